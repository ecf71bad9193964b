using System.Text;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

public sealed class ReportJsonTests
{
    private static readonly Form Form = Build();

    [Fact]
    public void Every_kind_of_content_is_read_and_written_back()
    {
        const string Text = """
            {
              "template": "T",
              "version": "1",
              "period": "2023",
              "fields": {
                "name": "卫生局",
                "day": "2024-02-29",
                "open": true,
                "amount": {
                  "invalid": "#REF!"
                }
              },
              "narratives": {
                "story.body": "正文\n第二段"
              },
              "tables": {
                "grid": {
                  "a": {
                    "x": 1,
                    "g.y": {
                      "value": 2.5,
                      "note": "其中修订16件"
                    }
                  },
                  "b": {
                    "x": "／",
                    "g.y": "12件"
                  }
                },
                "line": {
                  "x": {
                    "value": null,
                    "note": "空"
                  }
                },
                "list": {
                  "p": 3,
                  "q": {
                    "absent": true,
                    "note": "丢失"
                  }
                }
              },
              "explanations": {
                "same[a]": "机构改革"
              }
            }
            """;

        var report = Read(Text);

        Assert.Equal(CellContent.Of("卫生局"), report[Slot("name")]);
        Assert.Equal(CellContent.Of(new DateOnly(2024, 2, 29)), report[Slot("day")]);
        Assert.Equal(CellContent.Of(true), report[Slot("open")]);
        Assert.Equal(CellContent.Invalid("#REF!"), report[Slot("amount")]);
        Assert.Equal(CellContent.Of(2.5m), report[Slot("grid/a/g.y")]);
        Assert.Equal("其中修订16件", report.Notes[Slot("grid/a/g.y")]);
        Assert.Equal(ContentKind.Mark, report[Slot("grid/b/x")].Kind);
        Assert.Equal(CellContent.Of("12件"), report[Slot("grid/b/g.y")]);
        Assert.Equal(CellContent.Blank, report[Slot("line/x")]);
        Assert.Equal(CellContent.Of(3), report[Slot("list/p")]);
        Assert.Equal(CellContent.Absent, report[Slot("list/q")]);
        Assert.Equal("机构改革", report.Explanations["same[a]"]);
        Assert.Equal(Text.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(ReportJson.Write(report)));
    }

    [Theory]
    [InlineData("\"fields\": { \"nam\": 1 }", 2, 13, "$.fields", "unknown")]
    [InlineData("\"fields\": { \"name\": \"a\",\n  \"name\": \"b\" }", 3, 3, "$.fields", "twice")]
    [InlineData("\"tables\": { \"grid\": { \"a\": { \"x\": 1e400 } } }", 2, 35, "$.tables.grid.a.x", "digits")]
    [InlineData("\"fields\": { \"amount\": 0.12345678901234567890123456789 }", 2, 23, "$.fields.amount", "digits")]
    [InlineData("\"fields\": { \"amount\": 1e-40 }", 2, 23, "$.fields.amount", "digits")]
    [InlineData("\"fields\": { \"名\": \"，\", \"x\": 1 }", 2, 13, "$.fields", "unknown")]
    [InlineData("\"fields\": [1]", 2, 11, "$.fields", "object")]
    [InlineData("\"fields\": { \"name\": [1, [2]] }", 2, 21, "$.fields.name", "A cell is")]
    [InlineData("\"fields\": { \"name\": \"\\ud800\" }", 2, 21, "$.fields.name", "surrogate")]
    [InlineData("\"fields\": { \"name\": { \"value\": 1, \"valu\": 2 } }", 2, 35, "$.fields.name", "unknown")]
    [InlineData("\"fields\": { \"name\": { \"value\": 1, \"invalid\": \"x\" } }", 2, 46, "$.fields.name.invalid", "one of them")]
    [InlineData("\"fields\": { \"name\": { \"absent\": true, \"value\": null } }", 2, 48, "$.fields.name.value", "one of them")]
    [InlineData("\"fields\": { \"name\": { \"absent\": [false] } }", 2, 33, "$.fields.name.absent", "says true")]
    [InlineData("\"fields\": { \"name\": { \"invalid\": 1 } }", 2, 34, "$.fields.name.invalid", "must be a string")]
    [InlineData("\"tables\": { \"grid\": { \"c\": { \"x\": 1 } } }", 2, 23, "$.tables.grid", "unknown")]
    [InlineData("\"tables\": { \"grid\": { \"b\": { \"void\": 1 } } }", 2, 38, "$.tables.grid.b.void", "no cell")]
    [InlineData("\"explanations\": { \"other[a]\": \"x\" }", 2, 19, "$.explanations", "No rule")]
    [InlineData("\"fields\": { \"name\": nul }", 2, 21, "$.fields.name", "double quotes")]
    [InlineData("\"note\": 1", 2, 1, "$", "unknown")]
    public void A_problem_has_its_place(string part, int line, int column, string path, string words)
    {
        var reading = ReadPart(part);

        Assert.Null(reading.Report);
        var problem = reading.Problems[0];
        Assert.Contains(words, problem.Text.English, StringComparison.Ordinal);
        Assert.Equal((line, column, path), (problem.Line, problem.Column, problem.Path));
    }

