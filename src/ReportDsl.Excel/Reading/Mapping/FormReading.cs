using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>Reads a workbook whose form is known: which sheet is which part, where every value stands, and what it is.</summary>
internal sealed class FormReading(ReadingContext context, IReadOnlyList<OpenedSheet> sheets, IdentitySheet remembered)
{
    private readonly FrameReading _frame = new(context);

    private FormMap Map => context.Map;

    private Form Form => context.Form;

    public WorkbookReading Read(WorkbookIdentity identity)
    {
        if (context.Workbook.HasMacros)
            context.Report(FileRules.Macros, new Phrase("The workbook holds macros; they were not looked at.", "工作簿含有宏，未予理会。"));
        foreach (var part in Map.Parts)
            ReadPart(part);

        var priors = Priors();
        var (report, computed) = Report();
        report = Evaluator.For(Form).WithComputed(report, computed.AsSpan(), priors.AsSpan());
        new StoredResults(context, computed).Compare(report);
        report = WithoutUnreported(report, computed);
        return new WorkbookReading
        {
            Identity = identity,
            Report = report,
            Priors = priors,
            Findings = [.. context.Findings],
            Places = slot => context.Placements[slot] is { Sheet: { } sheet } placement
                ? new CellAddress(sheet.Name, placement.Row, placement.Column)
                : null,
        };
    }

    private void ReadPart(string part)
    {
        var candidates = sheets.Where(sheet => sheet.Identity?.Part == part).ToList();
        if (candidates.Count == 0)
        {
            if (Map.Sections.TryGetValue(part, out var lost) && FindByLabels(lost) is { } found)
                new SectionReading(context, lost, found).Read();
            else
                TellMissing(part);
            return;
        }

        if (candidates.Count > 1)
        {
            var list = ReadingContext.Listed(candidates.Select(sheet => sheet.Name), ", ");
            context.Report(
                FileRules.Altered,
                new Phrase(
                    $"Several sheets are the same part of the form: {list}. Only the first was read.",
                    $"多个工作表为同一部分：{list}。只读取了第一个。"),
                candidates[1].Name);
        }

        var sheet = candidates[0];
        switch (part)
        {
            case SheetIdentity.Cover:
                _frame.ReadCover(sheet);
                break;
            case SheetIdentity.Checks:
                _frame.ReadChecks(sheet);
                break;
            case SheetIdentity.Prior:
                _frame.ReadPriors(sheet);
                break;
            default:
                new SectionReading(context, Map.Sections[part], sheet).Read();
                break;
        }
    }

    /// <summary>A sheet that lost its identity is still known by all its printed texts standing where they were sent out.</summary>
    private OpenedSheet? FindByLabels(SectionMap section) => sheets.FirstOrDefault(sheet =>
        sheet.Identity is null
        && section.Texts.All(text => sheet.Cells.Find((int)(text.Key >> 20), (int)(text.Key & 0xFFFFF)) is >= 0 and var at
            && text.Value.IsIn(sheet.Cells, sheet.Cells.Cells[at]))) is { } found
            ? found with { KeyColumn = SheetLayout.KeyColumn, IdentityRow = SheetLayout.IdentityRow }
            : null;

    private void TellMissing(string part)
    {
        switch (part)
        {
            case SheetIdentity.Prior:
                break;
            case SheetIdentity.Checks when Map.Explainable.Count == 0:
                break;
            case SheetIdentity.Cover:
                context.Report(FileRules.Altered, new Phrase("The cover is missing.", "缺少封面。"));
                context.Report(FileRules.Period, new Phrase("The cover does not say which period the report is about.", "封面未填写报告期。"));
                break;
            default:
                var name = part == SheetIdentity.Checks ? Map.Layout.Rules?.Name : Map.Sections[part].Layout.Name;
                context.Report(FileRules.Altered, new Phrase($"The sheet {name} is missing.", $"缺少工作表“{name}”。"));
                break;
        }
    }

    /// <summary>The report as typed, and the computed cells whose formulas are still there.</summary>
    private (ReportData Report, ImmutableArray<int> Computed) Report()
    {
        var builder = new ReportData.Builder(Form, _frame.Period);
        var computed = ImmutableArray.CreateBuilder<int>();
        var comments = new Dictionary<OpenedSheet, Dictionary<string, string>>(ReferenceEqualityComparer.Instance);
        foreach (var slot in Form.Slots)
        {
            if (context.Placements[slot.Index] is not { Sheet: { } sheet } placement)
                continue;
            RawCell? cell = placement.Cell >= 0 ? sheet.Cells.Cells[placement.Cell] : null;
            var isComputed = Map.Computed.Contains(slot.Index);
            if (isComputed && cell is { HasFormula: true })
                computed.Add(slot.Index);
            else if (cell is { } content)
                builder.Set(slot.Index, context.Values.Read(sheet.Cells, content, slot.Spec.Type));
            TellFormula(slot.Index, placement, sheet, cell, isComputed);

            if (!comments.TryGetValue(sheet, out var notes))
                comments.Add(sheet, notes = context.Workbook.CommentsOf(sheet.Entry));
            if (notes.Count > 0 && notes.TryGetValue(CellAddress.Name(placement.Row, placement.Column), out var note))
                builder.SetNote(slot.Index, note);
        }

        foreach (var (instance, reason) in _frame.Explanations)
            builder.Explain(instance, reason);
        return (builder.ToReport(), computed.ToImmutable());
    }

    private void TellFormula(int slot, Placement placement, OpenedSheet sheet, RawCell? cell, bool isComputed)
    {
        var address = CellAddress.Name(placement.Row, placement.Column);
        if (isComputed && cell is null)
        {
            context.Report(FileRules.Overwritten, new Phrase("The formula was deleted.", "公式已被删除。"), sheet.Name, address, slot);
        }
        else if (isComputed && cell is { HasFormula: false })
        {
            context.Report(
                FileRules.Overwritten,
                new Phrase("The formula was overwritten; what stands there was read as reported.", "公式已被覆盖，按所填内容读取。"),
                sheet.Name,
                address,
                slot);
        }
        else if (!isComputed && cell is { HasFormula: true, Kind: RawCellKind.None })
        {
            context.Report(
                FileRules.Formula,
                new Phrase("The formula has no stored result: the cell was read as blank.", "公式没有保存结果，按空白读取。"),
                sheet.Name,
                address,
                slot);
        }
        else if (!isComputed && cell is { HasFormula: true })
        {
            context.Report(
                FileRules.Formula,
                new Phrase("The stored result of the formula was read.", "按公式的保存结果读取。"),
                sheet.Name,
                address,
                slot);
        }
    }

    /// <summary>A total that the report had left blank when the workbook was filled is blank still, unless it has become another one.</summary>
    private ReportData WithoutUnreported(ReportData report, ImmutableArray<int> computed)
    {
        if (remembered.Unreported.Count == 0)
            return report;
        var builder = report.ToBuilder();
        foreach (var slot in computed)
        {
            if (remembered.Unreported.TryGetValue(Form.Slots[slot].Path, out var result) && result == UnreportedText.Of(report[slot]))
                builder.Set(slot, Entry.Blank);
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
            var builder = new ReportData.Builder(Form, period);
            foreach (var slot in Form.Slots)
                builder.Set(slot.Index, Entry.Absent);
            foreach (var (row, content) in group)
                builder.Set(row.Slot, content);
            reports[group.Key - 1] = builder.ToReport();
        }

        return [.. reports];
    }
}
