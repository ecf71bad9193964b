using System.Text;
using ReportDsl.Cli.Terminal;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Cli.Tests;

public class BuildCommandTests
{
    private static string Template(string code, string version, string body = "    field name \"名称\" : text(20)\n") =>
        $"template {code} version {version} \"题\" {{\n    period year from 2024\n    language zh\n{body}}}\n";

    [Fact]
    public void Writes_a_workbook_and_a_model_for_every_template_and_lists_them()
    {
        using var workspace = new Workspace().With("src/a.rdsl", Template("Staff", "2024")).With("src/b.rdsl", Template("Staff", "\"2.1\""));
        var result = workspace.Run("build", "src", "-o", "o/p");
        Assert.Equal((0, "2 templates, 4 files written\n"), (result.ExitCode, result.Error));
        Assert.Equal("o/p/Staff-2.1.xlsx o/p/Staff-2024.xlsx o/p/Staff2024.cs o/p/Staff2_1.cs", string.Join(' ', result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)));
        Assert.Equal(["o/p/Staff-2.1.xlsx", "o/p/Staff-2024.xlsx", "o/p/Staff2024.cs", "o/p/Staff2_1.cs", "src/a.rdsl", "src/b.rdsl"], workspace.Files());
    }

    [Fact]
    public void Builds_the_official_forms_byte_for_byte_the_same_each_time()
    {
        using var workspace = new Workspace();
        var examples = Repository.PathOf("examples/gov-info");
        Assert.Equal(0, workspace.Run("build", examples, "-o", "one").ExitCode);
        Assert.Equal(0, workspace.Run("build", examples, "-o", "two").ExitCode);
        Assert.Equal("2 templates, 4 files, all up to date", workspace.Run("build", examples, "-o", "one").Error.TrimEnd().Split('\n')[^1]);
        var files = workspace.Files().Where(file => file.StartsWith("one/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["one/GovInfo-2019.xlsx", "one/GovInfo-2021.xlsx", "one/GovInfo2019.cs", "one/GovInfo2021.cs"], files);
        Assert.All(files, file =>
            Assert.True(File.ReadAllBytes(workspace[file]).AsSpan().SequenceEqual(File.ReadAllBytes(workspace[file.Replace("one/", "two/", StringComparison.Ordinal)])), file));
    }

    [Fact]
    public void Writes_only_what_is_asked_for()
    {
        using var workspace = new Workspace().With("a.rdsl", Template("Staff", "1"));
        Assert.Equal(0, workspace.Run("build", "a.rdsl", "--emit", "csharp", "--namespace", "My.Reports").ExitCode);
        Assert.Equal(["a.rdsl", "out/Staff1.cs"], workspace.Files());
        Assert.Contains("namespace My.Reports;", workspace.Read("out/Staff1.cs"), StringComparison.Ordinal);
        Assert.Equal(2, workspace.Run("build", "a.rdsl", "--namespace", "1.2").ExitCode);
    }

    [Theory]
    [InlineData("broken.rdsl", "template T version 1 {", 1)]
    [InlineData("import.rdsl", "import \"../outside.rdsl\"\n", 1)]
    [InlineData("missing.rdsl", "import \"nowhere.rdsl\"\n", 1)]
    [InlineData("gbk.rdsl", "", 1)]
    public void Writes_nothing_where_one_file_has_errors(string name, string content, int code)
    {
        using var workspace = new Workspace().With("src/good.rdsl", Template("Staff", "1"));
        workspace.With("src/" + name, content.Length == 0 ? [0xFF] : Encoding.UTF8.GetBytes(content));
        var result = workspace.Run("build", "src");
        Assert.Equal((code, ""), (result.ExitCode, result.Out));
        Assert.Contains($"src/{name}", result.Error, StringComparison.Ordinal);
        Assert.Contains(": error RD", result.Error, StringComparison.Ordinal);
        Assert.Equal(["src/good.rdsl", $"src/{name}"], workspace.Files().OrderByDescending(file => file.Contains("good", StringComparison.Ordinal)));
    }

    [Fact]
    public void RD7001_what_outputs_do_not_hold_yet_is_said_and_nothing_written()
    {
        using var workspace = new Workspace()
            .With("a.rdsl", Template("Staff", "1"))
            .With("b.rdsl", Template("List", "1", "    section s \"S\" { table t \"T\" : count { columns { a \"A\" }  rows { many p by k \"K\" : text(9) } } }\n"));
        AssertFails(workspace, "b.rdsl(4,69): error RD7001: ", 1, "build", ".");
        AssertFails(workspace, "b.rdsl(4,69): error RD7001: ", 1, "build", ".", "--lang", "zh");
        Assert.Equal(0, workspace.Run("check", ".").ExitCode);
    }

    [Fact]
    public void RD7003_an_output_that_cannot_be_written_leaves_the_folder_as_it_was()
    {
        using var workspace = new Workspace().With("a.rdsl", Template("Staff", "1")).With("o/Staff1.cs/inside", "");
        AssertFails(workspace, "error RD7003: Cannot write 'o/Staff1.cs': ", 2, "build", "a.rdsl", "-o", "o");
        AssertFails(workspace, "error RD7003: Cannot write 'a.rdsl': ", 2, "build", "a.rdsl", "-o", "a.rdsl");
    }

    [Fact]
    public void RD7007_nothing_to_build()
    {
        using var workspace = new Workspace().With("a.rdsl", "unit jian \"件\"\n");
        AssertFails(workspace, "a.rdsl: error RD7007: ", 1, "build", "a.rdsl");
        Assert.Equal(0, workspace.Run("check", "a.rdsl").ExitCode);
    }

    [Theory]
    [InlineData("Budget", "2024", "BUDGET", "2024")]
    [InlineData("A1", "2", "A", "12")]
    [InlineData("A", "\"1/2\"", "A", "\"1:2\"")]
    public void RD7008_two_templates_with_one_output_file(string code, string version, string otherCode, string otherVersion)
    {
        using var workspace = new Workspace().With("a.rdsl", Template(code, version) + Template(otherCode, otherVersion));
        AssertFails(workspace, "error RD7008: ", 1, "build", "a.rdsl");
    }

    [Fact]
    public void Ten_thousand_errors_in_one_file_stay_readable()
    {
        using var workspace = new Workspace().With("a.rdsl", string.Concat(Enumerable.Repeat("unit\n", 10_000)));
        var result = workspace.Run("build", "a.rdsl");
        Assert.Equal(1, result.ExitCode);
        Assert.InRange(result.Error.Split('\n').Length, 100, 1_000);
        Assert.Contains("more\n", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Watch_builds_again_after_a_change_and_ends_with_0()
    {
        using var workspace = new Workspace().With("src/a.rdsl", Template("Staff", "1"));
        using var stop = new CancellationTokenSource();
        using var output = new LockedWriter();
        var watching = Task.Run(() => Application.Run(
            ["build", "src", "--emit", "csharp", "--watch", "--lang", "en"],
            new Host { Out = output, Error = output, WorkingDirectory = workspace.Folder, Environment = _ => null, Stopped = stop.Token }));

        await Until(() => File.Exists(workspace["out/Staff1.cs"]), watching);
        workspace.With("src/b.rdsl", Template("Other", "1"));
        await Until(() => File.Exists(workspace["out/Other1.cs"]), watching);
        workspace.With("src/b.rdsl", "template");
        await Until(() => output.ToString().Contains("error RD", StringComparison.Ordinal), watching);
        workspace.With("src/b.rdsl", Template("Third", "1"));
        await Until(() => File.Exists(workspace["out/Third1.cs"]), watching);
        await stop.CancelAsync();
        Assert.Equal(0, await watching);
    }

    /// <summary>Can be read while another thread writes.</summary>
    private sealed class LockedWriter : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_text)
                _text.Append(value);
        }

        public override string ToString()
        {
            lock (_text)
                return _text.ToString();
        }
    }

    /// <summary>Waits as long as the watch goes on; the runner's own limit ends a test that waits in vain.</summary>
    private static async Task Until(Func<bool> condition, Task<int> watching)
    {
        while (!condition())
        {
            Assert.False(watching.IsCompleted, "the watch has ended");
            await Task.Delay(20);
        }
    }

    private static void AssertFails(Workspace workspace, string message, int code, params string[] arguments)
    {
        var before = workspace.Files().ToArray();
        var result = workspace.Run(arguments);
        Assert.Equal((code, ""), (result.ExitCode, result.Out));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, workspace.Files());
    }
}
