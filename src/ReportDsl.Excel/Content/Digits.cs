using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Content;

/// <summary>
/// How many decimals a number shows. Up to two are always there, as in amounts of money; with more a number shows those that it has.
/// </summary>
internal readonly record struct Digits(int Decimals, bool IsPercentage)
{
    private const int MostFixed = 2;

    /// <summary>How a value of a type is shown; of what is no number, nothing.</summary>
    public static Digits Of(DataType type) => type is DataType.Percent percent ? new(percent.Decimals, true) : new(type.IsNumeric ? type.Scale : -1, false);

    public bool IsFixed => Decimals <= MostFixed;

    /// <summary>How an invalid entry is shown: as it was typed, and not rounded to something valid.</summary>
    public Shown Exactly => Decimals < 0 ? Shown.AsIs : IsPercentage ? Shown.ExactlyAsPercentage : Shown.Exactly;

    /// <summary>How a number without decimals is shown, where the format itself would leave its point.</summary>
    public Shown Whole => IsFixed ? Shown.AsIs : IsPercentage ? Shown.WholePercentage : Shown.Whole;
}
