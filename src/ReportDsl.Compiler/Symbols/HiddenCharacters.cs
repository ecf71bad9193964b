using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>Advice on characters that are not seen: they turn the direction of writing, or make two codes look like one.</summary>
internal static class HiddenCharacters
{
    /// <summary>Looks through a source: its texts and comments for controls of direction, its names for what does not show.</summary>
    public static void Check(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        var text = tree.Text.AsSpan();
        for (var position = 0; position < text.Length; position++)
        {
            if (!CharacterFacts.IsSuspicious(text[position]))
                continue;
            var start = position;
            while (position < text.Length && CharacterFacts.IsSuspicious(text[position])) position++;
            Check(tree, TextSpan.FromBounds(start, position), diagnostics);
        }
    }

    /// <summary>Reports a code in quotes that holds characters which do not show, as they are written or by an escape.</summary>
    public static void Check(SyntaxToken code, Phrase kind, DiagnosticBag diagnostics)
    {
        var text = code.ValueText;
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
            diagnostics.Report(LintDiagnostics.HiddenInCode, code, kind, text.Trim(), new Phrase("a blank at its beginning or end", "首尾空格"));
        else if (!CharacterFacts.HoldsUnwritable(text) && text.FirstOrDefault(IsHidden) is not '\0' and var hidden)
            diagnostics.Report(LintDiagnostics.HiddenInCode, code, kind, text, Named(hidden));
    }

    public static bool IsHidden(char c) => CharacterFacts.IsInvisible(c) || CharacterFacts.IsSuspicious(c) || char.IsControl(c) || c == '\uFEFF';

    /// <summary>A character by its number.</summary>
    public static Phrase Named(char c)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
        return new Phrase(name, name);
    }

    private static void Check(SyntaxTree tree, TextSpan span, DiagnosticBag diagnostics)
    {
        var token = tree.Root.FindToken(span.Start);
        var isDirection = CharacterFacts.IsDirectionControl(tree.Text[span.Start]);
        if (token.Span.Contains(span.Start))
        {
            if (token.Kind == SyntaxKind.StringToken && isDirection)
                Report(tree, span, new Phrase("text", "文本"), token.Text.StartsWith("\"\"\"", StringComparison.Ordinal) ? "" : Escaped(tree.Text, span), diagnostics);
            else if (token.Kind == SyntaxKind.IdentifierToken && !CharacterFacts.IsInvisible(tree.Text[span.Start]))
                diagnostics.Report(LintDiagnostics.HiddenInCode, token, new Phrase("name", "名称"), token.ValueText, Named(tree.Text[span.Start]));
        }
        else if (isDirection && token.LeadingTrivia.Concat(token.TrailingTrivia).Any(trivia => trivia.Span.Contains(span.Start) && IsComment(trivia.Kind)))
        {
            Report(tree, span, new Phrase("comment", "注释"), "", diagnostics);
        }
    }

    private static void Report(SyntaxTree tree, TextSpan span, Phrase place, string replacement, DiagnosticBag diagnostics) =>
        diagnostics.Add(Diagnostic.Create(LintDiagnostics.DirectionControl, new Location(tree.Text, span), place, Named(tree.Text[span.Start])) with
        {
            Fixes = [new Fix(
                replacement.Length == 0 ? new Phrase("Remove it", "删除") : new Phrase($"Write '{replacement}'", $"改为“{replacement}”"),
                [new TextChange(span, replacement)])],
        });

    private static string Escaped(SourceText text, TextSpan span)
    {
        var escaped = new StringBuilder();
        for (var i = span.Start; i < span.End; i++)
            escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)text[i]:X}}}");
        return escaped.ToString();
    }

    private static bool IsComment(SyntaxKind kind) =>
        kind is SyntaxKind.LineCommentTrivia or SyntaxKind.BlockCommentTrivia or SyntaxKind.DocumentationCommentTrivia;
}
