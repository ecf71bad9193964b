using System.Globalization;

namespace ReportDsl.Excel.Sheets;

/// <summary>What of a number spreadsheet programs keep: fifteen significant digits.</summary>
internal static class SheetPrecision
{
    private const decimal Limit = 1_000_000_000_000_000;

    /// <summary>The number with the digits that a program writes back which saves it.</summary>
    public static decimal Of(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var coefficient = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        return bits[2] == 0 && coefficient < Limit
            ? number
            : decimal.Parse(number.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether two numbers are one for programs that keep so many digits.</summary>
    public static bool AreSame(double left, double right) =>
        left.Equals(right) || left.ToString("E14", CultureInfo.InvariantCulture) == right.ToString("E14", CultureInfo.InvariantCulture);
}
