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
        AssertFileProblem(workspace.Run("check", "a"), "a/gbk.rdsl(1,12): error RD7004: The file is not UTF-8: the first wrong byte is at offset 11", 1);
    }

    [Theory]
    [InlineData(new byte[] { 0x0A, 0x0A, 0xE4, 0xBB, 0xB6, 0xE4 }, "(3,2)", 5)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0xFF }, "(1,2)", 4)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x75, 0x00 }, "(1,1)", 0)]
    [InlineData(new byte[] { 0xD7, 0xD6 }, "(1,1)", 0)]
    public void RD7004_stands_at_the_wrong_byte_and_is_an_error_of_the_source_for_every_command(byte[] content, string place, int offset)
    {
        using var workspace = Data.Stock.Workspace().With("s/a.rdsl", content).With("r.json", Data.Stock.Report("甲", 2023, "1", "1", "2"));
        var expected = $"s/a.rdsl{place}: error RD7004: The file is not UTF-8: the first wrong byte is at offset {offset}";
        foreach (var args in (string[][])
            [["check", "s"], ["check", "t", "s"], ["build", "s"], ["format", "s"], ["validate", "-t", "s", "r.json"], ["fill", "-t", "s", "r.json"]])
        {
            var result = workspace.Run(args);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains(expected, result.Out + result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void RD7005_file_is_too_large()
    {
        using var workspace = new Workspace().With("a.rdsl", new byte[SourceLimits.MaxFileBytes + 1]);
        AssertFileProblem(
            workspace.Run("check", "a.rdsl"), "a.rdsl: error RD7005: The file has 16777217 bytes; a source file has at most 16777216", 1);
    }

    [Fact]
    public void RD7006_file_cannot_be_read()
    {
        using var workspace = new Workspace().With("b.rdsl", "");
        File.CreateSymbolicLink(workspace["a.rdsl"], workspace["a.rdsl"]);
        AssertFileProblem(workspace.Run("check", "a.rdsl"), "a.rdsl: error RD7006: Cannot read the file: ", 2);
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

    private static void AssertFileProblem(CommandResult result, string message, int code)
    {
        Assert.Equal(code, result.ExitCode);
        Assert.StartsWith(message, result.Out, StringComparison.Ordinal);
        Assert.Equal("1 error\n", result.Error);
    }
}
