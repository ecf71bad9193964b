using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>Advice on bounds that say something else than they seem to, or nothing.</summary>
internal static class BoundAdvice
{
    /// <summary>Looks at a bound that was written where the type was, or further inside: one from outside is meant for other values, too.</summary>
    public static void Check(Attribute<decimal>? bound, Attribute<DataType>? type, DiagnosticBag diagnostics)
    {
        if (bound is not { Value: var value, Syntax: BoundModifierSyntax modifier } || type is not { Value: { IsNumeric: true } numeric } || !IsInside(modifier, type.Value.Syntax))
            return;
        var written = modifier.Value.ToString();
        if (numeric is DataType.Percent && Math.Abs(value) > 1 && !written.EndsWith('%'))
        {
            diagnostics.Add(Diagnostic.Create(
                LintDiagnostics.BoundOfFraction, modifier.Value.Location, modifier.Bound.Text, written,
                (value * 100).ToString("#,0.######", CultureInfo.InvariantCulture) + "%", written + "%") with
            {
                Fixes = [new Fix(new Phrase($"Write {written}%", $"改为 {written}%"), [new Text.TextChange(modifier.Value.Span, written + "%")])],
            });
        }
        else if (WhyNone(value, numeric) is { } reason)
        {
            diagnostics.Report(LintDiagnostics.BoundBeyondType, modifier, $"{modifier.Bound.Text} {written}", reason);
        }
    }

    private static Phrase? WhyNone(decimal bound, DataType type) => type switch
    {
        DataType.Count when bound < 0 => new("a count is never below 0", "计数不会小于 0"),
        _ when decimal.Round(bound, type.Scale) == bound => null,
        DataType.Count or DataType.Integer => new("the values are whole numbers", "值为整数"),
        DataType.Percent percent => new($"the percentages have at most {percent.Decimals} decimals", $"百分比最多 {percent.Decimals} 位小数"),
        _ => new($"the values have at most {type.Scale} decimals", $"值最多 {type.Scale} 位小数"),
    };

    private static bool IsInside(SyntaxNode bound, SyntaxNode type) =>
        type.Parent is { } declaration && declaration.Location.Source == bound.Location.Source && declaration.Span.Contains(bound.Span.Start);
}
