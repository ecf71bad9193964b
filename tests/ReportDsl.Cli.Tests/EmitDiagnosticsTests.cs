using ReportDsl.Diagnostics;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Cli.Tests;

public class EmitDiagnosticsTests
{
    [Fact]
    public void RD7004_file_is_not_UTF8()
    {
        using var workspace = new Workspace().With("a/gbk.rdsl", [.. "unit jian \""u8, 0xBC, 0xFE, .. "\"\n"u8]);
        AssertFileProblem(workspace.Run("check", "a"), "a/gbk.rdsl: error RD7004: The file is not UTF-8: the first wrong byte is at offset 11");
    }

    [Fact]
    public void RD7005_file_is_too_large()
    {
        using var workspace = new Workspace().With("a.rdsl", new byte[SourceLimits.MaxFileBytes + 1]);
        AssertFileProblem(
            workspace.Run("check", "a.rdsl"), "a.rdsl: error RD7005: The file has 16777217 bytes; a source file has at most 16777216");
    }

    [Fact]
    public void RD7006_file_cannot_be_read()
    {
        using var workspace = new Workspace().With("b.rdsl", "");
        File.CreateSymbolicLink(workspace["a.rdsl"], workspace["a.rdsl"]);
        AssertFileProblem(workspace.Run("check", "a.rdsl"), "a.rdsl: error RD7006: Cannot read the file: ");
    }

    [Fact]
    public void Every_code_is_listed_once_and_has_words_in_both_languages()
    {
        Assert.Equal(EmitDiagnostics.All.Select(descriptor => descriptor.Code).Distinct().Order(StringComparer.Ordinal), EmitDiagnostics.All.Select(descriptor => descriptor.Code));
        Assert.All(EmitDiagnostics.All, descriptor =>
        {
            Assert.NotEqual(descriptor.Text.English, descriptor.Text.Chinese);
            Assert.Equal(Places(descriptor.Text.English), Places(descriptor.Text.Chinese));
            Assert.True(File.Exists(Repository.PathOf($"docs/diagnostics/{descriptor.Code}.md")));
        });
    }

    private static IEnumerable<char> Places(string text) =>
        text.Where((_, index) => index > 0 && text[index - 1] == '{').Order();

    private static void AssertFileProblem(CommandResult result, string message)
    {
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.Out, StringComparison.Ordinal);
        Assert.Equal("1 error\n", result.Error);
    }
}
