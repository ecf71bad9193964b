using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Forms;

namespace ReportDsl.Validation.Results;

/// <summary>The content of a cell as results tell it: a number, yes or no, or a text; all null for a blank.</summary>
/// <param name="Number">Where it is a number.</param>
/// <param name="Boolean">Where it is yes or no.</param>
/// <param name="Text">Where it is something else.</param>
public readonly record struct CellContent(decimal? Number, bool? Boolean, string? Text)
{
    /// <summary>Dividing by it takes the trailing zeros of a decimal off.</summary>
    private const decimal PreciseOne = 1.0000000000000000000000000000m;

    /// <summary>A number, without trailing zeros.</summary>
    public static CellContent Of(decimal number) => new(number / PreciseOne, null, null);

    /// <summary>Yes or no.</summary>
    public static CellContent Of(bool value) => new(null, value, null);

    /// <summary>A text; null for a blank.</summary>
    public static CellContent Of(string? text) => new(null, null, text);

    /// <summary>What stands in a cell of a report; dates as <c>2024-01-31</c>.</summary>
    internal static CellContent Of(Entry entry) => entry.Kind switch
    {
        EntryKind.Blank or EntryKind.Absent => default,
        EntryKind.Number => Of(entry.Number),
        EntryKind.Boolean => Of(entry.Number != 0),
        EntryKind.Date => Of(DateOnly.FromDayNumber((int)entry.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => Of(entry.Text),
    };

    /// <summary>As people read it in a cell of a type; numbers in other cells stay as they are.</summary>
    internal string ShownIn(DataType type) => Number is { } number ? ShownNumber.Of(number, type) : ToString();

    /// <summary>The content as programs write it; empty for a blank.</summary>
    public override string ToString() =>
        Number?.ToString(CultureInfo.InvariantCulture) ?? (Boolean is { } value ? (value ? "true" : "false") : Text ?? "");
}
