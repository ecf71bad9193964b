using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Numbers that cells show by their formats: what is shown is what the reader of the cell has read and meant, if it is another figure.</summary>
internal sealed class ShownNumbers(FormUnits units)
{
    private const string Dashes = "-–—－";

    public static Steps AsShown { get; } = Steps.None.And(new Phrase("the figure as the cell shows it", "按单元格显示的数字"));

    /// <summary>
    /// Whether what is shown is the stored number and no more: with fewer decimals, a percentage of a share, a sign of the money that is asked for, a
    /// zero as a dash or a blank.
    /// </summary>
    public bool SaysTheSame(decimal stored, CellLook shown, ValueSpec spec)
    {
        if (shown.Figure is not { } figure)
            return stored == 0 && !shown.HidesAll && shown.Text.Trim().AsSpan().Trim(Dashes).IsEmpty;
        if (shown.After == "%" && spec.Type is DataType.Percent && shown.Places == -2)
            return figure == stored * 100;
        return shown.Places == 0 && figure == stored && shown.After.Length == 0
            && (shown.Before.Length == 0 || (IsYuan(shown.Before) && (spec.Unit is not { } unit || units.MoneyOf(unit) == 1)));
    }

    /// <summary>
    /// What is shown as it would be typed, and whether its unit is beyond doubt: a sign of money is put by programs. Empty where the figure alone says
    /// something else; null where nobody knows what is shown.
    /// </summary>
    public static (string Text, bool IsCertain)? TextOf(CellLook shown)
    {
        if (shown.Figure is not { } figure)
            return null;
        var number = figure.ToString("0.############################", CultureInfo.InvariantCulture);
        if (shown.Before.Length + shown.After.Length == 0)
            return ("", true);
        if (!IsYuan(shown.Before))
            return (shown.Before + number + shown.After, shown.Before.Length == 0 && !shown.After.Any(char.IsDigit));
        return shown.After.Length > 0 ? (number + UnitBehind(shown.After), true) : (number + "元", false);
    }

    /// <summary>A figure that is shown as so many thousands of what is stored: certain where the unit is as many 元.</summary>
    public Guess? Scaled(CellLook shown, ValueSpec spec)
    {
        if (shown.Figure is not { } figure)
            return null;
        var factor = 1m;
        for (var i = 0; i < shown.Places; i++)
            factor *= 10;
        var isUnit = shown.Places > 0 && spec.Unit is { } unit && units.MoneyOf(unit) == factor;
        var steps = new Phrase($"the number stored divided by {factor.ToString("N0", CultureInfo.InvariantCulture)}", $"存储的数字除以 {factor.ToString(CultureInfo.InvariantCulture)}");
        return shown.Places > 0 ? new Guess(CellContent.Of(figure), isUnit ? Steps.None.And(steps) : Steps.None.AndPerhaps(steps)) : new Guess(CellContent.Of(figure), Steps.None.AndPerhaps(AsShown.Words[0]));
    }

    private static string UnitBehind(string after) => after.EndsWith('元') ? after : after + "元";

    private static bool IsYuan(string before) => TypedText.KeyOf(before) is "¥" or "￥" or "cn¥" or "rmb" or "cny" or "rmb¥";
}
