using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>What <c>check</c> lets pass can be run: patterns of types and of <c>matches</c> are tried as they are run.</summary>
public sealed class TextPatternTests
{
    public static TheoryData<string> Unusable =>
    [
        "a{9900}", "a{3333}b{3333}c{3333}", "(a{1000}){1000}", "(a+)+$(a|a)*b{1,1000}{1,1000}", "[a-", "(a)\\\\1", "a(?=b)", "a)(b", "(?<x>a)\\\\k<x>", "*",
    ];

    /// <summary>Patterns that the machine takes, and that take seconds on a long text or had not ended when they were given up.</summary>
    public static TheoryData<string> Endless =>
    [
        "(((((((a?){9}){9}){9})?)*)*)*", "((((a?){9}){9}){9})*", "((((((a?){3}){3}){3}){3})*)*", "(a{1,40}){40}", "(a{0,1900})*", "((a{0,3}){600})*",
        "(a*b*c*){600}", "([ab]*a[ab]{0,1500}c)*", "(?:(?<x>[]a-z]{1,30}?){35}?)+",
    ];

    public static TheoryData<string> Nested => ["([0-9]{1,3}(,[0-9]{3})*){30}", "((a+)*)*", "(.*,){100}", "([^,]{1,90},)*", "[{](a{1,2},){20}", "([(]a{9}[)]){100}", "(x{,9}){100}"];

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
        Assert.False(new TextPattern(pattern).IsMatch("$"));
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public void Repetitions_inside_each_other_are_bounded(string pattern) => A_pattern_that_cannot_be_run_is_told(pattern);

    [Theory]
    [MemberData(nameof(Nested))]
    public void Repetitions_inside_each_other_that_people_write_are_run_on_the_longest_text(string pattern)
    {
        A_pattern_that_passes_is_run(pattern);
        _ = new TextPattern(pattern).IsMatch(new string('a', 20_000));
    }

    [Fact]
    public void A_pattern_matches_whole_texts() => Assert.True(new TextPattern("a|ab").IsMatch("ab"));
}
