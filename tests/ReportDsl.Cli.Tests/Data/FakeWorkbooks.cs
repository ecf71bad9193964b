using System.Collections.Immutable;
using System.Text;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Validation.Data;

namespace ReportDsl.Cli.Tests.Data;

/// <summary>
/// Workbooks that are data files under another name, for tests of what the commands do around reading: every value has its place in the
/// form's layout, and a marked copy is the list of the marks.
/// </summary>
internal static class FakeWorkbooks
{
    public static WorkbookAccess Access { get; } = With(reading => reading);

    /// <summary>The same with something done to what is read.</summary>
    /// <param name="change">Does something to every reading, or throws.</param>
    public static WorkbookAccess With(Func<DataReading, DataReading> change) => new(
        forms => bytes => change(Read(bytes, forms)),
        (_, remarks, _) => Encoding.UTF8.GetBytes(string.Concat(remarks.Select(Line))))
    {
        HeadingsOf = forms => bytes => Read(bytes, forms).Report is { } report ? ReportHeading.Of(report) : null,
    };

    private static string Line(CellRemark remark) => $"{remark.Address} {remark.Severity}: {remark.Message}\n";

    private static DataReading Read(ReadOnlyMemory<byte> bytes, ImmutableArray<Form> forms)
    {
        var header = ReportJson.ReadHeader(bytes.Span);
        var (form, problem) = new FormSet(forms).Find(header.Template, header.Version);
        if (form is null)
            return new DataReading { Findings = problem is null ? [] : [problem], Workbook = bytes };

        var layout = FormLayout.Compute(form).Layout;
        return new DataReading
        {
            Template = form.Name,
            Version = form.Version,
            Report = ReportJson.Read(bytes.Span, form).Report,
            AddressOf = slot => layout?.AddressOf(slot),
            Workbook = bytes,
        };
    }
}
