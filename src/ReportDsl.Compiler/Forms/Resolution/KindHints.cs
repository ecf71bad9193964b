using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Forms.Resolution;

/// <summary>What was probably meant by a constant of another kind than what it stands with.</summary>
internal static class KindHints
{
    /// <summary>Reports that the two values of an operation are of different kinds, with what was meant where a constant is one of them.</summary>
    public static Diagnostic Report(SyntaxNode place, Typed left, Typed right, string operation)
    {
        var (first, second) = OperandsOf(place);
        var (meant, operand) = Meant(left.Kind, right.Value, second) is { } other ? (other, second) : (Meant(right.Kind, left.Value, first), first);
        var hint = meant is null ? new Phrase("", "") : new Phrase($" Write {meant.Written}.", $"请写 {meant.Written}。");
        return Diagnostic.Create(TypeDiagnostics.KindsDiffer, place.Location, KindNames.Of(left.Kind), KindNames.Of(right.Kind), operation, hint) with
        {
            Fixes = meant is { IsCertain: true } && operand is not null
                ? [new Fix(new Phrase($"Write {meant.Written}", $"改为 {meant.Written}"), [new TextChange(operand.Span, meant.Written)])]
                : [],
        };
    }

    private sealed record Meaning(string Written, bool IsCertain = true);

    /// <summary>Both operands; of a value among others, itself. Null for one that stands elsewhere.</summary>
    private static (ExpressionSyntax? Left, ExpressionSyntax? Right) OperandsOf(SyntaxNode place) => place switch
    {
        BinaryExpressionSyntax binary => (binary.Left, binary.Right),
        CoalesceExpressionSyntax coalesce => (coalesce.Left, coalesce.Right),
        ConditionalExpressionSyntax conditional => (conditional.WhenTrue, conditional.WhenFalse),
        LiteralExpressionSyntax literal => (null, literal),
        _ => (null, null),
    };

    private static Meaning? Meant(ValueKind wanted, Expression written, ExpressionSyntax? syntax) => (wanted, written) switch
    {
        (ValueKind.Date, TextConstant { Value: var text }) => Day(text) is { } day ? new(day) : new("date(2024, 1, 31)", IsCertain: false),
        (ValueKind.Date, NumberConstant { Value: > 0 and <= 9999 and var year }) when year == decimal.Truncate(year) =>
            new($"date({year.ToString("0", CultureInfo.InvariantCulture)}, 1, 1)", IsCertain: false),
        (ValueKind.Date, _) when written.Kind == ValueKind.Number && syntax is not null && Day(syntax.ToString()) is { } day => new(day),
        (ValueKind.Text, NumberConstant { Value: var number }) => new($"\"{number.ToString("0.######", CultureInfo.InvariantCulture)}\""),
        (ValueKind.Number, TextConstant { Value: var text })
            when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => new(text),
        (ValueKind.Boolean, NumberConstant { Value: 0 }) or (ValueKind.Boolean, TextConstant { Value: "否" or "no" or "No" or "N" or "false" or "0" }) => new("false"),
        (ValueKind.Boolean, NumberConstant { Value: 1 }) or (ValueKind.Boolean, TextConstant { Value: "是" or "yes" or "Yes" or "Y" or "true" or "1" }) => new("true"),
        _ => null,
    };

    private static string? Day(string text) => ForeignDates.NumbersOf(text) is { } numbers ? $"date({numbers})" : null;
}
