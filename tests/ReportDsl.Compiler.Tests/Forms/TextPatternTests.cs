using ReportDsl.Forms;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>What <c>check</c> lets pass can be run: patterns of types and of <c>matches</c> are tried as they are run.</summary>
public sealed class TextPatternTests
{
    public static TheoryData<string> Unusable =>
    [
        "a{9900}", "a{3333}b{3333}c{3333}", "(a{1000}){1000}", "(a+)+$(a|a)*b{1,1000}{1,1000}", "[a-", "(a)\\\\1", "a(?=b)", "a)(b", "(?<x>a)\\\\k<x>", "*",
    ];

    public static TheoryData<string> Usable => ["a{900}", "[0-9A-Z]{18}", "a|ab", "(a|b)*", ""];

    [Theory]
    [MemberData(nameof(Unusable))]
    public void A_pattern_that_cannot_be_run_is_told(string pattern)
    {
        Assert.Equal(["RD3017"], Compiled.ErrorCodes($$"""template T version 1 "T" { field f "F" : text(20000, "{{pattern}}") }"""));
        Assert.Equal(["RD3017"], Compiled.ErrorCodes(
            $$"""template T version 1 "T" { field f "F" : text(20000)  check k "k" : matches(f, "{{pattern}}") }"""));
    }

    [Theory]
    [MemberData(nameof(Usable))]
    public void A_pattern_that_passes_is_run(string pattern)
    {
        Assert.Empty(Compiled.ErrorCodes($$"""template T version 1 "T" { field f "F" : text(20000, "{{pattern}}") }"""));
        Assert.False(TextPattern.Create(pattern).IsMatch("$"));
    }

    [Fact]
    public void A_pattern_matches_whole_texts() => Assert.True(TextPattern.Create("a|ab").IsMatch("ab"));
}
