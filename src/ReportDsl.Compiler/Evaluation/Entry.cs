using System.Buffers;
using System.Globalization;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>What stands in a cell of a report, before anything is asked of it.</summary>
public enum EntryKind : byte
{
    Blank,
    Number,
    Text,
    Date,
    Boolean,

    /// <summary>One of the marks for "not applicable", kept as written.</summary>
    NotApplicable,

    /// <summary>Something that no type can hold (a spreadsheet error, a date in a cell for numbers), kept as text for the message.</summary>
    Invalid,

    /// <summary>
    /// Nothing is known of the cell, as if its report were not there: it was lost in the workbook, or is a figure of an earlier year that was
    /// not carried in.
    /// </summary>
    Absent,
}

/// <summary>
/// The content of one cell as filled in. A date's <see cref="Number"/> is its day number, a boolean's 0 or 1; <see cref="Text"/> is
/// the text, the mark or the invalid content, null for the other kinds.
/// </summary>
public readonly record struct Entry
{
    /// <summary>Dividing by it takes the trailing zeros of a decimal off.</summary>
    private const decimal PreciseOne = 1.0000000000000000000000000000m;

    private static readonly SearchValues<char> BlankCharacters = SearchValues.Create(" \u3000");

    private Entry(EntryKind kind, decimal number, string? text)
    {
        Kind = kind;
        Number = number;
        Text = text;
    }

    /// <summary>The content of a cell that holds nothing.</summary>
    public static Entry Blank => default;

    /// <summary>A cell of which nothing is known; see <see cref="EntryKind.Absent"/>.</summary>
    public static Entry Absent { get; } = new(EntryKind.Absent, 0, null);

    public EntryKind Kind { get; }

    public decimal Number { get; }

    public string? Text { get; }

    /// <summary>A number. Trailing zeros after the point say nothing and are dropped: 12.50 is 12.5.</summary>
    public static Entry Of(decimal number) => new(EntryKind.Number, number.Scale == 0 ? number : number / PreciseOne, null);

    public static Entry Of(string text) => new(EntryKind.Text, 0, text);

    public static Entry Of(DateOnly date) => new(EntryKind.Date, date.DayNumber, null);

    public static Entry Of(bool value) => new(EntryKind.Boolean, value ? 1 : 0, null);

    public static Entry Invalid(string raw) => new(EntryKind.Invalid, 0, raw);

    /// <summary>
    /// Whether a text counts as blank: nothing but spaces, ASCII or ideographic. These two, because the entry workbook's own formulas
    /// know no others.
    /// </summary>
    public static bool IsBlank(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(BlankCharacters);

    /// <summary>
    /// Whether a text is one of the marks <c>/</c> <c>-</c> <c>—</c> <c>N/A</c> <c>不适用</c>, spaces around it ignored. The full-width
    /// slash and the small letters of N/A count too, since spreadsheet programs compare them as equal.
    /// </summary>
    public static bool IsNotApplicableMark(ReadOnlySpan<char> text) => text.Trim(" \u3000") switch
    {
        "/" or "／" or "-" or "—" or "不适用" => true,
        var mark => mark.Equals("N/A", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>
    /// The same content in the one form that reports hold it in: blank texts are <see cref="Blank"/>, marks are told from texts, dates
    /// are dates in a cell for dates and invalid elsewhere. Idempotent.
    /// </summary>
    public Entry NormalizedFor(DataType type) => Kind switch
    {
        EntryKind.Text when Text is { } text => NormalizedText(text, type),
        EntryKind.Date when type is not DataType.Date =>
            Invalid(DateOnly.FromDayNumber((int)Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => this,
    };

    private static Entry NormalizedText(string text, DataType type)
    {
        if (IsBlank(text))
            return Blank;

        var isOwnValue = type switch
        {
            DataType.Code code => code.List.Entries.Any(entry => entry.Code == text),
            DataType.Number number => number.SpecialTexts.Any(special => special.Text == text),
            _ => false,
        };
        if (!isOwnValue && IsNotApplicableMark(text))
            return new Entry(EntryKind.NotApplicable, 0, text);

        return type is DataType.Date
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? Of(date)
                : Of(text);
    }
}
