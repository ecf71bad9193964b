using System.Globalization;
using ReportDsl.Layout;

namespace ReportDsl.Validation.Results;

/// <summary>Reads cell addresses as people write them.</summary>
internal static class CellReference
{
    /// <summary><c>E7</c>, or the first cell of <c>E7:F9</c>, on a sheet; null where it is no address.</summary>
    public static CellAddress? Parse(string sheet, string? address)
    {
        var first = address.AsSpan();
        if (first.IndexOf(':') is var end and >= 0)
            first = first[..end];

        var letters = 0;
        var column = 0;
        while (letters < first.Length && char.IsAsciiLetterUpper(first[letters]) && letters < 4)
            column = (column * 26) + first[letters++] - 'A' + 1;
        return letters > 0
            && column <= FormLayout.MaxColumns
            && int.TryParse(first[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && row is > 0 and <= FormLayout.MaxRows
                ? new CellAddress(sheet, row, column)
                : null;
    }
}
