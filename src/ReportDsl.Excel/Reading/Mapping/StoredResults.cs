using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Sheets;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// Holds the results that a program stored beside the formulas against what the formulas give now: a file that was changed by a program which
/// does not calculate shows its reader other totals than it holds.
/// </summary>
internal sealed class StoredResults(ReadingContext context, ImmutableArray<int> computed)
{
    public void Compare(ReportData report)
    {
        var stale = new List<(CellAddress Address, string Stored, string Actual, int Slot)>();
        foreach (var slot in computed)
        {
            var placement = context.Placements[slot];
            if (placement.Sheet is not { } sheet)
                continue;
            var cell = sheet.Cells.Cells[placement.Cell];
            var actual = report[slot];
            if (IsStale(sheet, cell, actual, context.Form.Slots[slot].Spec.Type))
                stale.Add((sheet.AddressOf(placement.Cell), sheet.Cells.ContentOf(cell), actual.Kind == ContentKind.Number ? Text(actual.Number) : "…", slot));
        }

        foreach (var group in stale.GroupBy(cell => cell.Address.Sheet))
        {
            var (address, stored, actual, slot) = group.First();
            var others = group.Count() - 1;
            context.Report(
                FileRules.Stale,
                new Phrase(
                    $"The file shows “{stored}”, the figures give {actual}" + (others > 0 ? $" (and {others} more like this)." : "."),
                    $"文件显示“{stored}”，按所填数据应为 {actual}" + (others > 0 ? $"（另有 {others} 处）。" : "。")),
                address.Sheet,
                address.Local,
                slot);
        }
    }

    /// <summary>A number that is not the result; or, where the result is a number, the text of an unfinished one or an error.</summary>
    private static bool IsStale(OpenedSheet sheet, in RawCell cell, CellContent actual, DataType type)
    {
        if (CellValues.PlainNumber(sheet.Cells, cell) is { } stored)
        {
            return actual.Kind != ContentKind.Number
                || (decimal.Round(stored, type.Scale, MidpointRounding.AwayFromZero) != actual.Number && SheetPrecision.Of(stored) != SheetPrecision.Of(actual.Number));
        }

        return cell.Kind != RawCellKind.None && actual.Kind == ContentKind.Number && !StandsFor(sheet.Cells.TextOf(cell), actual.Number, type);
    }

    /// <summary>Whether a text is what a total shows whose cells all hold it.</summary>
    private static bool StandsFor(string? text, decimal number, DataType type) =>
        type is DataType.Number { SpecialTexts: { IsDefaultOrEmpty: false } specials } && specials.Any(special => special.Text == text && special.Value == number);

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
