using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;

namespace ReportDsl.Evaluation;

/// <summary>
/// A text as typed with its characters made plain: full-width forms are ASCII, every space is a space, every line break or tab a line feed, what is
/// not seen is gone, and nothing of the kind stands at its ends.
/// </summary>
/// <param name="Steps">What was done to the characters; never in doubt.</param>
internal sealed record TypedText(string Text, Steps Steps)
{
    private const int FullWidthOffset = '！' - '!';

    /// <summary>Characters of the block of small forms, and others that no keyboard tells from ASCII.</summary>
    private static readonly FrozenDictionary<char, char> LookAlikes = new Dictionary<char, char>
    {
        ['﹣'] = '-', ['﹢'] = '+', ['﹤'] = '<', ['﹥'] = '>', ['﹦'] = '=', ['﹪'] = '%', ['﹙'] = '(', ['﹚'] = ')', ['﹐'] = ',', ['﹒'] = '.',
    }.ToFrozenDictionary();

    private enum CharacterKind
    {
        Other,
        Space,
        Break,
        Unseen,
    }

    public static TypedText Of(ReadOnlySpan<char> typed)
    {
        var (start, end) = EndsOf(typed);
        var (hasSpace, hasBreak) = Found(typed[..start], typed[end..]);
        var inner = typed[start..end];
        var text = new StringBuilder(inner.Length);
        var isWide = false;
        foreach (var c in inner)
        {
            switch (KindOf(c))
            {
                case CharacterKind.Space:
                    text.Append(' ');
                    break;
                case CharacterKind.Break:
                    text.Append('\n');
                    break;
                case CharacterKind.Unseen:
                    hasSpace = true;
                    break;
                default:
                    var plain = PlainOf(c);
                    isWide |= plain != c;
                    text.Append(plain);
                    break;
            }
        }

        var steps = Steps.None;
        if (hasBreak)
            steps = steps.And(new Phrase("line breaks and tabs left out", "去掉换行和制表符"));
        if (hasSpace)
            steps = steps.And(new Phrase("spaces left out", "去掉空格"));
        if (isWide)
            steps = steps.And(new Phrase("full-width characters made plain", "全角字符改为半角"));
        return new TypedText(text.ToString(), steps);
    }

    /// <summary>A text without spaces, line breaks and what is not seen at its ends, its characters otherwise as they were.</summary>
    public static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        var (start, end) = EndsOf(text);
        return text[start..end];
    }

    /// <summary>What two texts have in common that differ only in width, case and spaces.</summary>
    public static string KeyOf(string text) => Squeezed(Of(text).Text).ToLowerInvariant();

    /// <summary>A plain text without its spaces and line breaks.</summary>
    public static string Squeezed(string plain) =>
        plain.AsSpan().ContainsAny(' ', '\n') ? string.Concat(plain.Where(c => c is not (' ' or '\n'))) : plain;

    private static (int Start, int End) EndsOf(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && KindOf(text[start]) != CharacterKind.Other)
            start++;
        while (start < end && KindOf(text[end - 1]) != CharacterKind.Other)
            end--;
        return (start, end);
    }

    private static (bool HasSpace, bool HasBreak) Found(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var (hasSpace, hasBreak) = (false, false);
        foreach (var c in string.Concat(before, after))
        {
            hasSpace |= KindOf(c) != CharacterKind.Break;
            hasBreak |= KindOf(c) == CharacterKind.Break;
        }

        return (hasSpace, hasBreak);
    }

    private static char PlainOf(char c) => c is >= '！' and <= '～' ? (char)(c - FullWidthOffset) : LookAlikes.GetValueOrDefault(c, c);

    private static CharacterKind KindOf(char c) => c switch
    {
        // A tab stands between two cells: what it parts is no more one value than what a line break parts.
        '\n' or '\t' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => CharacterKind.Break,
        ' ' => CharacterKind.Space,
        < '\u0080' => CharacterKind.Other,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.SpaceSeparator => CharacterKind.Space,

            // Zero-width spaces and joiners, marks of direction, soft hyphens, byte order marks.
            UnicodeCategory.Format => CharacterKind.Unseen,
            _ => CharacterKind.Other,
        },
    };
}
