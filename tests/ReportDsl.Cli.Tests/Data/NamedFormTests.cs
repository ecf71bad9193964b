using Xunit;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>What data says of its template and version, and what is said where it does not.</summary>
public class NamedFormTests
{
    [Theory]
    [InlineData("\"version\": 1, ")]
    [InlineData("\"version\": null, ")]
    [InlineData("\"version\": \"\", ")]
    [InlineData("\"version\": { \"a\": [1] }, ")]
    [InlineData("\"version\": true, ")]
    [InlineData("")]
    public void A_version_that_is_no_text_is_told_in_a_sentence(string version)
    {
        using var workspace = Stock.Workspace().With("a.json", $$"""{ "template": "Stock", {{version}}"period": "2023" }""");
        foreach (var result in new[] { workspace.Run("validate", "-t", "t", "a.json"), workspace.Run("fill", "-t", "t", "a.json") })
        {
            Assert.Equal(1, result.ExitCode);
            Assert.Contains(
                "The file does not say, as a text such as \"1\", which version of Stock it is a report of.", result.Out + result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    public void A_template_that_is_no_text_is_told_in_a_sentence(string template)
    {
        using var workspace = Stock.Workspace().With("a.json", $$"""{ "template": {{template}}, "version": "1", "period": "2023" }""");
        Assert.Contains(
            "The file does not say which template it is a report of.", workspace.Run("validate", "-t", "t", "a.json").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("否", false, "“否”是文字而非是否值：请写 true 或 false")]
    [InlineData("yes", true, "“yes”是文字而非是否值：请写 true 或 false")]
    [InlineData("maybe", null, "“maybe”不是“是”或“否”")]
    public void A_text_for_yes_or_no_is_told_to_be_a_text(string text, bool? meant, string message)
    {
        using var workspace = new Workspace()
            .With("t.rdsl", """
                template T version 1 "T" { period year from 2020  language zh
                section s "S" { table : count { columns { a "A" }  rows { x "X" : boolean } } } }
                """)
            .With("a.json", $$"""{ "template": "T", "version": "1", "period": "2023", "tables": { "s": { "x": { "a": "{{text}}" } } } }""");
        var result = workspace.Run("validate", "-t", "t.rdsl", "a.json", "--lang", "zh");
        Assert.Contains(message + (meant is { } value ? $"（是否指 {(value ? "true" : "false")}？）" : ""), result.Out, StringComparison.Ordinal);
    }
}
