using System.Text;

namespace ReportDsl.Text;

/// <summary>Unicode's normal forms for texts that may hold half a character: an editor shows every state of what is typed, also half an emoji.</summary>
internal static class NormalForms
{
    /// <summary>The text in a normal form; as it is where it is no Unicode text, for which there is none.</summary>
    public static string Normalized(string text, NormalizationForm form) => IsWellFormed(text) ? text.Normalize(form) : text;

    /// <summary>Whether the text is Unicode text in normal form C.</summary>
    public static bool IsNormal(string text) => IsWellFormed(text) && text.IsNormalized();

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return false;
            text = text[(at + 2)..];
        }

        return true;
    }
}
