using System.IO.Compression;
using System.Text.Json;
using ReportDsl.Evaluation;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

public class ExtractAndFillTests
{
    private static CommandResult Extract(Workspace workspace, params string[] args) =>
        workspace.RunIn(host => host with { Workbooks = FakeWorkbooks.Access }, ["extract", "-t", "t", .. args]);

    [Fact]
    public void A_single_workbook_is_printed_as_data()
    {
        using var workspace = Stock.Workspace().With("a.xlsx", Stock.Report("甲", 2023, "1.50", "\"2件\"", "4", reason: "因故"));
        var result = Extract(workspace, "a.xlsx");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        using var document = JsonDocument.Parse(result.Out);
        Assert.Equal("因故", document.RootElement.GetProperty("explanations").GetProperty("main.carried").GetString());
        var main = document.RootElement.GetProperty("tables").GetProperty("main");
        Assert.Equal("1.5", main.GetProperty("opening").GetProperty("amount").GetRawText());
        Assert.Equal("2件", main.GetProperty("added").GetProperty("amount").GetString());
    }

    [Fact]
    public void Workbooks_become_data_files_and_what_is_wrong_is_said()
    {
        using var workspace = Stock.Workspace()
            .With("d/a.xlsx", Stock.Report("甲", 2023, "1", "2", "3"))
            .With("d/x/b.xlsm", Stock.Report("乙", 2023, "1", "2", "3"))
            .With("d/c.xlsx", "{}").With("d/d.json", "not a workbook");
        var result = Extract(workspace, "d", "-o", "out");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("out/a.json\nout/b.json\n", result.Out);
        Assert.Equal(
            "d/c.xlsx: error file.template: The file does not say which template it is a report of.\n3 workbooks, 2 extracted\n", result.Error);
        using var document = JsonDocument.Parse(workspace.Read("out/b.json"));
        Assert.Equal("乙", document.RootElement.GetProperty("fields").GetProperty("agency").GetString());
        Assert.DoesNotContain("out/c.json", workspace.Files());
    }

    [Fact]
    public void Findings_of_severity_error_are_1_and_the_data_is_written_all_the_same()
    {
        using var workspace = Stock.Workspace().With("a.xlsx", Stock.Report("甲", 2023, "1", "2", "3"));
        CommandResult Run(FileRule rule) => workspace.RunIn(
            host => host with
            {
                Workbooks = FakeWorkbooks.With(reading => reading with { Findings = [rule.Finding(new("so", "如此")) with { Sheet = "主", Address = "B2" }] }),
            },
            "extract", "-t", "t", "a.xlsx");

        var altered = Run(FileRules.Altered);
        Assert.Equal(1, altered.ExitCode);
        Assert.Equal("a.xlsx[主!B2]: error file.altered: so\n", altered.Error);
        Assert.StartsWith("{", altered.Out, StringComparison.Ordinal);
        Assert.Equal(0, Run(FileRules.Moved).ExitCode);
    }

    [Fact]
    public void An_interrupted_run_leaves_whole_files()
    {
        using var workspace = Stock.Workspace();
        for (var i = 0; i < 200; i++)
            workspace.With($"d/{i:D3}.xlsx", Stock.Report($"单位{i}", 2023, "1", "2", "3"));
        using var stop = new CancellationTokenSource();
        var read = 0;
        var access = FakeWorkbooks.With(reading =>
        {
            if (Interlocked.Increment(ref read) == 5) stop.Cancel();
            return reading;
        });
        var result = workspace.RunIn(
            host => host with { Workbooks = access, Stopped = stop.Token }, "extract", "-t", "t", "d", "-o", "out");
        Assert.Equal(130, result.ExitCode);
        var written = workspace.Files().Where(file => file.StartsWith("out/", StringComparison.Ordinal)).ToList();
        Assert.Equal(read, written.Count);
        Assert.All(written, file => Assert.EndsWith("}", workspace.Read(file).TrimEnd(), StringComparison.Ordinal));
        Assert.Contains($"interrupted: {read} of 200", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extract -t t d/a.xlsx e/b.xlsx", "-o")]
    [InlineData("extract -t t d/a.xlsx e/a.xlsx -o out", "'d/a.xlsx' and 'e/a.xlsx' would both be written to 'a.json'")]
    [InlineData("extract -t t d/c.json -o d", "'c.json' is one of the inputs")]
    [InlineData("extract -t t nowhere.xlsx", "'nowhere.xlsx'")]
    [InlineData("extract d/a.xlsx", "-t")]
    [InlineData("fill -t t nowhere.json", "'nowhere.json'")]
    [InlineData("fill -t t d/c.json -o d/c.json", "'d/c.json' is one of the inputs")]
    [InlineData("fill -t t d/c.json d/c.json", "d/c.json")]
    [InlineData("fill -t t d/c.json -o t", "'t'")]
    public void Wrong_usage_is_2_and_writes_nothing(string arguments, string said)
    {
        var report = Stock.Report("甲", 2023, "1", "2", "3");
        using var workspace = Stock.Workspace().With("d/a.xlsx", report).With("e/a.xlsx", report).With("e/b.xlsx", report).With("d/c.json", report);
        var before = workspace.Files().ToList();
        var result = workspace.RunIn(host => host with { Workbooks = FakeWorkbooks.Access }, arguments.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Out);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, workspace.Files());
    }

    [Fact]
    public void Data_is_filled_into_a_workbook_named_as_the_data()
    {
        using var workspace = Stock.Workspace()
            .With("d/a.json", Stock.Report("甲县", 2023, "1.25", "2", "\"四件\"", reason: "机构改革"))
            .With("p.json", Stock.Report("甲县", 2022, "1", "2", "98765"));
        var result = workspace.Run("fill", "-t", "t", "d/a.json", "--prior", "p.json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("a.xlsx\n", result.Out);
        Assert.Equal("", result.Error);
        var content = ContentOf(workspace["a.xlsx"]);
        foreach (var part in (string[])["甲县", "1.25", "四件", "机构改革", "98765"])
            Assert.Contains(part, content, StringComparison.Ordinal);

        var again = workspace.Run("fill", "-t", "t", "d/a.json");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("'a.xlsx' is there already", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, workspace.Run("fill", "-t", "t", "d/a.json", "-o", "a.xlsx").ExitCode);
        Assert.DoesNotContain("98765", ContentOf(workspace["a.xlsx"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new/", "new/a.xlsx")]
    [InlineData("t", "t/a.xlsx")]
    [InlineData(".", "./a.xlsx")]
    public void A_folder_is_no_place_for_a_workbook(string output, string proposal)
    {
        using var workspace = Stock.Workspace().With("d/a.json", Stock.Report("甲县", 2023, "1", "2", "3"));
        var before = workspace.Files();
        var result = workspace.Run("fill", "-t", "t", "d/a.json", "-o", output);
        Assert.Equal((2, "", $"error: '{output}' is a folder: name the workbook to write, such as '{proposal}'\n"), (result.ExitCode, result.Out, result.Error));
        Assert.Equal(before, workspace.Files());
    }

    [Fact]
    public void Data_with_problems_is_not_filled_in()
    {
        using var workspace = Stock.Workspace().With("a.json", Stock.Report("甲", 2023, "1", "2", "3").Replace("added", "extra", StringComparison.Ordinal));
        var result = workspace.Run("fill", "-t", "t", "a.json");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("a.json(1,", result.Error, StringComparison.Ordinal);
        Assert.Contains("$.tables.main", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace["a.xlsx"]));
    }

    private static string ContentOf(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return string.Concat(archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }
}
