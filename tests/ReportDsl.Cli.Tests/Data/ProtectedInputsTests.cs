using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>No command on data writes over one of its inputs, whatever names lead to it, or over what is no file.</summary>
public class ProtectedInputsTests
{
    private static readonly string Report = Stock.Report("甲", 2023, "1", "2", "4");

    private static CommandResult Run(Workspace workspace, string arguments) =>
        workspace.RunIn(host => host with { Workbooks = FakeWorkbooks.Access }, arguments.Split(' '));

    /// <summary>Templates of which one imports what is not selected, data and earlier data, and links to all of them.</summary>
    private static Workspace Linked()
    {
        var workspace = Stock.Workspace()
            .With("i/shared.rdsl", "unit jian \"件\"\n")
            .With("i/a/main.rdsl", "import \"../shared.rdsl\"\n\n" + Stock.SecondVersion)
            .With("i/b/other.rdsl", "unit ren \"人\"\n")
            .With("d/a.xlsx", Report).With("d/a.json", Report).With("p/b.json", Report);
        Directory.CreateSymbolicLink(workspace["link"], ".");
        Directory.CreateSymbolicLink(workspace["dl"], "d");
        File.CreateSymbolicLink(workspace["a.json"], "d/a.json");
        File.CreateSymbolicLink(workspace["out.xlsx"], "t/stock.rdsl");
        Directory.CreateDirectory(workspace["copies"]);
        File.CreateSymbolicLink(workspace["copies/a.xlsx"], "../d/a.xlsx");
        return workspace;
    }

