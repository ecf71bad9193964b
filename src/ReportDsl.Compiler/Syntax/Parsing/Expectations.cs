using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>The words of messages about what stands or should stand at a place.</summary>
internal static class Expectations
{
    private const int LongestShownText = 24;

    public static readonly Phrase Expression = new("an expression", "表达式");
    public static readonly Phrase Item = new("an item: a code and its label", "条目（代码和标签）");
    public static readonly Phrase CodeEntry = new("a code and its label, both in quotes", "带引号的代码和标签");
    public static readonly Phrase ColonOrClause = new("':' and the condition, or a clause such as for, when, explain", "':' 和条件，或 for、when、explain 等子句");

    public static readonly Phrase FullWidth = new("a full-width sign", "全角符号");
    public static readonly Phrase NoSign = new("no sign of this language", "其他语言或程序的符号");

    public static Phrase Sign(SyntaxKind kind) => new($"'{SyntaxFacts.GetText(kind)}'", $"'{SyntaxFacts.GetText(kind)}'");

    public static Phrase Members(BlockKind block) => block switch
    {
        BlockKind.File => new("a template, axis, codelist or unit", "template、axis、codelist 或 unit"),
        BlockKind.Template => new("a section, field, table, check or another part of a template", "section、field、table、check 等模板成员"),
        BlockKind.Section => new("a field, narrative, note, section, table or check", "field、narrative、note、section、table 或 check"),
        _ => new("columns, rows, cell, void, note or check", "columns、rows、cell、void、note 或 check"),
    };

    /// <summary>Where a clause has its place.</summary>
    public static Phrase PlaceOf(SyntaxKind clause) => clause == SyntaxKind.WhenKeyword
        ? new("'when' may stand on a field, narrative, section or table, and in a check before the colon", "'when' 可用于 field、narrative、section、table，以及 check 的冒号之前")
        : new("it is a clause of a check, before the colon", "它是 check 的子句，应写在冒号之前");

    public static object Describe(SyntaxKind kind) => SyntaxFacts.GetText(kind) is { } text
        ? $"'{text}'"
        : kind switch
        {
            SyntaxKind.IdentifierToken => new Phrase("a name", "名称"),
            SyntaxKind.NumberToken => new Phrase("a number", "数字"),
            SyntaxKind.StringToken => new Phrase("a text in quotes", "带引号的文本"),
            _ => new Phrase("something", "内容"),
        };

    public static object Describe(GreenToken token) => token.Kind == SyntaxKind.EndOfFileToken
        ? new Phrase("the end of the file", "文件末尾")
        : token.Text.Length <= LongestShownText ? $"'{token.Text}'" : $"'{token.Text[..LongestShownText]}…'";
}

/// <summary>The blocks whose members begin with keywords.</summary>
internal enum BlockKind
{
    File,
    Template,
    Section,
    Table,
}

/// <summary>Tokens that stand for what a text lacks, one a kind.</summary>
internal static class MissingTokens
{
    private static readonly GreenToken[] Tokens = All();

    public static GreenToken Get(SyntaxKind kind) => Tokens[(int)kind];

    private static GreenToken[] All()
    {
        var tokens = new GreenToken[(int)SyntaxKind.CompilationUnit];
        for (var kind = 0; kind < tokens.Length; kind++)
            tokens[kind] = GreenToken.Missing((SyntaxKind)kind);
        return tokens;
    }
}

/// <summary>Corrections of syntax.</summary>
internal static class Fixes
{
    public static Fix Insert(int position, string text) => new(
        new Phrase($"Insert '{text.Trim()}'", $"插入 '{text.Trim()}'"), [new TextChange(new TextSpan(position, 0), text)]);

    public static Fix Replace(TextSpan span, string text) => new(
        text.Trim().Length == 0 ? new Phrase("Remove it", "删除") : new Phrase($"Write '{text.Trim()}'", $"改为 '{text.Trim()}'"),
        [new TextChange(span, text)]);

    public static Fix Enclose(TextSpan span) => new(
        new Phrase("Put it in brackets", "放入括号"),
        [new TextChange(new TextSpan(span.Start, 0), "("), new TextChange(new TextSpan(span.End, 0), ")")]);
}
