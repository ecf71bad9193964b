using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Sheets;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>All sheets of an entry workbook.</summary>
internal static class WorkbookContent
{
    /// <summary>On the identity sheet, from here on: computed cells that the report left blank, and what their formulas gave.</summary>
    public const int FirstUnreportedRow = 7;

    /// <summary>From the same row on: the computed cells that are stated otherwise than their formulas give.</summary>
    public const int StatedColumn = 3;

    /// <summary>The workbook before it is put into a file.</summary>
    public static EntryContext Of(FormLayout layout, EntryContent content)
    {
        var context = new EntryContext(layout, content);
        Fill(context);
        return context;
    }

    private static void Fill(EntryContext context)
    {
        var layout = context.Layout;
        context.CompileApplicabilities();
        var rules = layout.Rules is { } rows ? new RulesSheet(context, rows) : null;
        rules?.AddMarks();
        var computed = new ComputedFormulas(context);
        foreach (var sheet in layout.Sheets)
            new SectionSheet(context, computed, sheet).Fill();
        rules?.Fill();
        new CoverSheet(context, rules?.OnReturn).Fill();
        if (layout.Prior is { } prior)
            new PriorSheet(context, prior).Fill();
        new FormulaFitting(context.Steps).Fit([.. context.Workbook.Sheets, context.StepsDraft]);
        if (!context.Steps.IsEmpty)
            context.Workbook.Add(context.StepsDraft);
        context.Workbook.Add(IdentityOf(context));

        // In the order of computation, so that no chain of formulas is evaluated from its far end.
        foreach (var cell in layout.Form.ComputedInOrder)
        {
            var address = layout.AddressOf(cell.Slot);
            context.Evaluator.ValueOf(context[address.Sheet], address.Row, address.Column);
        }
    }

    private static SheetDraft IdentityOf(EntryContext context)
    {
        var sheet = new SheetDraft(FormLayout.IdentitySheet) { Visibility = SheetVisibility.VeryHidden };
        string[] lines =
        [
            SheetIdentity.Generation, context.Form.Name, context.Form.Version, context.Words.Language, context.Layout.Hash,
        ];
        foreach (var (i, line) in lines.Index())
            sheet.Set(i + 1, 1, line, 0);
        foreach (var (i, (slot, result)) in context.Content.Unreported.Index())
        {
            sheet.Set(FirstUnreportedRow + i, 1, context.Form.Slots[slot].Path, 0);
            sheet.Set(FirstUnreportedRow + i, 2, result, 0);
        }

        var stated = context.Form.ComputedInOrder.Select(cell => cell.Slot).Where(context.Content.Values.ContainsKey);
        foreach (var (i, slot) in stated.Index())
            sheet.Set(FirstUnreportedRow + i, StatedColumn, context.Form.Slots[slot].Path, 0);
        return sheet;
    }
}