    [Theory]
    [InlineData("fill d/a.json -t t -o t/stock.rdsl")]
    [InlineData("fill d/a.json -t t -o out.xlsx")]
    [InlineData("fill d/a.json -t t -o link/d/a.json")]
    [InlineData("fill a.json -t t -o d/a.json")]
    [InlineData("fill d/a.json -t t -o a.json")]
    [InlineData("fill d/a.json -t t --prior p -o link/p/b.json")]
    [InlineData("fill d/a.json -t i/a -t i/b -o i/shared.rdsl")]
    [InlineData("validate d/a.json -t t -o t/stock.rdsl")]
    [InlineData("validate d/a.json -t link/t/stock.rdsl -o t/stock.rdsl")]
    [InlineData("validate d/a.json -t t -o link/d/a.json")]
    [InlineData("validate d/a.json -t t -o dl/a.json")]
    [InlineData("validate d -t t -o d/a.json")]
    [InlineData("validate d -t t -o link/d/a.xlsx")]
    [InlineData("validate d -t t --prior . -o link/p/b.json")]
    [InlineData("validate d/a.json -t t --prior link/p/b.json -o link/link/p/b.json")]
    [InlineData("validate d/a.json -t i/a -t i/b -o i/shared.rdsl")]
    [InlineData("validate d/a.xlsx -t t --annotate dl")]
    [InlineData("validate d -t t --annotate copies")]
    [InlineData("extract d/a.xlsx d/a.json -t t -o dl")]
    [InlineData("extract d/a.json -t t -o link/link/d")]
    public void An_input_is_not_replaced(string arguments)
    {
        using var workspace = Linked();
        var before = Contents(workspace);
        var result = Run(workspace, arguments);
        Assert.Contains("is one of the inputs", result.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Equal(before, Contents(workspace));
    }

    [Theory]
    [InlineData("d")]
    [InlineData("dl")]
    [InlineData("link/d")]
    [InlineData(".")]
    public void Copies_do_not_go_into_the_folder_of_the_originals(string folder)
    {
        using var workspace = Linked();
        var before = Contents(workspace);
        var result = Run(workspace, $"validate d -t t --annotate {folder}");
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Equal("error: the originals are in 'd', and copies cannot go there: name another folder for them\n", result.Error);
        Assert.Equal(before, Contents(workspace));
    }

    [Fact]
    public void What_the_command_writes_behind_a_link_is_not_data()
    {
        using var workspace = Stock.Workspace().With("d/a.xlsx", Report).With("d/copies/a.xlsx", Report).With("d/result.json", "{}");
        Directory.CreateSymbolicLink(workspace["link"], "d");
        var result = Run(workspace, "validate d -t t --format json --annotate link/copies -o link/result.json");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("1 annotated copy in link/copies\n1 report: 1 with errors", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_and_a_copy_do_not_replace_each_other()
    {
        using var workspace = Stock.Workspace().With("d/a.xlsx", Report);
        var result = Run(workspace, "validate d -t t --annotate copies -o copies/a.xlsx");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("would both be written", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fill d/a.json -t t -o out.xlsx")]
    [InlineData("validate d -t t -o out.xlsx")]
    public void An_output_behind_a_link_is_written_and_the_link_stays(string arguments)
    {
        using var workspace = Stock.Workspace().With("d/a.json", Report).With("real/old.xlsx", "old");
        File.CreateSymbolicLink(workspace["out.xlsx"], "real/old.xlsx");
        Run(workspace, arguments);
        Assert.Equal("real/old.xlsx", new FileInfo(workspace["out.xlsx"]).LinkTarget);
        Assert.NotEqual("old", workspace.Read("real/old.xlsx"));
        Assert.Equal(["d/a.json", "out.xlsx", "real/old.xlsx", "t/stock.rdsl"], workspace.Files());
    }

    [UnixFact]
    public void What_is_no_file_is_not_replaced()
    {
        using var workspace = Stock.Workspace().With("d/a.xlsx", Report).With("d/a.json", Report);
        foreach (var pipe in (string[])["pipe", "o/a.json", "copies/a.xlsx"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(workspace[pipe]) ?? workspace.Folder);
            Programs.Run(TimeSpan.FromMinutes(1), "mkfifo", workspace[pipe]);
        }

        File.CreateSymbolicLink(workspace["link"], "pipe");
        foreach (var (arguments, remedy) in ((string, string)[])
                 [
                     ("fill d/a.json -t t -o pipe", "name another place\n"),
                     ("validate d -t t -o pipe", "name another place, or leave -o out to print\n"),
                     ("validate d -t t -o link", "name another place, or leave -o out to print\n"),
                     ("validate d -t t --annotate copies", "name another place\n"),
                     ("extract d/a.xlsx -t t -o pipe", "name another place, or leave -o out to print\n"),
                     ("extract d/a.xlsx -t t -o o", "name another place\n"),
                 ])
        {
            var result = Run(workspace, arguments);
            Assert.Equal((2, ""), (result.ExitCode, result.Out));
            Assert.EndsWith("it is a device, a pipe or a socket: " + remedy, result.Error, StringComparison.Ordinal);
        }

        Assert.EndsWith("这是设备、管道或套接字：请另指定位置，或不用 -o 而直接打印\n", Run(workspace, "validate d -t t -o pipe --lang zh").Error, StringComparison.Ordinal);
        Assert.All(["pipe", "o/a.json", "copies/a.xlsx"], path => Assert.Equal(Cli.Files.FileKind.Special, Cli.Files.FileKinds.Of(workspace[path])));
    }

    [UnixFact]
    public void A_pipe_among_the_data_is_a_finding_and_the_rest_goes_on()
    {
        using var workspace = Stock.Workspace().With("d/b.xlsx", Stock.Report("甲", 2023, "1", "2", "3"));
        foreach (var pipe in (string[])["d/a.xlsx", "d/c.json"])
            Programs.Run(TimeSpan.FromMinutes(1), "mkfifo", workspace[pipe]);
        File.CreateSymbolicLink(workspace["link.xlsx"], "d/a.xlsx");

        var result = Run(workspace, "validate d link.xlsx -t t --lang zh --prior d");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(3, result.Out.Split("该文件是设备、管道或套接字").Length - 1);
        Assert.Contains("共 4 份报告", result.Out, StringComparison.Ordinal);

        result = Run(workspace, "extract d -t t -o o");
        Assert.Equal((1, "o/b.json\n"), (result.ExitCode, result.Out));
        Assert.StartsWith(
            "d/a.xlsx: error file.unreadable: The file is a device, a pipe or a socket", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, Run(workspace, "fill d/c.json -t t").ExitCode);
    }

    [Fact]
    public void Why_a_file_cannot_be_read_is_said_in_the_language_of_the_messages()
    {
        using var workspace = Stock.Workspace().With("d/b.json", Report);
        File.CreateSymbolicLink(workspace["d/a.json"], "nowhere.json");
        File.CreateSymbolicLink(workspace["d/c.json"], "c.json");
        var result = Run(workspace, "validate d -t t --lang zh");
        Assert.Contains("无法读取文件：不存在，或链接没有指向任何文件。", result.Out, StringComparison.Ordinal);
        Assert.Contains("无法读取文件：链接循环指向自身。", result.Out, StringComparison.Ordinal);
    }

    private static List<string> Contents(Workspace workspace) =>
    [
        .. Directory.EnumerateFileSystemEntries(workspace.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 })
            .Select(path => new FileInfo(path).LinkTarget ?? (Directory.Exists(path) ? path : path + File.ReadAllText(path)))
            .Order(StringComparer.Ordinal),
    ];
}
