using System.Text;
using System.Text.RegularExpressions;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Cli.Tests;

/// <summary>Sources as other programs and attackers make them: each is read, or told about at its place, and nothing crashes.</summary>
public sealed partial class OddSourceTests
{
    private const string Folder = "tests/ReportDsl.Cli.Tests/Sources";

    /// <summary>What is told of each file: the code at line and column, in the order of the text; "" for a file without remarks.</summary>
    public static TheoryData<string, string> Files => new()
    {
        { "bidi-comment", "RD8004(6,4) RD8004(6,8)" },
        { "bidi-ident", "RD1003(6,11)" },
        { "bidi-label", "RD8004(6,14)" },
        { "bom-only", "" },
        { "bom-twice", "" },
        { "bom", "" },
        { "comment-open", "RD1001(6,15) RD1006(6,16)" },
        { "cr", "" },
        { "crlf", "" },
        { "ctrlz", "RD1003(8,1)" },
        { "cyrillic-a", "RD2001(6,83)" },
        { "digits-arabic", "RD1004(6,89)" },
        { "emdash", "RD1004(6,94)" },
        { "empty", "" },
        { "fullwidth-cmp", "RD1004(6,86)" },
        { "fullwidth-digit", "RD1004(2,19)" },
        { "gbk", "RD7004(6,14)" },
        { "ge-fullwidth", "RD1004(6,86)" },
        { "guillemet", "RD1004(6,12)" },
        { "ideographic-space", "" },
        { "latin1", "RD7004(6,13)" },
        { "ls", "" },
        { "minus", "RD1004(6,89)" },
        { "mixed", "" },
        { "nbsp", "" },
        { "nel", "" },
        { "nested-comment", "RD1002(6,25)" },
        { "nfd-ref", "" },
        { "nfd", "RD2002(6,51)" },
        { "noncharacter", "RD1020(6,13)" },
        { "nul-end", "RD1003(8,1)" },
        { "nul", "RD1003(6,2)" },
        { "num-dec-comma", "RD1018(6,89)" },
        { "num-exp", "RD1008(6,89)" },
        { "num-hex", "RD1008(6,89)" },
        { "num-huge", "RD1009(6,89)" },
        { "num-lead", "RD1004(6,89)" },
        { "num-trail", "RD1004(6,89)" },
        { "overlong", "RD7004(6,13)" },
        { "period-0", "RD5007(2,19)" },
        { "period-13", "RD5007(2,20)" },
        { "period-9999", "RD5007(2,19)" },
        { "period-neg", "RD1001(2,18)" },
        { "regex-back", "RD3017(6,97)" },
        { "regex-bad", "RD3017(6,97)" },
        { "regex-big", "RD3017(6,97)" },
        { "regex-redos", "RD3017(6,97)" },
        { "smart-single", "RD1004(6,12)" },
        { "smart", "RD1004(6,12)" },
        { "soft-hyphen", "RD1003(6,11)" },
        { "space", "" },
        { "surrogate-utf8", "RD7004(6,13)" },
        { "times", "RD1004(6,94)" },
        { "trunc", "RD1005(6,75) RD1001(6,77)" },
        { "unterminated", "RD1001(6,46) RD1005(6,76)" },
        { "unterminated3", "RD1005(6,12) RD1001(8,1)" },
        { "utf16", "RD7004(1,1)" },
        { "utf16le-nobom", "RD7004(1,1)" },
        { "utf32", "RD7004(1,1)" },
        { "zwsp", "RD1003(6,9)" },
        { "zwsp2", "RD1003(6,10)" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_source_is_read_or_told_about_at_its_place(string name, string expected) => Assert.Equal(expected, Told(Repository.PathOf($"{Folder}/{name}.rdsl")));

    [Fact]
    public void Every_source_is_in_the_table() =>
        Assert.Equal(
            Files.Select(row => (string)row[0]).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Repository.PathOf(Folder), "*.rdsl").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("GBK (GB 18030)", "gbk")]
    [InlineData("UTF-16", "utf16", "utf16le-nobom")]
    [InlineData("UTF-32", "utf32")]
    [InlineData(null, "latin1", "overlong", "surrogate-utf8")]
    public void An_encoding_is_named_where_it_can_be_told(string? encoding, params string[] names) => Assert.All(names, name =>
    {
        using var workspace = new Workspace();
        var run = workspace.Run("check", Repository.PathOf($"{Folder}/{name}.rdsl"));
        var output = run.Out + run.Error;
        if (encoding is null)
            Assert.DoesNotContain("looks like", output, StringComparison.Ordinal);
        else
            Assert.Contains($"looks like {encoding}", output, StringComparison.Ordinal);
    });

    [Fact]
    public void The_line_of_a_wrong_byte_is_shown()
    {
        using var workspace = new Workspace().With("a.rdsl", [.. "unit a \"a\"\nunit b \"x"u8, 0xE9, .. "\"\nunit c \"c\"\n"u8]);
        var run = workspace.Run("check", "a.rdsl");
        var output = run.Out + run.Error;
        Assert.Contains("a.rdsl(2,10): error RD7004", output, StringComparison.Ordinal);
        Assert.Contains("unit b \"x\uFFFD\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain("unit c", output, StringComparison.Ordinal);
    }

    /// <summary>Nesting and errors without end: told, in bounded depth.</summary>
    [Theory]
    [InlineData("/*/", 66_000)]
    [InlineData("(", 100_000)]
    [InlineData("!", 100_000)]
    [InlineData("not ", 50_000)]
    [InlineData("if(", 60_000)]
    [InlineData("a ? ", 50_000)]
    [InlineData("a is ", 50_000)]
    [InlineData("a between ", 50_000)]
    [InlineData("a = ", 50_000)]
    [InlineData("sum(a:", 50_000)]
    [InlineData("a in (", 50_000)]
    [InlineData("a not in ", 50_000)]
    [InlineData("1,2", 50_000)]
    [InlineData("@", 200_000)]
    [InlineData("'", 100_000)]
    public void Endless_repetition_is_told(string piece, int count)
    {
        using var workspace = new Workspace().With(
            "a.rdsl", $"template T version 1 \"X\" {{ field a \"a\" : count check c \"w\" : {new StringBuilder().Insert(0, piece, count)} }}");
        Assert.NotEqual("", Told(Path.Combine(workspace.Folder, "a.rdsl")));
    }

    private static string Told(string path)
    {
        using var workspace = new Workspace();
        var run = workspace.Run("check", path);
        return string.Join(' ', Remark().Matches(run.Out + run.Error).Select(match => $"{match.Groups["code"].Value}{match.Groups["place"].Value}"));
    }

    [GeneratedRegex(@"^.*\.rdsl(?<place>\(\d+,\d+\))?: (error|warning) (?<code>RD\d{4}):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Remark();
}
