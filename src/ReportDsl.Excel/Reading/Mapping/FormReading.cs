using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>Reads a workbook whose form is known: which sheet is which part, where every value stands, and what it is.</summary>
internal sealed class FormReading(ReadingContext context, IReadOnlyList<OpenedSheet> sheets)
{
    private readonly FrameReading _frame = new(context);

    private FormMap Map => context.Map;

    private Form Form => context.Form;

    public ReadForm Read()
    {
        if (context.Workbook.HasMacros)
            context.Report(FileRules.Macros, new Phrase("The workbook holds macros; they were not looked at.", "工作簿含有宏，未予理会。"));
        var find = new SheetFinding(context, sheets);
        foreach (var part in Map.Parts)
        {
            if (find.Sheet(part) is { } sheet)
                ReadPart(context, _frame, part, sheet);
        }

        find.TellOthers();
        var priors = Priors();
        var (report, computed) = Report(new SheetNotes(context, find.Used));
        report = Evaluator.For(Form).WithComputed(report, computed.AsSpan(), priors.AsSpan());
        new StoredResults(context, computed).Compare(report);
        report = WithoutUnreported(report, computed);
        return new ReadForm(
            report,
            priors,
            [.. context.Findings],
            context.Shown.Told,
            [
                .. context.Placements.Select(placement => placement.Sheet is { } sheet
                    ? new CellAddress(sheet.Name, placement.Row, placement.Column)
                    : (CellAddress?)null),
            ],
            _frame.PriorPlaces);
    }

    /// <summary>Reads one sheet as a part of the form.</summary>
    public static void ReadPart(ReadingContext context, FrameReading frame, string part, OpenedSheet sheet)
    {
        context.Find(part, sheet);
        switch (part)
        {
            case SheetIdentity.Cover:
                frame.ReadCover(sheet);
                break;
            case SheetIdentity.Checks:
                frame.ReadChecks(sheet);
                break;
            case SheetIdentity.Prior:
                frame.ReadPriors(sheet);
                break;
            default:
                new SectionReading(context, context.Map.Sections[part], sheet).Read();
                break;
        }
    }

    /// <summary>The report as typed, and the computed cells whose formulas are still there.</summary>
    private (ReportData Report, ImmutableArray<int> Computed) Report(SheetNotes notes)
    {
        var builder = new ReportData.Builder(Form, _frame.Period);
        var computed = ImmutableArray.CreateBuilder<int>();
        var overwritten = new List<(int Slot, Placement Placement)>();
        foreach (var slot in Form.Slots)
        {
            var isComputed = Map.Computed.Contains(slot.Index);
            if (context.Placements[slot.Index] is not { Sheet: { } sheet } placement)
            {
                // What was not found is not blank: a blank may mean zero. A total follows from its items.
                if (!isComputed)
                    builder.Set(slot.Index, CellContent.Absent);
                continue;
            }

            RawCell? cell = placement.Cell >= 0 ? sheet.Cells.Cells[placement.Cell] : null;
            var hasOwnFormula = isComputed && context.Formulas.IsOwn(slot.Index, placement);
            if (hasOwnFormula)
                computed.Add(slot.Index);
            else if (cell is { } content)
                builder.Set(slot.Index, Content(sheet, placement.Cell, content, slot));
            if (isComputed && !hasOwnFormula)
                overwritten.Add((slot.Index, placement));

            if (notes.Take(sheet, placement.Row, placement.Column) is { } note)
                builder.SetNote(slot.Index, note);
        }

        notes.TellOthers();
        TellOverwritten(overwritten);
        foreach (var (instance, reason) in _frame.Explanations)
            builder.Explain(instance, reason);
        return (builder.ToReport(), computed.ToImmutable());
    }

    private CellContent Content(OpenedSheet sheet, int cell, in RawCell content, Slot slot)
    {
        if (!context.IsKnown(sheet, cell, slot.Index))
            return CellContent.Absent;
        context.Shown.Look(sheet, cell, slot.Index);
        return context.Values.Read(sheet.Cells, content, slot.Spec.Type);
    }

    /// <summary>One word a sheet for formulas that were overwritten and one for those that were deleted: often it is all of them.</summary>
    private void TellOverwritten(List<(int Slot, Placement Placement)> overwritten)
    {
        foreach (var group in overwritten.GroupBy(cell => (cell.Placement.Sheet?.Name, IsDeleted: cell.Placement.Cell < 0)))
        {
            var places = group.Select(cell => CellAddress.Name(cell.Placement.Row, cell.Placement.Column)).ToList();
            var list = ReadingContext.Listed(places, ", ");
            context.Report(
                FileRules.Overwritten,
                group.Key.IsDeleted
                    ? new Phrase($"Formulas were deleted: {list}. They were read as not reported.", $"公式已被删除：{list}。按未填报读取。")
                    : new Phrase($"Formulas were overwritten: {list}. What stands there was read as reported.", $"公式已被覆盖：{list}。按所填内容读取。"),
                group.Key.Name,
                places[0],
                places.Count == 1 ? group.First().Slot : null);
        }
    }

    /// <summary>A total that the report had left blank when the workbook was filled is blank still, unless it has become another one.</summary>
    private ReportData WithoutUnreported(ReportData report, ImmutableArray<int> computed)
    {
        if (context.Remembered.Unreported.Count == 0)
            return report;
        var builder = report.ToBuilder();
        foreach (var slot in computed)
        {
            if (context.Remembered.Unreported.TryGetValue(Form.Slots[slot].Path, out var result) && result == UnreportedText.Of(report[slot]))
                builder.Set(slot, CellContent.Blank);
        }

        return builder.ToReport();
    }

    /// <summary>Earlier reports of which nothing is known but what was carried in.</summary>
    private ImmutableArray<ReportData?> Priors()
    {
        var farthest = _frame.Priors.Select(prior => prior.Row.Periods).DefaultIfEmpty(0).Max();
        var reports = new ReportData?[farthest];
        foreach (var group in _frame.Priors.GroupBy(prior => prior.Row.Periods))
        {
            var period = _frame.Period.IsKnown ? _frame.Period.Earlier(group.Key) ?? default : default;
            var builder = ReportData.Builder.OfCarried(Form, period);
            foreach (var (row, content, carried) in group)
            {
                if (carried is { } state)
                    builder.Carry(row.Slot, content, state);
                else
                    builder.Set(row.Slot, content);
            }

            reports[group.Key - 1] = builder.ToReport();
        }

        return [.. reports];
    }
}
