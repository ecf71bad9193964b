using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace ReportDsl.Layout;

/// <summary>Sheet tabs: the numeral before 、 in a section's label, else its code; legal, short, and each used once.</summary>
internal sealed class SheetNames
{
    private const int MaxLength = 31;
    private static readonly SearchValues<char> Numerals = SearchValues.Create("〇零一二三四五六七八九十百0123456789");
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { "History" };

    public string Take(string wanted)
    {
        var name = Legal(wanted);
        for (var n = 2; !_taken.Add(name); n++)
        {
            var suffix = " " + n.ToString(CultureInfo.InvariantCulture);
            name = Cut(Legal(wanted), MaxLength - suffix.Length) + suffix;
        }

        return name;
    }

    public ImmutableArray<string> TakeAll(IEnumerable<(string Label, string Code)> sections) =>
        [.. sections.Select(section => Take(TabOf(section.Label, section.Code)))];

    private static string TabOf(string label, string code)
    {
        var end = label.IndexOf('、', StringComparison.Ordinal);
        return end is > 0 and <= 4 && label.AsSpan(0, end).IndexOfAnyExcept(Numerals) < 0 ? label[..end] : code;
    }

    private static string Legal(string wanted)
    {
        var characters = wanted.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? '_' : c);
        var name = Cut(string.Concat(characters), MaxLength).Trim('\'', ' ');
        return name.Length == 0 ? "_" : name;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
