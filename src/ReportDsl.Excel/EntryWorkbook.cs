using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Packaging;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Symbols;

namespace ReportDsl.Excel;

/// <summary>
/// The entry workbook of a form: a cover, a sheet a section exactly as printed, the checks, and under the surface what makes it
/// live and readable again. The same form gives the same bytes on the same runtime.
/// </summary>
public static class EntryWorkbook
{
    /// <summary>On the identity sheet, from here on: computed cells that the report left blank, and what their formulas gave.</summary>
    internal const int FirstUnreportedRow = 7;

    /// <summary>What the title takes of the footer's width, in digits of the body font.</summary>
    private const double FooterWidth = 84;

    /// <summary>From the same row on: the computed cells that are stated otherwise than their formulas give.</summary>
    internal const int StatedColumn = 3;

    /// <summary>Writes the blank workbook. Nothing is written where there are problems.</summary>
    /// <param name="form">The resolved form.</param>
    /// <param name="output">Any writable stream; stays open.</param>
    /// <param name="language">The tag of the labels to print, and of the words around them; null is the form's first language.</param>
    /// <returns>What keeps the form from being a workbook, such as more columns than a sheet has; empty where it was written.</returns>
    public static ImmutableArray<LayoutProblem> Write(Form form, Stream output, string? language = null) =>
        Write(form, EntryContent.Blank, output, language);

    /// <summary>
    /// Writes the workbook with what a report holds filled in, explanations and period included. A text that no cell holds is a problem.
    /// </summary>
    /// <param name="data">The report. Computed cells stay formulas, whatever it says of them.</param>
    /// <param name="priors">The same entity's reports one, two, … periods earlier, as far as they are at hand.</param>
    /// <inheritdoc cref="Write(Form, Stream, string?)"/>
    public static ImmutableArray<LayoutProblem> Write(
        ReportData data, ReadOnlySpan<ReportData?> priors, Stream output, string? language = null) =>
        Write(data.Form, EntryContent.Of(data, priors, language), output, language);

    internal static ImmutableArray<LayoutProblem> Write(Form form, EntryContent content, Stream output, string? language)
    {
        var (layout, problems) = FormLayout.Compute(form, language);
        if (layout is null)
            return problems;
        if (content.Problems(form).ToImmutableArray() is { IsEmpty: false } tooLong)
            return tooLong;

        var context = Build(layout, content);
        if (TextsTooLong(context).ToImmutableArray() is { IsEmpty: false } texts)
            return texts;
        return WorkbookPackage.Write(context.Workbook, context.Evaluator, FooterOf(layout), output) is var (largest, bytes)
            ? [new LayoutProblem(LayoutDiagnostics.TooLarge, [largest, (bytes >> 20) + 1, WorkbookReader.LargestPart >> 20])]
            : [];
    }

    /// <summary>Texts of the template that no cell holds once they are put together, such as the labels of a place.</summary>
    private static IEnumerable<LayoutProblem> TextsTooLong(EntryContext context) =>
        from sheet in context.Workbook.Sheets
        from row in sheet.Rows
        from cell in row.Cells.Values
        let length = (cell.Content as string)?.Length ?? 0
        where length > NarrativeSymbol.LongestText
        select new LayoutProblem(
            LayoutDiagnostics.TooLongTogether, [sheet.Name, CellAddress.Name(cell.Row, cell.Column), length, NarrativeSymbol.LongestText]);

    /// <summary>The workbook before it is put into a file.</summary>
    internal static EntryContext Build(FormLayout layout, EntryContent content)
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

    /// <summary>
    /// The title and the page. A footer does not break its text by itself; all of it may have 255 characters, of which the title leaves some to the rest.
    /// </summary>
    private static string FooterOf(FormLayout layout)
    {
        const int longest = 190;
        var label = layout.Words.Of(layout.Form.Label).ReplaceLineEndings(" ");
        var title = label.Length <= longest ? label : label[..(char.IsHighSurrogate(label[longest - 1]) ? longest - 1 : longest)] + "…";
        var left = TextMetrics.Break(title, FooterWidth).Replace("&", "&&", StringComparison.Ordinal);
        return layout.Words.In($"&L&9 {left}&R&9 Page &P of &N", $"&L&9 {left}&R&9 第 &P 页，共 &N 页");
    }
}
