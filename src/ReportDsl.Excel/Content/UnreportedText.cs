using System.Globalization;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>The result of a formula as the identity sheet remembers it of a total that its report left blank.</summary>
internal static class UnreportedText
{
    public static string Of(CellContent entry) => entry.Text ?? $"{entry.Kind}:{entry.Number.ToString(CultureInfo.InvariantCulture)}";
}
