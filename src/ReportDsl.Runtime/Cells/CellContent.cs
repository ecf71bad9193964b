using System.Buffers;
using System.Globalization;

namespace ReportDsl.Runtime;

/// <summary>The kinds of what stands in a cell.</summary>
public enum ContentKind : byte
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>A number, a percentage as its fraction.</summary>
    Number,

    /// <summary>A text, or a code of a code list.</summary>
    Text,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A mark for "not applicable", kept as written.</summary>
    Mark,

    /// <summary>Something that no type holds (a spreadsheet error, a date in a cell for numbers), kept as text for the message.</summary>
    Invalid,

    /// <summary>
    /// Nothing is known of the cell, as if its report were not there: it was lost in the workbook, or is a figure of an earlier year that was
    /// not carried in.
    /// </summary>
    Absent,
}

/// <summary>
/// What stands in a cell of a report, before anything is asked of it. The number of a date is its day number, of a boolean 0 or 1; the text
/// is the text, the mark or what is invalid, null for the other kinds.
/// </summary>
public readonly record struct CellContent
{
    /// <summary>Dividing by it takes the trailing zeros of a decimal off.</summary>
    private const decimal PreciseOne = 1.0000000000000000000000000000m;

    private const string DateFormat = "yyyy-MM-dd";
    private const string BlankCharacters = " \u3000";

    private static readonly SearchValues<char> Blanks = SearchValues.Create(BlankCharacters);

    internal CellContent(ContentKind kind, decimal number, string? text)
    {
        Kind = kind;
        Number = number;
        Text = text;
    }

    /// <summary>The content of a cell that holds nothing.</summary>
    public static CellContent Blank => default;

    /// <summary>The content of a cell of which nothing is known; see <see cref="ContentKind.Absent"/>.</summary>
    public static CellContent Absent { get; } = new(ContentKind.Absent, 0, null);

    /// <summary>Of what kind it is.</summary>
    public ContentKind Kind { get; }

    /// <summary>The number, a date's day number (<see cref="DateOnly.DayNumber"/>), 1 for yes; else 0.</summary>
    public decimal Number { get; }

    /// <summary>The text, the mark or what is invalid, as written; else null.</summary>
    public string? Text { get; }

    /// <summary>A number. Trailing zeros after the point say nothing and are dropped: 12.50 is 12.5.</summary>
    public static CellContent Of(decimal number) => new(ContentKind.Number, number.Scale == 0 ? number : number / PreciseOne, null);

    /// <summary>A text as written: a blank one, a mark or a date until <see cref="ValueSchema.Normalize"/> says what the cell takes it for.</summary>
    public static CellContent Of(string text) => new(ContentKind.Text, 0, text);

    /// <summary>A day.</summary>
    public static CellContent Of(DateOnly date) => new(ContentKind.Date, date.DayNumber, null);

    /// <summary>Yes or no.</summary>
    public static CellContent Of(bool value) => new(ContentKind.Boolean, value ? 1 : 0, null);

    /// <summary>A mark for "not applicable", as written.</summary>
    public static CellContent Mark(string mark) => new(ContentKind.Mark, 0, mark);

    /// <summary>What no type holds, as text.</summary>
    public static CellContent Invalid(string raw) => new(ContentKind.Invalid, 0, raw);

    /// <summary>
    /// Whether a text counts as blank: nothing but spaces, ASCII or ideographic. These two, because the formulas of workbooks know no others.
    /// </summary>
    public static bool IsBlank(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Blanks);

    /// <summary>
    /// Whether a text is one of the marks <c>/</c> <c>-</c> <c>—</c> <c>N/A</c> <c>不适用</c>, spaces around it ignored. The full-width
    /// slash and the small letters of N/A count too, since spreadsheet programs compare them as equal.
    /// </summary>
    public static bool IsMark(ReadOnlySpan<char> text) => text.Trim(BlankCharacters) switch
    {
        "/" or "／" or "-" or "—" or "不适用" => true,
        var mark => mark.Equals("N/A", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The content as people write it; empty for a blank and for what is absent.</summary>
    public override string ToString() => Kind switch
    {
        ContentKind.Number => ShownNumber.Plain(Number),
        ContentKind.Date => DateOnly.FromDayNumber((int)Number).ToString(DateFormat, CultureInfo.InvariantCulture),
        ContentKind.Boolean => Number != 0 ? "true" : "false",
        _ => Text ?? "",
    };

    /// <summary>The day that a text names as data files write it (<c>2024-01-31</c>), null where it names none.</summary>
    public static CellContent? DateOf(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Of(date) : null;
}
