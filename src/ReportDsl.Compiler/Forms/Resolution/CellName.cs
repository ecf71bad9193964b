using ReportDsl.Diagnostics;
using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>A cell as messages write it: <c>row[column]</c>; an axis that was left out leaves its part out.</summary>
internal static class CellName
{
    public static string Of(ItemSymbol row, ItemSymbol column) =>
        row.Path.Length == 0 ? column.Path : column.Path.Length == 0 ? row.Path : $"{row.Path}[{column.Path}]";

    /// <summary>For a finding that is told once, whatever cells of a line it is met at.</summary>
    public static Instance Instance(ItemSymbol row, ItemSymbol column) => Diagnostics.Instance.Of(Of(row, column));
}
