using System.Text;
using System.Text.Json;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Runtime.Tests;

/// <summary>The data format: what is read comes back, what is wrong is refused with its place.</summary>
public sealed class ReportJsonTests
{
    private static readonly ReportSchema Schema = new(
        "T",
        "1",
        "zh",
        PeriodKind.Year,
        [new("agency", "填报单位", new(DataTypeKind.Text)), new("since", "日期", new(DataTypeKind.Date)), new("open", "公开", new(DataTypeKind.Boolean))],
        [new("s.body", "", new(DataTypeKind.Text))],
        [
            new("s.t", "表", [new("a", "甲"), new("g.b", "乙")], [new("x", "一"), new("y", "二")], [new(DataTypeKind.Number) { Scale = 4 }], [0, 0, 0, -1]),
            new("line", "行", [new("", "")], [new("x", "一")], [new(DataTypeKind.Count)], [0]),
            new("column", "列", [new("a", "甲")], [new("", "")], [new(DataTypeKind.Count)], [0]),
            new("single", "格", [new("", "")], [new("", "")], [new(DataTypeKind.Count)], [0]),
        ])
    {
        From = ReportPeriod.Of(2021),
        To = ReportPeriod.Of(2025),
    };

    [Fact]
    public void What_is_written_is_canonical_and_comes_back_as_it_was()
    {
        const string Canonical = """
            {
              "template": "T",
              "version": "1",
              "period": "2023",
              "fields": {
                "agency": "利通区 <\"&+'>",
                "since": "2024-02-29",
                "open": true
              },
              "narratives": {
                "s.body": "一\n二"
              },
              "tables": {
                "s.t": {
                  "a": {
                    "x": 18.871,
                    "y": "/"
                  },
                  "g.b": {
                    "x": {
                      "value": 22,
                      "note": "其中修订16件"
                    }
                  }
                },
                "line": {
                  "x": -1
                },
                "column": {
                  "a": "12件"
                },
                "single": 7
              },
              "explanations": {
                "s.t.check[a]": "机构改革"
              }
            }
            """;

        var report = Probe.Of(Schema, Canonical.ReplaceLineEndings("\n"));

        Assert.Equal(Canonical.ReplaceLineEndings("\n"), report.ToJson());
    }

