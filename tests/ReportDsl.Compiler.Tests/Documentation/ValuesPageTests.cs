using System.Text.RegularExpressions;
using ReportDsl.Runtime;
using ReportDsl.Testing;
using ReportDsl.Tests.Evaluation;
using Xunit;

namespace ReportDsl.Compiler.Tests.Documentation;

/// <summary>The page on values as people type them: each row of its tables is typed, and read as it says.</summary>
public sealed partial class ValuesPageTests
{
    private const string Document = "docs/values.md";

    private static readonly string Markdown = Repository.Read(Document).ReplaceLineEndings("\n");

    private static readonly string Declarations = CodeBlock.Read(Markdown, "rdsl").Single().Text;

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var groups in Row().Matches(Markdown).Select(match => match.Groups))
                data.Add(groups["cell"].Value, groups["typed"].Value, Told(groups["read"].Value, groups["note"].Value, groups["certain"].Value));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_so(string cell, string typed, string told)
    {
        var units = UnitCode().Matches(Declarations).Select((match, at) => $"field u{at} \"量\" : number(2) in {match.Groups["code"].Value} optional");
        var form = Compiled.Form($"{Declarations}\ntemplate T version 1 \"样表\" {{\n{string.Join('\n', units)}\nfield f \"值\" : {cell}\n}}");
        var content = typed.Replace("<nbsp>", "\u00A0", StringComparison.Ordinal).Replace("<br>", "\n", StringComparison.Ordinal);
        Assert.Equal(told, RecognitionSample.Told(form, CellContent.Of(content)));
    }

    [Fact]
    public void Each_line_of_its_tables_is_a_row() => Assert.Equal(
        Markdown.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)), Row().Count(Markdown));

    private static string Told(string read, string note, string certain) => (read, certain) switch
    {
        ("nothing", "") => "-",
        (_, "yes") => read + Noted(note),
        (_, "no") => $"{read}?{Noted(note)}",
        _ => throw new FormatException($"{Document}: \"{read}\" must be certain or not."),
    };

    private static string Noted(string note) => note.Length == 0 ? "" : $" ({note})";

    [GeneratedRegex(
        @"^\| `(?<cell>[^`]+)` \| `(?<typed>[^`]+)`(?: as a text)? \| (?<read>[^|]+) \| (?:(?<note>[^|]+) )?\| (?:(?<certain>yes|no) )?\|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("^unit (?<code>[a-z]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitCode();
}
