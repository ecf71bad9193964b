using System.Globalization;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Contract;

/// <summary>
/// What a hidden cell of every sheet says: generation of the workbook's format, template, version, part of the form, fingerprint of the layout.
/// It moves with the sheet, wherever that is copied or renamed to.
/// </summary>
/// <param name="Part">A section's path, or one of the constants.</param>
internal sealed record SheetIdentity(int Format, string Template, string Version, string Part, string LayoutHash)
{
    /// <summary>The generation that this program writes, and the newest it reads.</summary>
    public const int NewestFormat = 1;

    /// <summary>The part of what stands outside the sections.</summary>
    public const string Main = ".";

    public const string Cover = "@cover";

    public const string Checks = "@checks";

    public const string Prior = "@prior";

    private const string Prefix = "rdsl";

    private const int Longest = 4_000;

    /// <summary>The first word.</summary>
    public static string Generation { get; } = Prefix + NewestFormat.ToString(CultureInfo.InvariantCulture);

    public static SheetIdentity Of(FormLayout layout, string part) =>
        new(NewestFormat, layout.Form.Name, layout.Form.Version, part.Length == 0 ? Main : part, layout.Hash);

    /// <summary>Reads the text of such a cell; null for any other text. A version may hold spaces, nothing else does.</summary>
    public static SheetIdentity? Parse(string text)
    {
        if (!IsLikely(text) || text.Length > Longest)
            return null;
        var words = text.Split(' ');
        return words.Length >= 5 && int.TryParse(words[0].AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var format)
                ? new SheetIdentity(format, words[1], string.Join(' ', words[2..^2]), words[^2], words[^1])
                : null;
    }

    public static bool IsLikely(string? text) => text is not null && text.StartsWith(Prefix, StringComparison.Ordinal);

    public override string ToString() => $"{Prefix}{Format.ToString(CultureInfo.InvariantCulture)} {Template} {Version} {Part} {LayoutHash}";
}
