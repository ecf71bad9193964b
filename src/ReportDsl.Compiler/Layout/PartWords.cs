namespace ReportDsl.Layout;

/// <summary>The words with which a label says that its line is a part of the one before.</summary>
internal static class PartWords
{
    private static readonly string[] Words = ["其中", "其：", "其:", "内：", "内:", "#", "of which", "in which", "thereof", "including", "includes", "incl"];

    public static bool BeginsWithOne(string label)
    {
        var text = label.TrimStart(' ', '\u3000', '（', '(', '[', '【', '-', '–', '—', '·', '•', '*');
        return Words.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !GoesOn(text, word));
    }

    /// <summary>Whether a word in letters is only the beginning of another one, as in "inclination"; <c>incl</c> may be written out.</summary>
    private static bool GoesOn(string text, string word) =>
        char.IsAsciiLetter(word[^1]) && text.Length > word.Length && char.IsAsciiLetter(text[word.Length]);
}