    [Theory]
    [InlineData("""{ "template": "U", "version": "1", "period": "2023" }""", "expected here")]
    [InlineData("""{ "template": "T", "version": "2", "period": "2023" }""", "expected here")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023-Q1" }""", "no period")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2019" }""", "does not serve")]
    [InlineData("""{ "template": "T", "version": "1" }""", "does not name its period")]
    [InlineData("""{ "template": "T", "version": "1", "period": "2023" } 1""", "Nothing may follow")]
    [InlineData("", "The file is empty")]
    [InlineData("[]", "must be a JSON object")]
    public void The_head_must_be_that_of_the_form(string text, string words) =>
        Assert.Contains(ReportJson.Read(Encoding.UTF8.GetBytes(text), Form).Problems, problem => problem.Text.English.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Every_problem_is_told_not_only_the_first() =>
        Assert.Equal(3, ReadPart("\"fields\": { \"u\": 1, \"v\": {\"w\": [2]}, \"amount\": 1e99 }").Problems.Length);

    [Fact]
    public void That_a_text_is_no_JSON_is_told_however_much_else_is()
    {
        var unknown = string.Join(',', Enumerable.Range(0, 120).Select(i => $"\"u{i}\": 1"));

        var problems = ReadPart("\"fields\": { " + unknown + ", nul").Problems;

        Assert.Equal(101, problems.Length);
        Assert.StartsWith("Names stand in double quotes", problems[^1].Text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"fields\": { \"agency\": \"甲\", }\n}", 2, 28, "The comma before '}' is one too many: leave it out.")]
    [InlineData("{\"a\": [1, 2,\n]}", 1, 12, "The comma before ']' is one too many: leave it out.")]
    [InlineData("{'template': 1}", 1, 2, "Names and texts stand in straight double quotes (\"…\"), not in '.")]
    [InlineData("{\"a\": 'b'}", 1, 7, "Names and texts stand in straight double quotes (\"…\"), not in '.")]
    [InlineData("{\"a\": “b”}", 1, 7, "Names and texts stand in straight double quotes (\"…\"), not in “.")]
    [InlineData("{\"a\": 1 // one\n}", 1, 9, "JSON has no comments: leave it out. A remark on a cell is its \"note\".")]
    [InlineData("{\n/* c */ \"a\": 1}", 2, 1, "JSON has no comments: leave it out. A remark on a cell is its \"note\".")]
    [InlineData("{\"a\": 1, # c\n \"b\": 2}", 1, 10, "JSON has no comments: leave it out. A remark on a cell is its \"note\".")]
    [InlineData("{\"a\": 1\n \"b\": 2}", 2, 2, "A comma is missing before this.")]
    [InlineData("{\"a\": \"x\" \"b\": 2}", 1, 11, "A comma is missing before this.")]
    [InlineData("{\"a\": [1 2]}", 1, 10, "A comma is missing before this.")]
    [InlineData("{\"a\" 1}", 1, 6, "A colon is missing before this.")]
    [InlineData("{\"a\" \"b\"}", 1, 6, "A colon is missing before this.")]
    [InlineData("{\"a\": NaN}", 1, 7, "JSON has no NaN: write null for a blank.")]
    [InlineData("{\"a\": -Infinity}", 1, 7, "JSON has no Infinity: write null for a blank.")]
    [InlineData("{\"a\": None}", 1, 7, "JSON has no None: write null for a blank.")]
    [InlineData("{\"a\": True}", 1, 7, "Write true instead of True.")]
    [InlineData("{\"a\": nope}", 1, 7, "Texts stand in double quotes: write \"nope\".")]
    [InlineData("{\"a\": 机关}", 1, 7, "Texts stand in double quotes: write \"机关\".")]
    [InlineData("{template: \"T\"}", 1, 2, "Names stand in double quotes: write \"template\".")]
    [InlineData("{\"a\": 1, b: 2}", 1, 10, "Names stand in double quotes: write \"b\".")]
    [InlineData("{\"a\"：1}", 1, 5, "'：' is full-width: write ':'.")]
    [InlineData("{\"a\": 1，\"b\": 2}", 1, 8, "'，' is full-width: write ','.")]
    [InlineData("{\"a\": +1}", 1, 7, "A number is written as 12, -3 or 0.5: without a plus sign, leading zeros or separators.")]
    [InlineData("{\"a\": 012}", 1, 7, "A number is written as 12, -3 or 0.5: without a plus sign, leading zeros or separators.")]
    [InlineData("{\"a\": .5}", 1, 7, "A number is written as 12, -3 or 0.5: without a plus sign, leading zeros or separators.")]
    [InlineData("{\"a\": \"x\ny\"}", 1, 9, "A text holds a line break, or lacks its closing quote: write \\n, or close it.")]
    [InlineData("{\"a\": \"C:\\dir\"}", 1, 11, "In a text a backslash begins an escape such as \\n or \\\": a backslash itself is written \\\\.")]
    [InlineData("{\"a\": 1", 1, 8, "The text ends before it is complete: a quote or a closing } or ] is missing.")]
    [InlineData("<!DOCTYPE html>", 1, 1, "This is a web page or XML, not JSON.")]
    public void What_is_no_JSON_is_told_with_its_place_and_remedy(string text, int line, int column, string words)
    {
        var problem = ReportJson.Read(Encoding.UTF8.GetBytes(text), Form).Problems[^1];

        Assert.Equal((line, column, words), (problem.Line, problem.Column, problem.Text.English));
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_a_problem_at_its_first_wrong_byte()
    {
        var problem = ReportJson.Read([.. "{\n  \"甲\": \"caf"u8, 0xE9, .. "\"}"u8], Form).Problems.Single();

        Assert.Equal((2, 12, "The file is not UTF-8 from here on: save it as UTF-8."), (problem.Line, problem.Column, problem.Text.English));
    }

    [Theory]
    [InlineData("\"2019\"", true)]
    [InlineData("\"2023-Q1\"", true)]
    [InlineData("2023", false)]
    public void A_period_that_is_not_served_is_a_problem_of_its_own(string period, bool isOfPeriod)
    {
        var problems = ReportJson.Read(Encoding.UTF8.GetBytes($$"""{ "template": "T", "version": "1", "period": {{period}} }"""), Form).Problems;

        Assert.Equal(isOfPeriod, problems.Single().IsOfPeriod);
    }

    [Fact]
    public void The_header_tells_the_form_wherever_it_stands()
    {
        var text = "\uFEFF{\"tables\":{\"x\":[1,2]},\"period\":\"2023\",\"version\":\"2.1\",\"template\":\"T\",";
        Assert.Equal(new ReportHeader("T", "2.1", "2023"), ReportJson.ReadHeader(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(new ReportHeader(null, null, null), ReportJson.ReadHeader("nonsense"u8));
    }

    [Fact]
    public void A_stream_is_read_as_its_bytes_are()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("{\"template\":\"T\",\"version\":\"1\",\"period\":\"2023\"," + new string(' ', 200_000) + "\"fields\":{\"amount\":1.50}}"));
        var report = ReportJson.Read(stream, Form).Report;

        Assert.NotNull(report);
        Assert.Equal(CellContent.Of(1.5m), report[Slot("amount")]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_reports_come_back_as_they_were(int seed)
    {
        var random = new RandomForms(seed);
        for (var round = 0; round < 200; round++)
        {
            var form = random.Next();
            var report = random.Report(form);
            var written = ReportJson.Write(report);
            var reading = ReportJson.Read(written, form);

            Assert.Empty(reading.Problems);
            Assert.NotNull(reading.Report);
            Assert.All(form.Slots, slot => Assert.Equal(report[slot.Index], reading.Report[slot.Index]));
            Assert.Equal(written, ReportJson.Write(reading.Report));
        }
    }

    private static ReportReading ReadPart(string part) =>
        ReportJson.Read(Encoding.UTF8.GetBytes("{ \"template\": \"T\", \"version\": \"1\", \"period\": \"2023\",\n" + part + " }"), Form);

    private static ReportData Read(string text)
    {
        var reading = ReportJson.Read(Encoding.UTF8.GetBytes(text), Form);
        Assert.Empty(reading.Problems);
        return Assert.IsType<ReportData>(reading.Report);
    }

    private static int Slot(string path) => Form.Slots.Single(slot => slot.Path == path).Index;

    private static Form Build()
    {
        var builder = new FormBuilder("T", "1", "表").Period(PeriodKind.Year, "2020").With(form => form
            .Field("name", "名称", Specs.Text(100))
            .Field("day", "日期", Specs.Date)
            .Field("open", "公开", Specs.Boolean)
            .Field("amount", "金额", Specs.Number(2))
            .Section("story", "情况", section => section.Narrative("body"))
            .Table("grid", "表", table => table
                .Default(Specs.Number(1))
                .Columns(null, columns => columns.Item("x", "甲").Group("g", "组", group => group.Item("y", "乙")).Item("void", "无"))
                .Rows(null, rows => rows.Item("a", "子").Item("b", "丑"))
                .Void("b", "void"))
            .Table("line", "行", table => table.Columns(null, columns => columns.Item("x", "甲")))
            .Table("list", "列", table => table.Rows(null, rows => rows.Item("p", "一").Item("q", "二"))));
        return builder
            .Check("same", "相同", ["a"], (t, row) => Terms.Equal(t.At($"grid/{row}/x"), t.At($"grid/{row}/g.y")), explain: true)
            .Check("other", "不同", ["a"], (t, row) => Terms.Equal(t.At($"grid/{row}/x"), t.At($"grid/{row}/g.y")))
            .Build();
    }
}
