using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>Reads the sheets around the sections: the cover with period and fields, the reasons on the checks, the earlier figures.</summary>
internal sealed class FrameReading(ReadingContext context)
{
    private (int Year, int Number)? _period;

    private FormMap Map => context.Map;

    private Form Form => context.Form;

    /// <summary>The period that the cover names; not known where it names none that the form serves.</summary>
    public ReportPeriod Period { get; private set; }

    /// <summary>The reasons by rule instance.</summary>
    public List<(string Instance, string Reason)> Explanations { get; } = [];

    /// <summary>The earlier figures that are filled in.</summary>
    public List<(PriorRow Row, Entry Content)> Priors { get; } = [];

    public void ReadCover(OpenedSheet sheet)
    {
        var cells = sheet.Cells;
        CellAddress? place = null;
        foreach (var (row, key) in KeysOf(sheet))
        {
            var column = ValueColumn(sheet, row, CoverLayout.ValueColumn);
            if (Map.CoverFields.TryGetValue(key, out var slot))
            {
                context.Place(slot, sheet, row, column);
            }
            else if (key is FormMap.YearKey or FormMap.NumberKey)
            {
                place ??= new CellAddress(sheet.Name, row, column);
                ReadPeriodPart(cells, cells.Find(row, column), key == FormMap.YearKey);
            }
        }

        Settle(place);
    }

    public void ReadChecks(OpenedSheet sheet)
    {
        foreach (var (row, key) in KeysOf(sheet))
        {
            if (!Map.Explainable.Contains(key))
                continue;
            var at = sheet.Cells.Find(row, RulesLayout.ExplanationColumn + sheet.KeyColumn - SheetLayout.KeyColumn);
            if (at >= 0 && !sheet.Cells.Cells[at].HasFormula && TextOf(sheet.Cells, at) is { } reason && !Entry.IsBlank(reason))
                Explanations.Add((key, reason));
        }
    }

    public void ReadPriors(OpenedSheet sheet)
    {
        foreach (var (row, key) in KeysOf(sheet))
        {
            if (!Map.PriorRows.TryGetValue(key, out var prior))
                continue;
            var at = sheet.Cells.Find(row, ValueColumn(sheet, row, PriorLayout.ValueColumn));
            if (at < 0)
                continue;
            var content = context.Values.Read(sheet.Cells, sheet.Cells.Cells[at], Form.Slots[prior.Slot].Spec.Type);
            if (content.Kind != EntryKind.Blank)
                Priors.Add((prior, content));
        }
    }

    private static IEnumerable<(int Row, string Key)> KeysOf(OpenedSheet sheet)
    {
        foreach (var cell in sheet.Cells.Cells)
        {
            if (cell.Column == sheet.KeyColumn && cell.Row != sheet.IdentityRow && sheet.Cells.TextOf(cell) is { } key)
                yield return (cell.Row, key);
        }
    }

    /// <summary>The column of values, as far right of the keys as it was sent out.</summary>
    private static int ValueColumn(OpenedSheet sheet, int row, int column)
    {
        var expected = column + sheet.KeyColumn - SheetLayout.KeyColumn;
        if (sheet.Cells.Find(row, expected) >= 0)
            return expected;

        // A column put in between carries the value along; what stands there is the last thing in the row that is no formula.
        for (var i = sheet.Cells.FirstOf(row + 1) - 1; i >= 0 && sheet.Cells.Cells[i].Row == row; i--)
        {
            if (sheet.Cells.Cells[i] is { HasFormula: false } cell && cell.Column > expected)
                return cell.Column;
        }

        return expected;
    }

    private void ReadPeriodPart(SheetCells cells, int at, bool isYear)
    {
        var (year, number) = _period ?? (0, Form.Period.Kind == PeriodKind.Year ? 1 : 0);
        var typed = at < 0 || CellValues.PlainNumber(cells, cells.Cells[at]) is not { } value || !decimal.IsInteger(value) || value is < 0 or > 9999
            ? 0
            : (int)value;
        _period = isYear ? (typed, number) : (year, typed);
    }

    private void Settle(CellAddress? place)
    {
        var (year, number) = _period ?? default;
        var period = new ReportPeriod(Form.Period.Kind, year, number);
        var isPeriod = ReportPeriod.TryParse(period.ToString(), out var parsed) && parsed == period;
        if (isPeriod && period.IsWithin(Bound(Form.Period.From), Bound(Form.Period.To)))
        {
            Period = period;
            return;
        }

        var message = isPeriod
            ? new Phrase($"The form does not serve the period {period}.", $"本表不适用于报告期 {period}。")
            : new Phrase("The cover does not say which period the report is about.", "封面未填写报告期。");
        context.Report(FileRules.Period, message, place?.Sheet, place?.Local);
    }

    private static ReportPeriod? Bound(string? text) => text is not null && ReportPeriod.TryParse(text, out var bound) ? bound : null;

    private static string? TextOf(SheetCells cells, int at) =>
        cells.TextOf(cells.Cells[at]) ?? System.Text.Encoding.UTF8.GetString(cells.RawOf(cells.Cells[at]));
}
