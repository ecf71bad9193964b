using System.Collections.Immutable;

namespace ReportDsl.Syntax;

/// <summary>A sign that another language, program or keyboard has for one of ours.</summary>
internal sealed record ForeignSign(string Text, SyntaxKind Kind, string Written);

/// <summary>The signs that are read as what they mean, with an error whose fix writes ours.</summary>
internal static class ForeignSigns
{
    private static readonly ImmutableArray<ForeignSign> All =
    [
        // Longer ones first: the first that fits is read.
        new("===", SyntaxKind.EqualsEqualsToken, "=="),
        new("!==", SyntaxKind.ExclamationEqualsToken, "!="),
        new("<>", SyntaxKind.ExclamationEqualsToken, "!="),
        new("~=", SyntaxKind.ExclamationEqualsToken, "!="),
        new("=<", SyntaxKind.LessThanEqualsToken, "<="),
        new("=>", SyntaxKind.GreaterThanEqualsToken, ">="),
        new("&&", SyntaxKind.AndKeyword, "and"),
        new("||", SyntaxKind.OrKeyword, "or"),
        new("&", SyntaxKind.AndKeyword, "and"),
        new("|", SyntaxKind.OrKeyword, "or"),
        new("!", SyntaxKind.NotKeyword, "not"),
        new("≤", SyntaxKind.LessThanEqualsToken, "<="),
        new("≦", SyntaxKind.LessThanEqualsToken, "<="),
        new("⩽", SyntaxKind.LessThanEqualsToken, "<="),
        new("≥", SyntaxKind.GreaterThanEqualsToken, ">="),
        new("≧", SyntaxKind.GreaterThanEqualsToken, ">="),
        new("⩾", SyntaxKind.GreaterThanEqualsToken, ">="),
        new("≠", SyntaxKind.ExclamationEqualsToken, "!="),
        new("≡", SyntaxKind.EqualsEqualsToken, "=="),
        new("−", SyntaxKind.MinusToken, "-"),
        new("‐", SyntaxKind.MinusToken, "-"),
        new("‑", SyntaxKind.MinusToken, "-"),
        new("‒", SyntaxKind.MinusToken, "-"),
        new("–", SyntaxKind.MinusToken, "-"),
        new("—", SyntaxKind.MinusToken, "-"),
        new("―", SyntaxKind.MinusToken, "-"),
        new("﹣", SyntaxKind.MinusToken, "-"),
        new("×", SyntaxKind.AsteriskToken, "*"),
        new("✕", SyntaxKind.AsteriskToken, "*"),
        new("✖", SyntaxKind.AsteriskToken, "*"),
        new("∗", SyntaxKind.AsteriskToken, "*"),
        new("·", SyntaxKind.AsteriskToken, "*"),
        new("⋅", SyntaxKind.AsteriskToken, "*"),
        new("∙", SyntaxKind.AsteriskToken, "*"),
        new("÷", SyntaxKind.SlashToken, "/"),
        new("➗", SyntaxKind.SlashToken, "/"),
        new("∕", SyntaxKind.SlashToken, "/"),
        new("⁄", SyntaxKind.SlashToken, "/"),
        new("➕", SyntaxKind.PlusToken, "+"),
        new("﹢", SyntaxKind.PlusToken, "+"),
        new("➖", SyntaxKind.MinusToken, "-"),
        new("﹤", SyntaxKind.LessThanToken, "<"),
        new("﹥", SyntaxKind.GreaterThanToken, ">"),
        new("〈", SyntaxKind.LessThanToken, "<"),
        new("〉", SyntaxKind.GreaterThanToken, ">"),
        new("﹦", SyntaxKind.EqualsToken, "="),
        new("∧", SyntaxKind.AndKeyword, "and"),
        new("∨", SyntaxKind.OrKeyword, "or"),
        new("¬", SyntaxKind.NotKeyword, "not"),
        new("∈", SyntaxKind.InKeyword, "in"),
        new("⇒", SyntaxKind.ImpliesKeyword, "implies"),
        new("、", SyntaxKind.CommaToken, ","),
        new("﹐", SyntaxKind.CommaToken, ","),
        new("。", SyntaxKind.DotToken, "."),
        new("﹕", SyntaxKind.ColonToken, ":"),
        new("∶", SyntaxKind.ColonToken, ":"),
        new("【", SyntaxKind.OpenBracketToken, "["),
        new("】", SyntaxKind.CloseBracketToken, "]"),
        new("〔", SyntaxKind.OpenBracketToken, "["),
        new("〕", SyntaxKind.CloseBracketToken, "]"),
        new("〖", SyntaxKind.OpenBracketToken, "["),
        new("〗", SyntaxKind.CloseBracketToken, "]"),
    ];

    private static readonly Dictionary<char, List<ForeignSign>> ByFirst = GroupedByFirst();

    /// <summary>The sign that a text begins with, full-width twins included; null where it begins with none.</summary>
    public static ForeignSign? At(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !ByFirst.TryGetValue(CharacterFacts.AsciiTwin(text[0]), out var candidates))
            return null;
        foreach (var sign in candidates)
        {
            if (Begins(text, sign.Text))
                return sign.Text == "!" && text.Length > 1 && CharacterFacts.AsciiTwin(text[1]) == '=' ? null : sign;
        }

        return null;
    }

    private static Dictionary<char, List<ForeignSign>> GroupedByFirst()
    {
        var groups = new Dictionary<char, List<ForeignSign>>();
        foreach (var sign in All)
        {
            if (!groups.TryGetValue(sign.Text[0], out var group))
                groups.Add(sign.Text[0], group = []);
            group.Add(sign);
        }

        return groups;
    }

    private static bool Begins(ReadOnlySpan<char> text, string sign)
    {
        if (text.Length < sign.Length)
            return false;
        for (var i = 0; i < sign.Length; i++)
        {
            if (CharacterFacts.AsciiTwin(text[i]) != sign[i])
                return false;
        }

        return true;
    }
}
