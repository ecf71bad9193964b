using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Packaging;
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
    /// <summary>What the title takes of the footer's width, in digits of the body font.</summary>
    private const double FooterWidth = 84;

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
    /// <param name="priors">The same entity's reports one, two, … periods earlier, as far as they are at hand; null where one is not.</param>
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

        var context = WorkbookContent.Of(layout, content);
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
