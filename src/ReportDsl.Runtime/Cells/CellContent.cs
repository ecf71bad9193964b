using System.Globalization;

namespace ReportDsl.Runtime;

internal enum ContentKind : byte
{
    Blank,
    Number,
    Text,
    Date,
    Boolean,

    /// <summary>A mark for "not applicable", kept as written.</summary>
    Mark,

    /// <summary>Something that no type holds, such as a spreadsheet error, kept as text.</summary>
    Invalid,

    /// <summary>Nothing is known of the cell.</summary>
    Absent,
}

/// <summary>
/// What stands in a cell, before anything is asked of it. The number of a date is its day number, of a boolean 0 or 1; the text is the
/// text, the mark or what is invalid. Trailing zeros of a number say nothing and are dropped.
/// </summary>
internal readonly record struct CellContent(ContentKind Kind, decimal Number, string? Text, string? Note)
{
    /// <summary>Dividing by it takes the trailing zeros of a decimal off.</summary>
    private const decimal PreciseOne = 1.0000000000000000000000000000m;

    private const string BlankCharacters = " \u3000";

    public static CellContent Of<T>(T value) => value switch
    {
        long number => new(ContentKind.Number, number, null, null),
        decimal number => new(ContentKind.Number, number.Scale == 0 ? number : number / PreciseOne, null, null),
        string text => OfText(text),
        DateOnly date => new(ContentKind.Date, date.DayNumber, null, null),
        bool flag => new(ContentKind.Boolean, flag ? 1 : 0, null, null),
        _ => throw new NotSupportedException($"No cell holds a {typeof(T).Name}."),
    };

    /// <summary>A text that is nothing but spaces, ASCII or ideographic, is blank.</summary>
    public static CellContent OfText(string text) => IsBlank(text) ? default : new(ContentKind.Text, 0, text, null);

    public static bool IsBlank(string text) => !text.AsSpan().ContainsAnyExcept(BlankCharacters);

    public static CellContent Mark(string mark) => new(ContentKind.Mark, 0, mark, null);

    public static CellContent Invalid(string raw) => new(ContentKind.Invalid, 0, raw, null);

    public static CellContent Absent { get; } = new(ContentKind.Absent, 0, null, null);

    /// <summary>Spaces around a mark are ignored; the full-width slash and small letters count too.</summary>
    public static bool IsMark(ReadOnlySpan<char> text) => text.Trim(BlankCharacters) switch
    {
        "/" or "／" or "-" or "—" or "不适用" => true,
        var mark => mark.Equals("N/A", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The content as people write it; empty for a blank.</summary>
    public override string ToString() => Kind switch
    {
        ContentKind.Number => Numeric.Plain(Number),
        ContentKind.Date => DateOnly.FromDayNumber((int)Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ContentKind.Boolean => Number != 0 ? "true" : "false",
        _ => Text ?? "",
    };
}