    [Theory]
    [InlineData("""{"value": null, "note": "缺"}""", """{"value":null,"note":"缺"}""")]
    [InlineData("""{"note": "缺"}""", """{"value":null,"note":"缺"}""")]
    [InlineData("""{"value": 1, "note": " "}""", "1")]
    [InlineData("""{"note": "缺", "invalid": "#REF!"}""", """{"invalid":"#REF!","note":"缺"}""")]
    [InlineData("""{"invalid": "/"}""", """{"invalid":"/"}""")]
    [InlineData("""{"absent": true}""", """{"absent":true}""")]
    [InlineData("1.500", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("-0", "0")]
    [InlineData("0.00000000000000000000000000000000", "0")]
    [InlineData("79228162514264337593543950335", null)]
    [InlineData("10000000000000000000000000000", "10000000000000000000000000000")]
    public void Contents_that_mean_the_same_are_written_the_same(string content, string? written)
    {
        if (written is null)
        {
            Assert.Throws<JsonException>(() => Probe.Of(Schema, With(content)));
            return;
        }

        using var document = JsonDocument.Parse(Probe.Of(Schema, With(content)).ToJson());
        var cell = document.RootElement.GetProperty("tables").GetProperty("s.t").GetProperty("a").GetProperty("x");
        Assert.Equal(written, cell.GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("""{ "template": "T" }""", "$")]
    [InlineData("""{ "template": "U", "version": "1", "period": "2023" }""", "$.template")]
    [InlineData("""{ "template": "T", "version": 1 }""", "$.version")]
    [InlineData("""{ "template": "T", "version": "1" }""", "$")]
    [InlineData("""{ "template": "T", "version": "1", "period": null }""", "$.period")]
    [InlineData("""{ "template": "T", "version": "1", "period": 2023 }""", "$.period")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2020" }""", "$.period")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2026" }""", "$.period")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023-Q1" }""", "$.period")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "other": 1 }""", "$")]
    [InlineData("""{ "template": "T", "version": "1", "version": "1" }""", "$")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023" } x""", "")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023" } {}""", "")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": [] }""", "$.fields")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "Agency": "" } }""", "$.fields")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": "a", "agency": "a" } }""", "$.fields")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": [] } }""", "$.fields.agency")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": { "value": {} } } }""", "$.fields.agency")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": { "value": 1, "value": 1 } } }""", "$.fields.agency")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": { "remark": "" } } }""", "$.fields.agency")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": { "value": 1, "invalid": "x" } } }""", "$.fields.agency")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": { "absent": true, "value": null } } }""", "$.fields.agency")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": { "absent": false } } }""", "$.fields.agency")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": { "invalid": null } } }""", "$.fields.agency")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "agency": "\ud800" } }""", "$.fields.agency")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "fields": { "\udfff": "" } }""", "$.fields")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "tables": { "t": {} } }""", "$.tables")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "tables": { "s.t": { "a": { "z": 1 } } } }""", "$.tables['s.t'].a")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "tables": { "s.t": { "g.b": { "y": 1 } } } }""", "$.tables['s.t']['g.b']")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "tables": { "s.t": { "a": {}, "a": {} } } }""", "$.tables['s.t']")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "tables": { "s.t": { "a": 1 } } }""", "$.tables['s.t'].a")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "tables": { "s.t": { "a": { "x": 1e400 } } } }""", "$.tables['s.t'].a.x")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "tables": { "s.t": { "a": { "x": 1e-40 } } } }""", "$.tables['s.t'].a.x")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "tables": { "s.t": { "a": { "x": 0.12345678901234567890123456789012 } } } }""", "$.tables['s.t'].a.x")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "tables": { "s.t": { "a": { "x": 01 } } } }""", "")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "explanations": { "a": 1 } }""", "$.explanations")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "explanations": { "a": "", "a": "" } }""", "$.explanations")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023", "explanations": { "s.t.check[b]": "" } }""", "$.explanations")]
    public void What_is_wrong_is_refused_with_its_path(string json, string path)
    {
        var exception = Assert.ThrowsAny<JsonException>(() => Probe.Of(Schema, json));

        Assert.Equal(path, exception.Path ?? "");
    }

    [Theory]
    [InlineData("", "The report does not name its period.")]
    [InlineData(""", "period": "2020" """, "The form does not serve the period 2020.")]
    [InlineData(""", "period": "2023-06" """, "\"2023-06\" is no period of this form, such as \"2023\".")]
    [InlineData(""", "period": "last year" """, "\"last year\" is no period of this form, such as \"2023\".")]
    public void A_period_is_refused_in_the_words_of_the_command_line(string period, string message) => Assert.StartsWith(
        message, Assert.Throws<JsonException>(() => Probe.Of(Schema, $$"""{ "template": "T", "version": "1"{{period}} }""")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", null)]
    [InlineData(""", "period": "2020" """, "2020")]
    [InlineData(""", "period": "2023-06" """, "refused")]
    public void Where_any_period_is_accepted_it_may_be_one_that_is_not_served_or_none(string period, string? expected)
    {
        var probe = new Probe(Schema);
        var json = Encoding.UTF8.GetBytes($$"""{ "template": "T", "version": "1"{{period}} }""");
        if (expected == "refused")
            Assert.Throws<JsonException>(() => probe.Read(json, AcceptedPeriods.Any));
        else
            probe.Read(json, AcceptedPeriods.Any);

        Assert.Equal(expected is "refused" ? null : expected, probe.Period?.ToString());
    }

    [Fact]
    public void A_reason_that_is_null_is_written_as_a_blank_one()
    {
        var probe = Probe.Of(Schema, With("1"));
        ((System.Collections.IDictionary)probe.Explanations)["a"] = null;

        Assert.Equal("", Probe.Of(Schema, probe.ToJson()).Explanations["a"]);
    }

    [Fact]
    public void An_error_tells_line_and_byte()
    {
        var exception = Assert.Throws<JsonException>(() => Probe.Of(Schema, "{ \"template\": \"T\",\n  \"version\": \"1\",\n  \"单位\": 1 }"));

        Assert.Equal((2, 2), (exception.LineNumber, exception.BytePositionInLine));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_other_encodings_are_refused()
    {
        const string Json = """{ "template": "T", "version": "1", "period": "2023" }""";
        var probe = new Probe(Schema);
        probe.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Json)]);

        Assert.ThrowsAny<JsonException>(() => new Probe(Schema).Read(Encoding.Unicode.GetBytes(Json)));
        Assert.ThrowsAny<JsonException>(() => new Probe(Schema).Read("{ \"template\": \"\xff\" }"u8.ToArray().Select(b => (byte)(b == 0xC3 ? 0xFF : b)).ToArray()));
    }

    [Fact]
    public void Every_beginning_of_a_report_is_refused_without_a_crash()
    {
        var json = Encoding.UTF8.GetBytes(With("""{"value": 1.5, "note": "缺"}"""));
        for (var length = 0; length < json.Length; length++)
            Assert.ThrowsAny<JsonException>(() => new Probe(Schema).Read(json.AsSpan(0, length)));
    }

    private static string With(string content) =>
        $$"""{ "template": "T", "version": "1", "period": "2023", "tables": { "s.t": { "a": { "x": {{content}} } } } }""";
}
