using System.Globalization;
using ReportDsl.Evaluation;

namespace ReportDsl.Excel.Reading.Numbers;

/// <summary>What a section of a format asks of a number: <c>[&gt;=10000]</c>.</summary>
internal sealed record FormatCondition(string Operator, decimal Bound)
{
    public bool IsNegativeOnly => Operator is "<" or "<=" && Bound <= 0;

    public bool Holds(decimal number) => Operator switch
    {
        "<" => number < Bound,
        "<=" => number <= Bound,
        ">" => number > Bound,
        ">=" => number >= Bound,
        "<>" => number != Bound,
        _ => number == Bound,
    };
}

/// <summary>One of the sections of a format that semicolons part.</summary>
/// <param name="Before">The texts before the digits.</param>
/// <param name="Between">A text among the digits that is no point and no separator, and how many digits follow it; empty where there is none.</param>
/// <param name="Places">By how many powers of ten the figure that is shown is smaller than the number.</param>
/// <param name="Decimals">The greatest and the least number of decimals.</param>
/// <param name="Digits">The least number of digits before the point: zeros fill them up.</param>
internal sealed record FormatSection(
    FormatCondition? Condition,
    string Before,
    (string Text, int Digits) Between,
    string After,
    int Places,
    int Digits,
    (int Most, int Least) Decimals,
    FigureKind Figure,
    bool IsColoured,
    bool ShowsDate,
    bool ShowsTime)
{
    private const int MostDecimals = 15;

    public bool HasNothing => Figure == FigureKind.None && Before.Length + After.Length == 0;

    /// <summary>Whether any number is shown as what it is: its figure with a sign or parentheses, and nothing else.</summary>
    public bool IsPlain =>
        Figure != FigureKind.None && Places == 0 && Digits <= 1 && Between.Text.Length == 0 && Condition is null
        && (Before, After) is ("" or "-" or "+", "") or ("(", ")");

    /// <summary>Whether it says that what it shows is negative: by a minus sign, parentheses or a colour.</summary>
    public bool SaysNegative => IsColoured || HasSign;

    private bool HasSign => Before.AsSpan().ContainsAny('-', '(');

    public CellLook Show(decimal number, bool isNegativeSection)
    {
        if (Figure == FigureKind.None)
            return new CellLook(Before + After, null, Before, After, 0, HidesAll: false);

        var magnitude = Math.Abs(number);
        var scaled = Scaled(magnitude);
        var digits = Figure == FigureKind.Exact
            ? decimal.Round(scaled, Math.Min(Decimals.Most, MostDecimals), MidpointRounding.AwayFromZero).ToString(Pattern(), CultureInfo.InvariantCulture)
            : scaled.ToString("0.############", CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var text = digits.PadLeft(Digits + (point < 0 ? 0 : digits.Length - point), '0');
        if (Between.Text.Length > 0 && text.Length > Between.Digits)
            text = text.Insert(text.Length - Between.Digits, Between.Text);

        var isNegative = number < 0 ? !isNegativeSection || SaysNegative : HasSign;
        var before = string.Concat(Before.Where(c => c is not ('-' or '(' or '+')));
        var after = Before.Contains('(', StringComparison.Ordinal) ? After.TrimEnd(')') : After;
        decimal? figure = IsBetweenMeaningless ? null : isNegative ? -scaled : scaled;
        return new CellLook((isNegative && magnitude != 0 ? "-" : "") + before + text + after, figure, before, after, Places, HidesAll: false);
    }

    /// <summary>Whether the digits are parted by a text that leaves their number in doubt: 1万2345 does not, 1-2345 may.</summary>
    private bool IsBetweenMeaningless => Between switch
    {
        { Text: "" } or { Text: "万", Digits: 4 } or { Text: "亿", Digits: 8 } => false,
        _ => true,
    };

    private string Pattern()
    {
        var least = Math.Min(Decimals.Least, MostDecimals);
        return "0." + new string('0', least) + new string('#', Math.Min(Decimals.Most, MostDecimals) - least);
    }

    private decimal Scaled(decimal magnitude)
    {
        var scaled = magnitude;
        for (var i = Places; i > 0; i--)
            scaled /= 10;
        for (var i = Places; i < 0; i++)
            scaled *= 10;
        return scaled;
    }
}

/// <summary>What a section shows for the figure.</summary>
internal enum FigureKind : byte
{
    /// <summary>Nothing: texts alone, or nothing at all.</summary>
    None,

    /// <summary>As many digits as there are.</summary>
    General,

    /// <summary>Digits up to a number of decimals.</summary>
    Exact,

    /// <summary>A fraction or a power of ten: the figure in another dress.</summary>
    Dressed,
}
