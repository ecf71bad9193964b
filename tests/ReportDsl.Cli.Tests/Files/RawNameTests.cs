using ReportDsl.Cli.Tests.Data;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Cli.Tests.Files;

/// <summary>Names that are no UTF-8, as archives packed on Chinese systems leave them; made and taken away by a shell.</summary>
public sealed class RawNameTests : IDisposable
{
    // 年报, 模板 and 库 in GBK, and bytes that are no text at all.
    private const string Report = @"\304\352\261\250";
    private const string Folder = @"\304\243\260\345";
    private const string Noise = @"\377\376";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Workspace _workspace = new Workspace()
        .With("t/stock.rdsl", Stock.Template)
        .With("good.json", Stock.Report("甲", 2023, "1", "2", "3"))
        .With("bad.json", Stock.Report("乙", 2023, "1", "2", "4"));

    public void Dispose()
    {
        Programs.Run(Limit, "sh", "-c", $"rm -rf '{_workspace.Folder}'/*");
        _workspace.Dispose();
    }

    [LinuxFact]
    public void A_report_named_by_itself_is_read_and_shown()
    {
        var output = Shell($"mv bad.json \"$(printf '{Report}').json\"", $"reportdsl validate -t t \"$(printf '{Report}').json\" --lang zh");
        Assert.Contains("年报.json", output, StringComparison.Ordinal);
        Assert.Contains("年初加增加应等于年末", output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Reports_in_a_folder_are_read_whatever_folders_and_files_are_called()
    {
        var output = Shell(
            $"mkdir -p d/\"$(printf '{Folder}')\"",
            $"mv good.json d/\"$(printf '{Folder}')\"/\"$(printf '{Report}').json\"",
            $"mv bad.json d/\"$(printf '{Noise}')\".json",
            "reportdsl validate -t t d --format json");
        Assert.Contains("\"d/模板/年报.json\"", output, StringComparison.Ordinal);
        Assert.Contains("\"d/\uFFFD\uFFFD.json\"", output, StringComparison.Ordinal);
        Assert.Contains("\"withErrors\":1", output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Templates_are_read_and_their_findings_placed()
    {
        var output = Shell(
            $"mv t/stock.rdsl \"$(printf '{Folder}').rdsl\"",
            $"reportdsl check \"$(printf '{Folder}').rdsl\"",
            $"reportdsl validate -t \"$(printf '{Folder}').rdsl\" good.json",
            $"printf 'template' >> \"$(printf '{Folder}').rdsl\"",
            $"reportdsl check \"$(printf '{Folder}').rdsl\"");
        Assert.Contains("模板.rdsl(17,", output, StringComparison.Ordinal);
        Assert.DoesNotContain("no file or folder", output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Outputs_have_names_that_people_can_read()
    {
        Shell(
            "reportdsl fill good.json -t t -o good.xlsx",
            $"mv good.xlsx \"$(printf '{Report}').xlsx\"",
            $"reportdsl extract \"$(printf '{Report}').xlsx\" -t t -o data",
            $"mv bad.json \"$(printf '{Folder}').json\"",
            $"reportdsl fill \"$(printf '{Folder}').json\" -t t");
        Assert.Equal(_workspace.Read("good.json").Length > 0, File.Exists(_workspace["data/年报.json"]));
        Assert.True(File.Exists(_workspace["模板.xlsx"]));
    }

    [LinuxFact]
    public void What_is_not_there_is_named_and_no_output_is_given_such_a_name()
    {
        var output = Shell(
            $"reportdsl validate -t t \"$(printf '{Report}').json\" --lang en",
            $"reportdsl fill good.json -t t -o \"$(printf '{Report}').xlsx\" --lang en");
        Assert.Contains("there is no file or folder '年报.json'", output, StringComparison.Ordinal);
        Assert.Contains("its name is no UTF-8", output, StringComparison.Ordinal);
        Assert.DoesNotContain(_workspace.Files(), file => file.EndsWith(".xlsx", StringComparison.Ordinal));
    }

    private string Shell(params string[] commands) => Programs.Run(
        Limit, "sh", "-c",
        $"cd '{_workspace.Folder}'; reportdsl() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "reportdsl.dll")}' \"$@\" 2>&1; }}; {string.Join("; ", commands)}; true");
}
