using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>A returned workbook and what it really says.</summary>
/// <param name="Name">What was done to it.</param>
/// <param name="Truth">The report as the one who filled it in means it.</param>
internal sealed record CorpusCase(string Name, Func<byte[]> Workbook, ReportData Truth)
{
    /// <summary>The earlier report that was carried in.</summary>
    public ReportData? Prior { get; init; }

    /// <summary>The address of something that must be told, since it is read nowhere; null where all of the truth is in the report.</summary>
    public string? Told { get; init; }

    /// <summary>The report that a case begins with: all of 2024, with the figures of 2023 carried in, a note and a reason.</summary>
    public static ReportData Report { get; } = Reports.Get("suqian-2024.json").ToBuilder()
        .SetNote(SlotOf("applications/received/person"), "含网络申请")
        .Explain("publication.documents.stock[rules]", "机构改革，职能划入")
        .ToReport();

    public static ReportData Earlier { get; } = Reports.Get("suqian-2023.json");

    /// <summary>Its workbook, as it was sent out and filled in.</summary>
    public static byte[] Filled { get; } = Reports.Fill(Report, Earlier);

    public static EditedBook Book => new(Filled);

    public static Form Form => Report.Form;

    /// <summary>A workbook that says what was filled in.</summary>
    public static CorpusCase Same(string name, Func<byte[]> workbook) => new(name, workbook, Report) { Prior = Earlier };

    public static CorpusCase Same(string name, Func<EditedBook, EditedBook> edit) => Same(name, () => edit(Book).ToArray());

    /// <summary>A workbook in which something stands at an address that is no cell of the form.</summary>
    public static CorpusCase Added(string name, Func<EditedBook, EditedBook> edit, string address) => Same(name, edit) with { Told = address };

    /// <summary>A workbook in whose cells something else stands now.</summary>
    public static CorpusCase Changed(string name, Func<EditedBook, EditedBook> edit, params (string Path, CellContent Content)[] truth) =>
        Same(name, edit) with { Truth = With(Report, truth) };

    /// <summary>A report with other contents, its totals as they follow unless they are among these.</summary>
    public static ReportData With(ReportData report, params (string Path, CellContent Content)[] contents)
    {
        var builder = report.ToBuilder();
        var computed = report.Form.ComputedInOrder.Select(cell => cell.Slot).Where(slot => contents.All(content => SlotOf(content.Path, report.Form) != slot)).ToList();
        foreach (var slot in computed)
            builder.Set(slot, CellContent.Blank);
        foreach (var (path, content) in contents)
            builder.Set(SlotOf(path, report.Form), content);
        return Evaluator.For(report.Form).WithComputed(builder.ToReport(), [.. computed], Earlier.Form == report.Form ? Earlier : null);
    }

    public static int SlotOf(string path) => SlotOf(path, Reports.Forms[1]);

    private static int SlotOf(string path, Form form) => form.Slots.Single(slot => slot.Path == path).Index;
}
