using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Which report a file is: its form, its period, and whose it is. Known without reading the whole.</summary>
/// <param name="Entity">The content of the form's entity field, null where it is blank or the form has none.</param>
public sealed record ReportHeading(Form Form, ReportPeriod Period, string? Entity)
{
    public static ReportHeading Of(ReportData report) => new(report.Form, report.Period, report.Form.Entity is { } field ? EntityIn(report[field.Slot]) : null);

    /// <summary>The entity that a content names, null for a blank.</summary>
    public static string? EntityIn(CellContent entry) => entry.Kind is ContentKind.Blank or ContentKind.Absent
        ? null
        : (entry.Text ?? entry.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)).Trim(' ', '\u3000');
}
