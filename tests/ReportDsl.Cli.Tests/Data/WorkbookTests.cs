using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>The commands on real workbooks, with the examples' forms and published reports.</summary>
public class WorkbookTests
{
    private static string Forms => Repository.PathOf("examples");

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static IEnumerable<string> RulesOf(JsonElement report) =>
        report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString() ?? "");

    public static TheoryData<string> Published =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("examples/gov-info/reports"), "*.json").Select(Path.GetFileName).OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Published))]
    public void Filled_in_and_extracted_a_report_is_what_it_was(string name)
    {
        using var workspace = new Workspace().With("a.json", File.ReadAllBytes(Repository.PathOf("examples/gov-info/reports/" + name)));
        Assert.Equal(0, workspace.Run("fill", "-t", Forms, "a.json", "-o", "a.xlsx").ExitCode);
        Assert.Equal(0, workspace.Run("extract", "-t", Forms, "a.xlsx", "-o", "1").ExitCode);

        // What extract writes is canonical: once more round, and it is the same byte for byte.
        Assert.Equal(0, workspace.Run("fill", "-t", Forms, "1/a.json", "-o", "b/a.xlsx").ExitCode);
        Assert.Equal(0, workspace.Run("extract", "-t", Forms, "b/a.xlsx", "-o", "2").ExitCode);
        Assert.Equal(workspace.Read("1/a.json"), workspace.Read("2/a.json"));
        string Compared(string data) => workspace.Run("validate", "-t", Forms, data, "--format", "json").Out.Replace(data, "", StringComparison.Ordinal);
        Assert.Equal(Compared("a.json"), Compared("1/a.json"));
    }

    [Fact]
    public void Notes_and_reasons_survive_the_way_there_and_back()
    {
        using var workspace = Stock.Workspace()
            .With("a.json", Stock.Report("甲", 2023, """{"value":1.5,"note":"其中修订0.5"}""", "\"约2\"", "null", reason: "机构改革，\n职能划入"));
        Assert.Equal(0, workspace.Run("fill", "-t", "t", "a.json").ExitCode);
        var data = Json(workspace.Run("extract", "-t", "t", "a.xlsx").Out);
        Assert.Equal("机构改革，\n职能划入", data.GetProperty("explanations").GetProperty("main.carried").GetString());
        var opening = data.GetProperty("tables").GetProperty("main").GetProperty("opening").GetProperty("amount");
        Assert.Equal("1.5", opening.GetProperty("value").GetRawText());
        Assert.Equal("其中修订0.5", opening.GetProperty("note").GetString());
    }

    [Fact]
    public void A_workbook_gives_the_findings_of_its_data_and_the_places_of_its_cells()
    {
        using var workspace = Stock.Workspace().With("a.json", Stock.Report("甲", 2023, "1", "2", "4")).With("p.json", Stock.Report("甲", 2022, "0", "7", "7"));
        workspace.Run("fill", "-t", "t", "a.json", "--prior", "p.json");
        var result = workspace.Run("validate", "-t", "t", "a.json", "a.xlsx", "--format", "json", "--lang", "zh");
        Assert.Equal(1, result.ExitCode);
        var reports = Json(result.Out).GetProperty("reports");
        Assert.Equal(["file.twice", "main.balance"], RulesOf(reports[0]));

        // The year before is carried in the workbook.
        Assert.Equal(["file.twice", "main.carried", "main.balance"], RulesOf(reports[1]).Where(rule => !rule.StartsWith("file.stale", StringComparison.Ordinal)));
        var cell = reports[1].GetProperty("findings").EnumerateArray()
            .First(finding => finding.GetProperty("rule").GetString() == "main.balance").GetProperty("cells")[0];
        Assert.Equal("main", cell.GetProperty("sheet").GetString());
        Assert.Matches("^[A-Z]+[0-9]+$", cell.GetProperty("address").GetString());
        Assert.Equal(1, cell.GetProperty("value").GetDecimal());
    }

    [Fact]
    public void Lost_cells_stay_lost_in_data_and_are_told_there()
    {
        using var workspace = Stock.Workspace()
            .With("a.json", Stock.Report("甲", 2023, "1", """{ "absent": true }""", "4"))
            .With("b.json", Stock.Report("乙", 2023, "1", """{ "invalid": "#REF!" }""", "4"));
        var result = workspace.Run("validate", "-t", "t", "a.json", "b.json", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        var reports = Json(result.Out).GetProperty("reports");
        Assert.Equal(["file.altered"], RulesOf(reports[0]));
        Assert.Equal("main/added/amount", reports[0].GetProperty("findings")[0].GetProperty("message").GetString()?.Split(": ")[1].Split(". ")[0]);
        Assert.Equal(["main.type"], RulesOf(reports[1]));
        Assert.Equal(2, reports[0].GetProperty("summary").GetProperty("notAssessable").GetInt32());

        var fill = workspace.Run("fill", "-t", "t", "a.json");
        Assert.Equal((1, "a.xlsx\n"), (fill.ExitCode, fill.Out));
        Assert.Contains("file.altered", fill.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_says_what_a_workbook_cannot_hold()
    {
        using var workspace = new Workspace().With("t/days.rdsl", """
            template Days version 1 "日期" {
                period year from 2020
                language zh
                field agency "单位" : text(60)
                field day "日期" : date
                field done "完成" : boolean
            }
            """);
        workspace.With("a.json", """{"template":"Days","version":"1","period":"2024","fields":{"agency":"甲","day":"1899-12-31","done":"是"}}""");
        var result = workspace.Run("fill", "-t", "t", "a.json");
        Assert.Equal((1, "a.xlsx\n"), (result.ExitCode, result.Out));
        Assert.Contains("they will be read as others: day, done.", result.Error, StringComparison.Ordinal);

        workspace.With("b.json", $$"""{"template":"Days","version":"1","period":"2024","fields":{"day":"2024-01-31","agency":"{{new string('长', 32_768)}}" } }""");
        var refused = workspace.Run("fill", "-t", "t", "b.json");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
        Assert.Contains("RD7103", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace["b.xlsx"]));
    }

    [Fact]
    public void A_marked_copy_carries_the_messages_and_reads_as_the_original()
    {
        using var workspace = Stock.Workspace().With("a.json", Stock.Report("甲", 2023, "1", "2", "4"));
        workspace.Run("fill", "-t", "t", "a.json");
        Assert.Equal(1, workspace.Run("validate", "-t", "t", "a.xlsx", "--annotate", "copies", "--lang", "zh").ExitCode);
        using (var copy = ZipFile.OpenRead(workspace["copies/a.xlsx"]))
        {
            var comments = string.Concat(copy.Entries.Where(entry => entry.FullName.Contains("comments", StringComparison.Ordinal)).Select(ReadAll));
            Assert.Contains("年初加增加应等于年末", comments, StringComparison.Ordinal);
        }

        Assert.Equal(workspace.Run("extract", "-t", "t", "a.xlsx").Out, workspace.Run("extract", "-t", "t", "copies/a.xlsx").Out);
        Assert.Equal(1, workspace.Run("validate", "-t", "t", "copies/a.xlsx", "--annotate", "again").ExitCode);
    }

    [Fact]
    public void A_marked_copy_speaks_the_language_of_its_workbook()
    {
        using var workspace = Stock.Workspace().With("a.json", Stock.Report("甲", 2023, "1", "2", "4"));
        workspace.Run("fill", "-t", "t", "a.json");

        var result = workspace.Run("validate", "-t", "t", "a.xlsx", "--annotate", "copies", "--lang", "en");

        Assert.Contains("difference 1", result.Out, StringComparison.Ordinal);
        using var copy = ZipFile.OpenRead(workspace["copies/a.xlsx"]);
        var comments = string.Concat(copy.Entries.Where(entry => entry.FullName.Contains("comments", StringComparison.Ordinal)).Select(ReadAll));
        Assert.Contains("相差 1", comments, StringComparison.Ordinal);
        Assert.DoesNotContain("difference", comments, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_other_kinds_and_damaged_ones_are_findings_and_the_rest_goes_on()
    {
        using var workspace = Stock.Workspace().With("a.json", Stock.Report("甲", 2023, "1", "2", "3"));
        workspace.Run("fill", "-t", "t", "a.json", "-o", "d/9.xlsx");
        var whole = File.ReadAllBytes(workspace["d/9.xlsx"]);
        workspace
            .With("d/1-empty.xlsx", "")
            .With("d/2-text.xlsx", "no workbook")
            .With("d/3-old.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2048]])
            .With("d/4-cut.xlsx", whole[..(whole.Length / 2)])
            .With("d/5-bomb.xlsx", Bomb())
            .With("x.pdf", "%PDF-1.7")
            .With("x.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2048]]);
        var result = workspace.Run("validate", "-t", "t", "d", "x.pdf", "x.xls", "--format", "json", "--annotate", "copies");
        Assert.Equal(1, result.ExitCode);
        var reports = Json(result.Out).GetProperty("reports");
        Assert.Equal(8, reports.GetArrayLength());
        foreach (var at in (int[])[0, 1, 2, 3, 4, 6, 7])
            Assert.Equal("file.unreadable", RulesOf(reports[at]).First());
        Assert.Equal("甲", reports[5].GetProperty("entity").GetString());
        Assert.DoesNotContain("file.unreadable", RulesOf(reports[5]));
        Assert.False(Directory.Exists(workspace["copies"]));
    }

    /// <summary>A package whose sheet is much larger than its file says.</summary>
    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
                part.Write(zeros);
        }

        return stream.ToArray();
    }

    private static string ReadAll(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
