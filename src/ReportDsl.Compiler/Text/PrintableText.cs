using System.Text;

namespace ReportDsl.Text;

/// <summary>Makes texts from anywhere fit for one line of a terminal: nothing in them steers it or turns its writing around.</summary>
public static class PrintableText
{
    private const int TabStop = 4;

    /// <summary>The text on one line and without what could steer a terminal.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        var column = 0;
        foreach (var rune in text.EnumerateRunes())
            Append(shown, rune, ref column);
        return shown.ToString();
    }

    /// <summary>Appends what stands for a character; tabs are spread out.</summary>
    /// <param name="column">Where it begins, and then where the next one does, in columns of a fixed pitch font.</param>
    public static void Append(StringBuilder shown, Rune rune, ref int column)
    {
        if (rune.Value == '\t')
        {
            var width = TabStop - (column % TabStop);
            shown.Append(' ', width);
            column += width;
            return;
        }

        var visible = Visible(rune);
        shown.Append(visible);
        column += DisplayWidth.Of(visible);
    }

    /// <summary>The pictures of control characters stand in the same order as these.</summary>
    private static Rune Visible(Rune rune) =>
        rune.Value < ' ' ? new Rune(0x2400 + rune.Value)
        : IsUnsafe(rune) ? Rune.ReplacementChar
        : rune;

    // Control characters, line separators, and the marks that reorder what follows.
    private static bool IsUnsafe(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0x061C or 0x200E or 0x200F
            or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
