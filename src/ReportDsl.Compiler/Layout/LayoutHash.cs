using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReportDsl.Layout;

/// <summary>
/// A fingerprint of where everything stands. A returned workbook with the same one can be read by address; with another one its keys
/// must be searched.
/// </summary>
internal static class LayoutHash
{
    public static string Of(FormLayout layout)
    {
        var text = new StringBuilder();
        foreach (var slot in layout.Form.Slots)
            Append(slot.Path, layout.AddressOf(slot.Index));
        foreach (var row in layout.Prior?.Rows ?? [])
            Append(PriorLayout.KeyOf(row, layout.Form), layout.AddressOfPrior(row.Periods, row.Slot));
        foreach (var row in layout.Rules?.Rows ?? [])
            Append(row.Rule.Path + row.Instance.Key, new CellAddress(layout.Rules?.Name ?? "", row.Row, RulesLayout.ExplanationColumn));
        Append("year", new CellAddress(layout.Cover.Name, layout.Cover.YearRow, CoverLayout.ValueColumn));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));

        void Append(string path, CellAddress address) => text
            .Append(path).Append('\t').Append(address.Sheet).Append('\t')
            .Append(address.Row.ToString(CultureInfo.InvariantCulture)).Append('\t')
            .Append(address.Column.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
