using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>Reads the sheets around the sections: the cover with period and fields, the reasons on the checks, the earlier figures.</summary>
internal sealed class FrameReading(ReadingContext context)
{
    private FormMap Map => context.Map;

    private Form Form => context.Form;

    /// <summary>The period that the cover names; not known where it names none that the form serves.</summary>
    public ReportPeriod Period { get; private set; }

    /// <summary>The reasons by rule instance.</summary>
    public List<(string Instance, string Reason)> Explanations { get; } = [];

    /// <summary>The earlier figures that are filled in, with the states that were carried in with them.</summary>
    public List<(PriorRow Row, CellContent Content, DecidedState? Carried)> Priors { get; } = [];

    /// <summary>Where the earlier figures stand, filled in or not.</summary>
    public Dictionary<(int Periods, int Slot), CellAddress> PriorPlaces { get; } = [];

    public void ReadCover(OpenedSheet sheet)
    {
        var (year, number) = (0, Form.Period.Kind == PeriodKind.Year ? 1 : 0);
        CellAddress? place = null;
        List<string>? typed = [];
        foreach (var (key, row, column, cell) in KeyedRows.Of(context, sheet, Map.Lists[SheetIdentity.Cover]))
        {
            if (Map.CoverFields.TryGetValue(key, out var slot))
            {
                context.Place(slot, sheet, row, column);
                continue;
            }

            var value = cell < 0 ? 0 : PeriodPart(sheet, cell, key == ListMap.YearKey);
            (year, number) = key == ListMap.YearKey ? (value, number) : (year, value);
            if (value == 0 || place is null)
                place = new CellAddress(sheet.Name, row, column);
            if (cell < 0)
                typed = null;
            else
                typed?.Add(sheet.Cells.ContentOf(sheet.Cells.Cells[cell]));
        }

        Settle(ReportPeriod.Find(Form.Period.Kind, year, number), place, typed is { Count: > 0 } ? string.Join(", ", typed) : null);
    }

    public void ReadChecks(OpenedSheet sheet)
    {
        foreach (var (key, _, _, cell) in KeyedRows.Of(context, sheet, Map.Lists[SheetIdentity.Checks]))
        {
            if (cell < 0 || !context.IsKnown(sheet, cell))
                continue;
            var content = sheet.Cells.Cells[cell];
            if (content.Kind is RawCellKind.Text or RawCellKind.Number or RawCellKind.IsoDate && !CellValues.IsPicture(sheet.Cells, content))
            {
                Explanations.Add((key, sheet.Cells.ContentOf(content)));
                continue;
            }

            context.Report(
                FileRules.Extra,
                new Phrase("What stands there is no reason in words; it was not read.", "此处不是文字说明，未读取。"),
                sheet.Name,
                SheetCells.NameOf(content));
        }
    }

    public void ReadPriors(OpenedSheet sheet)
    {
        foreach (var row in KeyedRows.Of(context, sheet, Map.Lists[SheetIdentity.Prior]))
        {
            var prior = Map.PriorRows[row.Key];
            PriorPlaces[(prior.Periods, prior.Slot)] = new CellAddress(sheet.Name, row.Row, row.Column);
            if (row.Cell >= 0 && !context.IsKnown(sheet, row.Cell))
                continue;
            var content = row.Cell < 0
                ? CellContent.Blank
                : context.Values.Read(sheet.Cells, sheet.Cells.Cells[row.Cell], Form.Slots[prior.Slot].Spec.Type);
            if (row.Cell >= 0)
                context.Shown.LookAtPrior(sheet, row.Cell, prior.Slot);
            var carried = CarriedState(sheet.Cells, row);
            if (carried is not null && row.Cell >= 0 && sheet.Cells.Find(row.Row, row.Column + PriorLayout.CarriedNumberColumn - PriorLayout.ValueColumn) >= 0)
                content = CarriedFigure.Exact(sheet.Cells.ContentOf(sheet.Cells.Cells[row.Cell])) ?? content;
            if (content.Kind != ContentKind.Blank || carried is not null)
                Priors.Add((prior, content, carried));
        }
    }

    /// <summary>The state that the earlier report had decided of a figure; null where none was carried in, or something else was typed since.</summary>
    private static DecidedState? CarriedState(SheetCells cells, KeyedRow row)
    {
        var state = cells.Find(row.Row, row.Column + PriorLayout.CarriedStateColumn - PriorLayout.ValueColumn);
        var copy = cells.Find(row.Row, row.Column + PriorLayout.CarriedContentColumn - PriorLayout.ValueColumn);
        var isUntouched = (row.Cell, copy) switch
        {
            ( < 0, < 0) => true,
            ( >= 0, >= 0) => cells.ContentOf(cells.Cells[row.Cell]) == cells.ContentOf(cells.Cells[copy])
                && cells.Cells[row.Cell].Kind == RawCellKind.Number == (cells.Cells[copy].Kind == RawCellKind.Number),
            _ => false,
        };
        return isUntouched && state >= 0 && CellValues.PlainNumber(cells, cells.Cells[state]) is { } weight ? CarriedFigure.StateOf(weight) : null;
    }

    /// <summary>A part of the period, 0 where none stands there. A text that can mean nothing else is taken for the number.</summary>
    private int PeriodPart(OpenedSheet sheet, int cell, bool isYear)
    {
        var content = sheet.Cells.Cells[cell];
        if (!context.IsKnown(sheet, cell))
            return 0;
        if (CellValues.PlainNumber(sheet.Cells, content) is { } value)
            return decimal.IsInteger(value) && value is > 0 and <= 9999 ? (int)value : 0;
        if (sheet.Cells.TextOf(content) is not { } text)
            return 0;

        var digits = text.Normalize(NormalizationForm.FormKC).Trim();
        if (isYear)
            digits = digits.TrimEnd('度').TrimEnd('年').TrimEnd();
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || digits.Length > 4)
            return 0;
        context.Report(
            FileRules.Recognised,
            new Phrase($"“{text}” was taken for the number {number}.", $"“{text}”按数字 {number} 读取。"),
            sheet.Name,
            SheetCells.NameOf(content));
        return number;
    }

    private void Settle(ReportPeriod period, CellAddress? place, string? typed)
    {
        var isPeriod = period.IsKnown;
        if (isPeriod && Form.Period.Serves(period))
        {
            Period = period;
            return;
        }

        var message = isPeriod
            ? new Phrase($"The form does not serve the period {period}.", $"本表不适用于报告期 {period}。")
            : typed is not null
                ? new Phrase(
                    $"“{typed}” names no period: type numbers alone, such as 2024.", $"“{typed}”不是有效的报告期：请只填数字，如 2024。")
                : new Phrase("The cover does not say which period the report is about.", "封面未填写报告期。");
        context.Report(FileRules.Period, message, place?.Sheet, place?.Local);
    }
}
