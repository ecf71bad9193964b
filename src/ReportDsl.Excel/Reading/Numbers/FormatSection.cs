using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
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
internal sealed record FormatSection(FormatCondition? Condition)
{
    private const int MostDecimals = 15;

    /// <summary>Texts among the digits that part them and say nothing.</summary>
    private const string Separators = ",，'’·";

    private const string Signs = "-−－–(（";

    private static readonly SearchValues<char> AllSigns = SearchValues.Create(Signs);

    /// <summary>What stands for a minus sign in accounts, where what it stands before is negative; elsewhere it may say that something has grown.</summary>
    private const string SignsOfAccounts = "▲△▼▽负";

    /// <summary>The texts before the digits, with the blanks around them.</summary>
    public string ShownBefore { get; init; } = "";

    /// <summary>The texts before the digits.</summary>
    public string Before => ShownBefore.Trim();

    /// <summary>The texts among the digits before the point, each with the number of digits from it to the point.</summary>
    public ImmutableArray<(string Text, int Digits)> Among { get; init; } = [];

    /// <summary>The texts behind the digits, with the blanks around them.</summary>
    public string ShownAfter { get; init; } = "";

    public string After => ShownAfter.Trim();

    /// <summary>By how many powers of ten the figure that is shown is smaller than the number.</summary>
    public int Places { get; init; }

    /// <summary>The least number of digits before the point: zeros fill them up.</summary>
    public int Digits { get; init; }

    /// <summary>The greatest and the least number of decimals.</summary>
    public (int Most, int Least) Decimals { get; init; }

    public FigureKind Figure { get; init; }

    public bool IsColoured { get; init; }

    /// <summary>Whether it shows texts as they are: the last section of a format that does so is for nothing else.</summary>
    public bool IsOfTexts { get; init; }

    public bool ShowsDate { get; init; }

    public bool ShowsTime { get; init; }

    public bool HasNothing => Figure == FigureKind.None && Before.Length + After.Length == 0;

    /// <summary>Whether any number is shown as what it is: its figure with a sign or parentheses, and nothing else.</summary>
    public bool IsPlain =>
        Figure != FigureKind.None && Places == 0 && Digits <= 1 && Among.IsEmpty && Condition is null
        && (Before, After) is ("" or "-" or "+", "") or ("(", ")");

    /// <summary>Whether it says that what it shows is negative: by a minus sign, parentheses or a colour.</summary>
    public bool SaysNegative => IsColoured || HasSign;

    private bool HasSign => Before.AsSpan().ContainsAny(AllSigns);

    /// <summary>How it shows a number.</summary>
    /// <param name="number">A number that it applies to.</param>
    /// <param name="isNegativeSection">Whether programs leave the sign to it, because it is for negative numbers alone.</param>
    public CellLook Show(decimal number, bool isNegativeSection)
    {
        if (Figure == FigureKind.None)
            return new CellLook(ShownBefore + ShownAfter, null, Before, After, 0, HidesAll: false);

        var scaled = Scaled(Math.Abs(number));
        var isNegative = number < 0 ? !isNegativeSection || SaysNegative || IsSignOfAccounts : HasSign;
        var (before, after) = WithoutSigns(isNegativeSection);
        decimal? figure = !AreSeparators ? null : isNegative ? -scaled : scaled;
        return new CellLook((number < 0 && !isNegativeSection ? "-" : "") + ShownBefore + DigitsOf(scaled) + ShownAfter, figure, before, after, Places, HidesAll: false);
    }

    private bool IsSignOfAccounts => (Before + After).AsSpan().ContainsAny(SignsOfAccounts) || After.AsSpan().ContainsAny("-−－");

    /// <summary>Whether the texts among the digits leave no doubt of their number: 1万2345 and 12.345.678 do not, 1-2345 may.</summary>
    private bool AreSeparators => Among switch
    {
        [] or [("万", 4)] or [("亿", 8)] or [("亿", 8), ("万", 4)] => true,
        [(".", _), (".", _), ..] => Among.Index().All(text => text.Item.Text == "." && text.Item.Digits == 3 * (Among.Length - text.Index)),
        _ => Among.All(text => string.IsNullOrWhiteSpace(text.Text) || (text.Text.Length == 1 && Separators.Contains(text.Text, StringComparison.Ordinal))),
    };

    /// <summary>What stands before and behind the figure without what is a sign of it.</summary>
    private (string Before, string After) WithoutSigns(bool isNegativeSection)
    {
        var signs = Signs + "+" + (isNegativeSection ? SignsOfAccounts : "");
        var before = string.Concat(Before.Where(c => !signs.Contains(c, StringComparison.Ordinal))).Trim();
        var after = Before.AsSpan().ContainsAny("(（") ? After.TrimEnd(')', '）') : After;
        return (before, isNegativeSection ? after.Trim([.. "-−－ ", .. SignsOfAccounts]) : after);
    }

    /// <summary>The digits as they are shown, with zeros before them and texts among them.</summary>
    private string DigitsOf(decimal scaled)
    {
        var digits = Figure == FigureKind.Exact
            ? decimal.Round(scaled, Math.Min(Decimals.Most, MostDecimals), MidpointRounding.AwayFromZero).ToString(Pattern(), CultureInfo.InvariantCulture)
            : scaled.ToString("0.############", CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var (whole, decimals) = point < 0 ? (digits, "") : (digits[..point], digits[point..]);
        var text = new StringBuilder(whole.PadLeft(Digits, '0'));

        // From the left, each behind those before it, so that those of digits that are not there stand in front.
        var inserted = 0;
        var length = text.Length;
        foreach (var (among, behind) in Among)
        {
            text.Insert(Math.Max(0, length - behind) + inserted, among);
            inserted += among.Length;
        }

        return text.Append(decimals).ToString();
    }

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
