using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>A number as people type it: in groups, with a unit, as a percentage.</summary>
internal sealed class NumberRecogniser(FormUnits units)
{
    /// <summary>Letters that stand where a digit was meant.</summary>
    private const string LettersForZero = "Oo〇○";
    private const string LettersForOne = "lI|";

    private static readonly Phrase PercentSteps = new("read as a percentage", "按百分数识别");

    public Guess? Of(TypedText typed, ValueSpec spec) =>
        Of(typed.Text, typed.Steps, spec) ?? (DigitsFor(typed.Text) is { } digits
            ? Of(digits, typed.Steps.AndPerhaps(new Phrase("letters read as digits", "字母识别为数字")), spec)
            : null);

    /// <summary>A text for a number that the cell allows: "&lt; 1" for "&lt;1".</summary>
    public static Guess? OfSpecialText(TypedText typed, DataType type)
    {
        if (type is not DataType.Number { SpecialTexts: { IsEmpty: false } specials })
            return null;
        var key = TypedText.KeyOf(typed.Text);
        return specials.Where(special => TypedText.KeyOf(special.Text) == key).ToList() is [var only]
            ? new Guess(CellContent.Of(only.Text), typed.Steps.And(new Phrase("written as the form asks", "改为规定的写法")))
            : null;
    }

    /// <summary>A word for zero.</summary>
    public static Guess? OfZero(TypedText typed) => typed.Text is "零" or "无" or "没有" or "none" or "None" or "zero"
        ? new Guess(CellContent.Of(0), typed.Steps.AndPerhaps(new Phrase($"{typed.Text} read as zero", $"“{typed.Text}”识别为零")))
        : null;

    private Guess? Of(string text, Steps steps, ValueSpec spec)
    {
        if (NumberScan.Of(text, spec.Type.Scale) is not { } scan)
            return null;
        var unit = UnitIn(scan.Rest);
        return Measured(scan.Number, TypedText.Squeezed(unit), TypedText.KeyOf(unit), spec) is var (number, ofUnit)
            ? new Guess(CellContent.Of(number), steps.And(scan.Steps).And(ofUnit))
            : null;
    }

    /// <summary>Null where there are no letters for digits, or nothing else.</summary>
    private static string? DigitsFor(string text)
    {
        if (!text.AsSpan().ContainsAny(LettersForZero + LettersForOne) || !(text.Length == 1 || text.Any(char.IsAsciiDigit)))
            return null;
        return string.Concat(text.Select(c => LettersForZero.Contains(c, StringComparison.Ordinal) ? '0' : LettersForOne.Contains(c, StringComparison.Ordinal) ? '1' : c));
    }

    /// <summary>What is written for a unit: 万元, (万元), (单位:万元).</summary>
    private static string UnitIn(string rest)
    {
        if (rest is not ['(', .., ')'])
            return rest;
        var inner = rest[1..^1].Trim(' ', '\n');
        return inner.StartsWith(UnitWords.Heading, StringComparison.Ordinal) ? inner[UnitWords.Heading.Length..].TrimStart(' ', ':') : inner;
    }

    private (decimal Number, Steps Steps)? Measured(decimal number, string shown, string key, ValueSpec spec)
    {
        if (key.Length == 0)
            return spec.Type is DataType.Percent ? Percentage(number) : (number, Steps.None);
        if (spec.Unit is { } own && FormUnits.IsNamed(own, key))
            return (number, Steps.None.And(LeftOut(shown)));
        if (spec.Type is DataType.Percent)
        {
            return key switch
            {
                "%" => (number / 100m, Steps.None.And(PercentSteps)),
                "‰" => (number / 1000m, Steps.None.And(new Phrase("read as thousandths", "按千分数识别"))),
                _ => null,
            };
        }

        if (units.Find(key) is { } other && spec.Unit is { } wanted)
        {
            return other.BaseCode == wanted.BaseCode && ExactConversion.Of(number, other.Factor, wanted.Factor) is { } converted
                ? (converted, Steps.None.And(Converted(shown, wanted)))
                : null;
        }

        if (UnitWords.MoneyOf(key) is { } money)
            return OfMoney(number, money, shown, spec);
        return Counted(number, shown, key, spec) ?? Multiplied(number, shown, key, spec);
    }

    /// <summary>12.34 in a text may be the fraction or the percentage; a fraction above 1 is rare.</summary>
    private static (decimal Number, Steps Steps) Percentage(decimal number) => number is >= -1 and <= 1
        ? (number, Steps.None.AndPerhaps(new Phrase("read as a fraction", "按小数识别")))
        : (number / 100m, Steps.None.AndPerhaps(PercentSteps));

    private (decimal Number, Steps Steps)? OfMoney(decimal number, decimal money, string shown, ValueSpec spec)
    {
        if (spec.Unit is not { } unit)
        {
            return ExactConversion.Of(number, money, 1m) is { } yuan
                ? (yuan, Steps.None.AndPerhaps(money == 1 ? LeftOut(shown) : new Phrase($"converted from {shown} to 元", $"由“{shown}”换算为“元”")))
                : null;
        }

        if (units.MoneyOf(unit) is not { } own || ExactConversion.Of(number, money, own) is not { } converted)
            return null;
        return (converted, Steps.None.And(own == money ? LeftOut(shown) : Converted(shown, unit)));
    }

    /// <summary>A counter: certain where things are counted and no unit says which.</summary>
    private (decimal Number, Steps Steps)? Counted(decimal number, string shown, string key, ValueSpec spec)
    {
        if (!UnitWords.IsCounter(key) || (spec.Unit is { } unit && units.MoneyOf(unit) is not null))
            return null;
        var isCertain = spec.Unit is null && spec.Type is DataType.Count or DataType.Integer;
        return (number, new Steps([LeftOut(shown)], isCertain));
    }

    /// <summary>A word that multiplies, alone (万: in doubt, and 元 is meant of money) or before the unit or a counter (万件).</summary>
    private (decimal Number, Steps Steps)? Multiplied(decimal number, string shown, string key, ValueSpec spec)
    {
        foreach (var (word, factor) in UnitWords.Multipliers)
        {
            if (!key.StartsWith(word, StringComparison.Ordinal))
                continue;

            var behind = key[word.Length..];
            var perUnit = behind.Length == 0 && spec.Unit is { } unit ? units.MoneyOf(unit) ?? 1m : 1m;
            var (fits, isCertain) = behind.Length == 0
                ? (true, false)
                : spec.Unit is { } own && FormUnits.IsNamed(own, behind)
                    ? (true, true)
                    : (Counted(number, behind, behind, spec) is not null, spec.Unit is null && spec.Type is DataType.Count or DataType.Integer);
            if (!fits || ExactConversion.Of(number, factor, perUnit) is not { } multiplied)
                continue;
            var times = factor.ToString("N0", CultureInfo.InvariantCulture);
            return (multiplied, new Steps([new Phrase($"{shown} read as times {times}", $"“{shown}”按{factor.ToString(CultureInfo.InvariantCulture)}倍计")], isCertain));
        }

        return null;
    }

    private static Phrase LeftOut(string unit) => new($"the unit {unit} left out", $"去掉单位“{unit}”");

    private static Phrase Converted(string from, UnitOfMeasure to) =>
        new($"converted from {from} to {to.Label.In("en")}", $"由“{from}”换算为“{to.Label.In("zh")}”");
}
