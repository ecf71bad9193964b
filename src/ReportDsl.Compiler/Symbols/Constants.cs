using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>Numbers and dates as written in a source.</summary>
internal static class Constants
{
    /// <summary>The most significant digits a value may have, in every back end.</summary>
    public const int MaxDigits = NumberLimits.Significant;

    /// <summary>Units lie at most so many powers of ten from their base unit, so that conversions stay exact.</summary>
    public const int MaxUnitFactorExponent = 12;

    private const decimal MaxUnitFactor = 1_000_000_000_000m;

    /// <summary>A number or, as its day number, a date; null after an error.</summary>
    public static decimal? Read(ConstantSyntax constant, DiagnosticBag diagnostics) => constant switch
    {
        NumberConstantSyntax number => ReadNumber(number.Value, diagnostics) is { } value
            ? HasToken(number.Minus) ? -value.Value : value.Value
            : null,
        DateConstantSyntax date => ReadDate(date.Year, date.Month, date.Day, diagnostics)?.DayNumber,
        _ => null,
    };

    /// <summary>The value of a number and its decimals; <c>20%</c> is 0.20. Null for a missing token or after an error.</summary>
    public static (decimal Value, int Scale)? ReadNumber(SyntaxToken token, DiagnosticBag diagnostics)
    {
        if (token.IsMissing)
            return null;
        var text = token.ValueText.AsSpan();
        var isPercent = text[^1] == '%';
        if (isPercent)
            text = text[..^1];
        var digits = 0;
        var all = 0;
        var scale = 0;
        var seenPoint = false;
        foreach (var c in text)
        {
            if (c == '.')
                seenPoint = true;
            if (!char.IsAsciiDigit(c))
                continue;
            all++;
            if (digits > 0 || c != '0')
                digits++;
            if (seenPoint)
                scale++;
        }

        // What is no number has been told by the lexer.
        if (all > NumberLimits.Written || !decimal.TryParse(
                text.Contains('_') ? text.ToString().Replace("_", "", StringComparison.Ordinal) : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        if (digits > MaxDigits)
        {
            diagnostics.Report(TypeDiagnostics.TooManyDigits, token, MaxDigits);
            return null;
        }

        return isPercent ? (value / 100m, scale + 2) : (value, scale);
    }

    public static bool IsUnitFactor(decimal factor) => factor is >= 1 / MaxUnitFactor and <= MaxUnitFactor;

    public static DateOnly? ReadDate(SyntaxToken year, SyntaxToken month, SyntaxToken day, DiagnosticBag diagnostics)
    {
        if (year.IsMissing || month.IsMissing || day.IsMissing)
            return null;
        if (DateOnly.TryParseExact($"{year.ValueText}-{month.ValueText}-{day.ValueText}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        diagnostics.Add(Diagnostic.Create(
            TypeDiagnostics.InvalidDate, year.Location with { Span = TextSpan.FromBounds(year.Span.Start, day.Span.End) }));
        return null;
    }

    private static bool HasToken(SyntaxToken? token) => token is { IsMissing: false };
}
