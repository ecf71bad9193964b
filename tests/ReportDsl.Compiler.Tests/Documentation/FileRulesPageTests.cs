using System.Reflection;
using ReportDsl.Evaluation;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Documentation;

/// <summary>The page on reading has a row for each rule on files, with its severity, and no other.</summary>
public sealed class FileRulesPageTests
{
    [Fact]
    public void Every_file_rule_has_its_row()
    {
        var rules = typeof(FileRules).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<FileRule>();
        var rows = Repository.Read("docs/reading.md").Split('\n').Where(line => line.StartsWith("| `file.", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));

        Assert.Equal(
            rules.Select(rule => $"`{rule.Id}` {rule.Severity.ToString().ToLowerInvariant()}").Order(StringComparer.Ordinal),
            rows.Select(cells => $"{cells[1]} {cells[2]}").Order(StringComparer.Ordinal));
    }
}
