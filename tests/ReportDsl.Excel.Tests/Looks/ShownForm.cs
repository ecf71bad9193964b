using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.Excel.Tests.Looks;

/// <summary>Workbooks of short templates, for tests of what people see.</summary>
internal static class ShownForm
{
    public static LiveWorkbook Blank(string source) => LiveWorkbook.Blank(Sources.Form(source));

    public static LiveWorkbook Filled(string source, params (string Path, CellContent Content)[] values) => LiveWorkbook.Of(Report(Sources.Form(source), values));

    public static ReportData Report(Form form, params (string Path, CellContent Content)[] values)
    {
        var builder = new ReportData.Builder(form, new ReportPeriod(form.Period.Kind, 2024, 1));
        foreach (var (path, entry) in values)
            builder.Set(form.Slots.Single(slot => slot.Path == path).Index, entry);
        return builder.ToReport();
    }

    public static string ValueOf(LiveWorkbook workbook, string path)
    {
        var value = workbook.ValueOf(workbook.Layout.Form.Slots.Single(slot => slot.Path == path).Index);
        return value.IsNumber ? value.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : value.Text;
    }
}
