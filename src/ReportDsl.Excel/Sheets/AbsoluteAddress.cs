using ReportDsl.Layout;

namespace ReportDsl.Excel.Sheets;

/// <summary>Addresses that stay what they are wherever a formula or a name goes.</summary>
internal static class AbsoluteAddress
{
    /// <summary><c>$A$1:$B$2</c>.</summary>
    public static string Of(CellArea area) =>
        $"${CellAddress.ColumnName(area.Column)}${area.Row}:${CellAddress.ColumnName(area.LastColumn)}${area.LastRow}";
}
