using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Cli.Tests;

public class FormatCommandTests
{
    private const string Canonical = "unit jian \"件\"\n";
    private const string Loose = "unit   jian   \"件\"";
    private const string Broken = "unit jian";

    [Fact]
    public void Rewrites_what_is_not_in_the_canonical_style_and_says_so()
    {
        using var workspace = new Workspace().With("a.rdsl", Loose).With("b.rdsl", Canonical);
        var result = workspace.Run("format", ".");
        Assert.Equal((0, "a.rdsl\n", "2 files, 1 formatted\n"), (result.ExitCode, result.Out, result.Error));
        Assert.Equal(Canonical, workspace.Read("a.rdsl"));
        Assert.Equal(["a.rdsl", "b.rdsl"], workspace.Files());
        result = workspace.Run("format", ".", "--lang", "zh");
        Assert.Equal((0, "", "2 个文件，已整理 0 个\n"), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public void The_examples_are_in_the_canonical_style()
    {
        using var workspace = new Workspace();
        var result = workspace.Run("format", Repository.PathOf("examples"), "--check");
        Assert.Equal((0, ""), (result.ExitCode, result.Out));
    }

    [Fact]
    public void Check_changes_nothing_and_exits_with_1()
    {
        using var workspace = new Workspace().With("a.rdsl", Loose).With("b.rdsl", Canonical);
        var result = workspace.Run("format", ".", "--check");
        Assert.Equal((1, "a.rdsl\n", "2 files, 1 not in the canonical style\n"), (result.ExitCode, result.Out, result.Error));
        Assert.Equal(Loose, workspace.Read("a.rdsl"));
        Assert.Equal(0, workspace.Run("format", "b.rdsl", "--check").ExitCode);
    }

    [Fact]
    public void Leaves_files_with_syntax_errors_alone_and_formats_the_others()
    {
        using var workspace = new Workspace().With("a.rdsl", Broken).With("b.rdsl", Loose);
        var result = workspace.Run("format", ".");
        Assert.Equal((1, "b.rdsl\n"), (result.ExitCode, result.Out));
        Assert.Equal("a.rdsl: not formatted, because it has syntax errors\n2 files, 1 formatted\n", result.Error);
        Assert.Equal((Broken, Canonical), (workspace.Read("a.rdsl"), workspace.Read("b.rdsl")));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_said()
    {
        using var workspace = new Workspace().With("a.rdsl", [0xFF]).With("b.rdsl", Loose);
        var result = workspace.Run("format", ".");
        Assert.Equal((1, "b.rdsl\n"), (result.ExitCode, result.Out));
        Assert.Contains("a.rdsl(1,1): error RD7004", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_stays_a_link_and_permissions_stay()
    {
        using var workspace = new Workspace().With("real/a.rdsl", Loose);
        File.CreateSymbolicLink(workspace["real/link.rdsl"], workspace["real/a.rdsl"]);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(workspace["real/a.rdsl"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(0, workspace.Run("format", "real/link.rdsl").ExitCode);
        Assert.Equal(Canonical, workspace.Read("real/a.rdsl"));
        Assert.NotNull(new FileInfo(workspace["real/link.rdsl"]).LinkTarget);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(workspace["real/a.rdsl"]));
    }
}
