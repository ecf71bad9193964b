using System.Text;

namespace ReportDsl.Layout;

/// <summary>
/// Widths and heights of text without font metrics, in units of a spreadsheet column (one digit of the body font). A wide East
/// Asian character takes two units. Good to a few percent for 宋体, which is what page-filling forms need.
/// </summary>
public static class TextMetrics
{
    /// <summary>What a cell keeps free on both sides of its text.</summary>
    public const double CellPadding = 1.2;

    private const double BodySize = 11;

    /// <summary>The width of a text in digits of the body font.</summary>
    public static double Width(string text, double size = BodySize)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
            width += Width(rune);
        return width * size / BodySize;
    }

    /// <summary>The longest piece that cannot be broken: a word of a spaced script, a single wide character.</summary>
    public static double LongestWord(string text)
    {
        var (longest, current) = (0.0, 0.0);
        foreach (var rune in text.EnumerateRunes())
        {
            var width = Width(rune);
            current = IsWide(rune) || Rune.IsWhiteSpace(rune) || rune.Value == '-' ? 0 : current + width;
            longest = Math.Max(longest, Math.Max(current, IsWide(rune) ? width : 0));
        }

        return longest;
    }

    /// <summary>Lines that the text takes in a cell of a width, broken where a spreadsheet breaks it.</summary>
    public static int Lines(string text, double columnWidth, double size = BodySize)
    {
        var room = Math.Max(2.2, (columnWidth - CellPadding) * BodySize / size);
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
            lines += ParagraphLines(paragraph, room);
        return lines;
    }

    /// <summary>Height in points of so many lines of a size.</summary>
    public static double Height(int lines, double size = BodySize) => Math.Ceiling((lines * size * 1.38) + 6);

    /// <summary>
    /// The text with line breaks so that its lines are about equally long, and none begins with a closing mark. Chinese words are
    /// mostly of two characters: lines of an even number are preferred. A text of a spaced script breaks by itself and is returned as
    /// it is.
    /// </summary>
    public static string BreakEvenly(string text, double columnWidth)
    {
        var room = columnWidth - CellPadding;
        if (text.Contains('\n', StringComparison.Ordinal) || Width(text) <= room || text.Contains(' ', StringComparison.Ordinal))
            return text;

        var lines = (int)Math.Ceiling(Width(text) / Math.Max(2.2, room));
        var target = Math.Min(room, Math.Ceiling(Width(text) / lines / 4) * 4);
        var result = new StringBuilder(text.Length + lines);
        var line = 0.0;
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            var width = Width(runes[i]);
            var afterNumeral = i > 0 && runes[i - 1].Value == '）' && line <= target && result.Length > 0 && line + Width(runes.AsSpan(i)) > room;
            var needed = width + (runes[i].Value is '（' or '(' or '“' or '《' && i + 1 < runes.Length ? Width(runes[i + 1]) : 0);
            if (line > 0 && !IsClosing(runes[i]) && (line + needed > target || line + needed > room || afterNumeral))
            {
                result.Append('\n');
                line = 0;
            }

            result.Append(runes[i].ToString());
            line += width;
        }

        return result.ToString();
    }

    /// <summary>The text with line breaks where a line would be wider than the room: between words, or between wide characters.</summary>
    public static string Break(string text, double room)
    {
        var result = new StringBuilder(text.Length + 2);
        var (line, word, isAfterWord) = (0.0, new StringBuilder(), false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (isAfterWord || IsWide(rune))
                Flush();
            word.Append(rune.ToString());
            isAfterWord = IsWide(rune) || Rune.IsWhiteSpace(rune);
        }

        Flush();
        return result.ToString();

        void Flush()
        {
            var piece = word.ToString();
            if (line > 0 && line + Width(piece.TrimEnd()) > room && !(piece.Length > 0 && IsClosing(Rune.GetRuneAt(piece, 0))))
            {
                result.Append('\n');
                line = 0;
            }

            result.Append(piece);
            line += Width(piece);
            word.Clear();
        }
    }

    private static int ParagraphLines(string paragraph, double room)
    {
        var (lines, line, word) = (1, 0.0, 0.0);
        foreach (var rune in paragraph.EnumerateRunes())
        {
            var width = Width(rune);
            var breaksBefore = IsWide(rune);
            word = breaksBefore || Rune.IsWhiteSpace(rune) ? 0 : word + width;
            line += width;
            if (line <= room)
                continue;

            lines++;
            line = word > 0 && word <= room ? word : width;
        }

        return lines;
    }

    private static double Width(ReadOnlySpan<Rune> runes)
    {
        var width = 0.0;
        foreach (var rune in runes)
            width += Width(rune);
        return width;
    }

    private static double Width(Rune rune) => IsWide(rune) ? 2.0 : rune.Value switch
    {
        'i' or 'l' or '.' or ',' or ':' or ';' or ' ' => 0.6,
        _ => 1.05,
    };

    private static bool IsClosing(Rune rune) => rune.Value is '）' or '，' or '、' or '。' or '；' or '：' or '”' or '》' or '〕' or ')';

    /// <summary>East Asian wide and full-width ranges, and the marks that Chinese fonts draw wide.</summary>
    private static bool IsWide(Rune rune) => rune.Value switch
    {
        '“' or '”' or '‘' or '’' or '…' or '—' or '·' or '√' or '×' or '○' or '①' => true,
        >= 0x1100 and <= 0x115F => true,
        >= 0x2460 and <= 0x24FF => true,
        >= 0x2E80 and <= 0xA4CF => true,
        >= 0xAC00 and <= 0xD7A3 => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFE30 and <= 0xFE6F => true,
        >= 0xFF01 and <= 0xFF60 => true,
        >= 0xFFE0 and <= 0xFFE6 => true,
        >= 0x1F300 and <= 0x1FAFF => true,
        >= 0x20000 and <= 0x3FFFD => true,
        _ => false,
    };
}
