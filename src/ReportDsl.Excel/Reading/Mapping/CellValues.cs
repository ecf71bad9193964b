using System.Globalization;
using System.Text.RegularExpressions;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// What stands in a cell as the content of a value. What the workbook's own formulas hold for invalid is invalid here: nothing is guessed.
/// </summary>
internal sealed partial class CellValues(OpenedWorkbook workbook, LayoutWords words)
{
    /// <summary>Days from 1900 to 1904, for workbooks that count from there.</summary>
    private const int Days1904 = 1462;

    public CellContent Read(SheetCells cells, in RawCell cell, DataType type) => cell.Kind switch
    {
        RawCellKind.Number => cells.NumberOf(cell) is { } number ? Number(cell, number, type) : CellContent.Invalid(RawText(cells, cell)),
        RawCellKind.Text when IsPicture(cells, cell) => CellContent.Invalid(cells.TextOf(cell) ?? ""),
        RawCellKind.Text => Text(cells.TextOf(cell) ?? "", type),
        RawCellKind.Boolean => RawText(cells, cell) switch
        {
            "1" or "true" => CellContent.Of(true),
            "0" or "false" => CellContent.Of(false),
            var other => CellContent.Invalid(other),
        },
        RawCellKind.IsoDate => IsoDate(RawText(cells, cell), type),
        RawCellKind.Error => CellContent.Invalid(RawText(cells, cell)),
        _ => CellContent.Blank,
    };

    /// <summary>A number as a program stores it, where nothing is asked of it; null where there is none.</summary>
    public static decimal? PlainNumber(SheetCells cells, in RawCell cell) =>
        cell.Kind == RawCellKind.Number ? cells.NumberOf(cell) : null;

    /// <summary>
    /// Whether a cell shows a picture: by a function whose stored result is the function itself, or by that result alone where the formula is lost.
    /// </summary>
    public static bool IsPicture(SheetCells cells, in RawCell cell) =>
        (cell.HasFormula && cells.Formulas.SourceOf(cell) is { } source && Pictures().IsMatch(source.Text))
        || (cell.Kind == RawCellKind.Text && cells.TextOf(cell) is ['=' or 'D' or 'd' or '_' or ' ', ..] and var text && Pictures().IsMatch(text));

    private CellContent Number(in RawCell cell, decimal number, DataType type)
    {
        var format = workbook.Styles[cell.Style];
        if (type is DataType.Date)
        {
            // What is not shown as a date was not typed as one: 2024 is a year, not a day in 1905.
            return !format.ShowsDate(number)
                ? workbook.Counts1904 ? CellContent.Invalid(number.ToString(CultureInfo.InvariantCulture)) : CellContent.Of(number)
                : Date(number) is { } date ? CellContent.Of(date) : CellContent.Of(number);
        }

        // A program took what was typed ("3-4") for a date: its number says nothing.
        if (format.ShowsDate(number) || format.ShowsTime(number))
            return CellContent.Invalid(AsShown(number));

        // The zeros, letters and hyphens that a format shows are part of what was meant as a text.
        return type is DataType.Text or DataType.Code && ShownAsText(cell, number) is { Length: > 0 } shown ? CellContent.Invalid(shown) : CellContent.Of(number);
    }

    /// <summary>What a cell shows of its number, where that is not the number as it would be typed.</summary>
    public string? ShownAsText(in RawCell cell, decimal number)
    {
        var format = workbook.Styles[cell.Style];
        if (format.ShowsDate(number) || format.ShowsTime(number))
            return null;
        var shown = format.Show(number).Text;
        return shown == number.ToString(CultureInfo.InvariantCulture) ? null : shown;
    }

    /// <summary>How a number is shown by its cell; null where it is shown as what it is, or the cell holds none.</summary>
    public CellLook? Shown(SheetCells cells, in RawCell cell)
    {
        if (cell.Kind != RawCellKind.Number)
            return null;
        var format = workbook.Styles[cell.Style];
        return format.IsPlain || cells.NumberOf(cell) is not { } number || format.ShowsDate(number) || format.ShowsTime(number) ? null : format.Show(number);
    }

    /// <summary>A number as a cell for dates and times shows it: what its reader sees.</summary>
    private string AsShown(decimal number)
    {
        var serial = number + (workbook.Counts1904 && number >= 1 ? Days1904 : 0);
        var minutes = (int)decimal.Round((serial - decimal.Floor(serial)) * 24 * 60) % (24 * 60);
        var time = $"{minutes / 60:D2}:{minutes % 60:D2}";
        if (serial is < 1 or > DateSerial.Last)
            return serial is >= 0 and < 1 ? time : number.ToString(CultureInfo.InvariantCulture);

        // Programs count a 29 February 1900, which there was not.
        var day = (int)decimal.Floor(serial) + (serial < DateSerial.First ? 1 : 0);
        var date = DateOnly.FromDayNumber(day + DateSerial.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return decimal.IsInteger(serial) ? date : $"{date} {time}";
    }

    private DateOnly? Date(decimal serial)
    {
        var day = serial + (workbook.Counts1904 ? Days1904 : 0);
        return day >= DateSerial.First && day <= DateSerial.Last && decimal.IsInteger(day)
            ? DateOnly.FromDayNumber((int)day + DateSerial.Offset)
            : null;
    }

    private CellContent Text(string text, DataType type)
    {
        if (CellContent.IsBlank(text))
            return CellContent.Blank;
        switch (type)
        {
            case DataType.Code code:
                foreach (var entry in code.List.Entries)
                {
                    if (text == entry.Code || text == entry.Shown(words.Language))
                        return CellContent.Of(entry.Code);
                }

                return CellContent.Of(text);
            case DataType.Boolean:
                return BooleanWords.Parse(text) is { } value ? CellContent.Of(value) : CellContent.Of(text);
            case DataType.Date:
                // A date typed as text is none for the workbook's formulas, though data files write dates so.
                return CellContent.DateOf(text) is not null ? CellContent.Invalid(text) : CellContent.Of(text);
            default:
                return CellContent.Of(text);
        }
    }

    private static CellContent IsoDate(string text, DataType type) =>
        type is DataType.Date
        && text is [_, _, _, _, '-', ..]
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && time.TimeOfDay == TimeSpan.Zero
            ? CellContent.Of(DateOnly.FromDateTime(time.DateTime))
            : CellContent.Invalid(text);

    [GeneratedRegex(@"^\s*=?\s*(_xlfn\.|_xlws\.)*(DISPIMG|IMAGE)\s*\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pictures();

    private static string RawText(SheetCells cells, in RawCell cell) => System.Text.Encoding.UTF8.GetString(cells.RawOf(cell));
}
