using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace ReportDsl.CSharp.Writing;

/// <summary>Makes C# names from codes of the language.</summary>
internal static class Identifiers
{
    /// <summary>
    /// A code as the name of a type or member: <c>carriedIn</c> gives <c>CarriedIn</c>, <c>case_file</c> gives <c>CaseFile</c>, and names in
    /// scripts without capitals stay as they are. What C# does not allow in a name is written by its code point.
    /// </summary>
    public static string Pascal(string code)
    {
        var name = new StringBuilder();
        foreach (var part in code.Split(['_', '.', '-', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var legal = Legal(part);
            var first = char.ToUpperInvariant(legal[0]);
            if (name.Length > 0 && char.IsDigit(name[^1]) && char.IsDigit(first))
                name.Append('_');
            name.Append(first).Append(legal, 1, legal.Length - 1);
        }

        return Escaped(name.Length == 0 ? "_" : Start(name.ToString()));
    }

    /// <summary>A text as the end of a name: <c>2.1.4</c> gives <c>2_1_4</c>.</summary>
    public static string Tail(string text)
    {
        var name = new StringBuilder();
        foreach (var part in text.Split(['_', '.', '-', ' '], StringSplitOptions.RemoveEmptyEntries))
            name.Append(name.Length > 0 ? "_" : "").Append(Legal(part));
        return name.ToString();
    }

    /// <summary>A dotted name, each part escaped where it is a keyword; null where it is none.</summary>
    public static string? Namespace(string name)
    {
        var parts = name.Split('.');
        return Array.TrueForAll(parts, part => SyntaxFacts.IsValidIdentifier(part)) ? string.Join('.', parts.Select(Escaped)) : null;
    }

    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    private static string Start(string name) => SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name : "_" + name;

    private static string Legal(string part)
    {
        var legal = new StringBuilder();
        foreach (var rune in part.EnumerateRunes())
        {
            // Format characters are legal, but C# compares names without them.
            if (rune.IsBmp && SyntaxFacts.IsIdentifierPartCharacter((char)rune.Value) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                legal.Append((char)rune.Value);
            else
                legal.Append(CultureInfo.InvariantCulture, $"U{rune.Value:X4}");
        }

        return legal.ToString();
    }
}
