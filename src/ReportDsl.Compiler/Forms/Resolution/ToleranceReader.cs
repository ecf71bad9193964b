using ReportDsl.Diagnostics;
using ReportDsl.Runtime;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Forms.Resolution;

/// <summary>What <c>within</c> means for one numeric comparison.</summary>
internal static class ToleranceReader
{
    public static Tolerance Read(
        ToleranceSyntax? syntax, UnitTerm unit, Expression left, Expression right, FormSlots slots, OperandList operands, DiagnosticBag diagnostics) => syntax switch
    {
        null => Tolerance.None,
        PrecisionToleranceSyntax precision => Precision(precision, left, right, slots, operands, diagnostics),
        ValueToleranceSyntax value => Value(value, unit, slots, diagnostics),
        _ => Tolerance.None,
    };

    private static Tolerance Value(ValueToleranceSyntax syntax, UnitTerm unit, FormSlots slots, DiagnosticBag diagnostics)
    {
        if (Constants.ReadNumber(syntax.Value, diagnostics) is not var (value, _))
            return Tolerance.None;
        if (syntax.Value.Text.EndsWith('%'))
            return Tolerance.Relative(value);
        if (syntax.Unit is not { } given)
            return Tolerance.Absolute(value);
        var measure = slots.Scope.ResolveUnit(given.Unit, diagnostics);
        if (measure == UnitOfMeasure.Unknown)
            return Tolerance.None;
        var term = UnitTerm.Of(measure);
        if (term.SameDimension(unit))
        {
            var factor = term.Factor / unit.Factor;
            return Tolerance.Absolute(factor > 1 && value > decimal.MaxValue / factor ? decimal.MaxValue : value * factor);
        }

        diagnostics.Report(CheckDiagnostics.ToleranceUnit, syntax, term.Text, unit.Text);
        return Tolerance.None;
    }

    private static Tolerance Precision(
        PrecisionToleranceSyntax syntax, Expression left, Expression right, FormSlots slots, OperandList operands, DiagnosticBag diagnostics)
    {
        var all = operands.ToImmutable();
        if (LinearForm.Of(left, all) is not { } difference || LinearForm.Of(right, all) is not { } other)
        {
            diagnostics.Report(CheckDiagnostics.PrecisionNotLinear, syntax);
            return Tolerance.None;
        }

        difference.Add(other, -1);
        return Tolerance.Precision(Uncertainty(difference, slots));
    }

    /// <summary>How far rounding of the operands can have moved a sum of multiples of them.</summary>
    public static decimal Uncertainty(LinearForm linear, FormSlots slots) =>
        linear.Coefficients.Sum(term => Math.Abs(term.Value) * HalfUnit(slots.SpecOf(term.Key).Type));

    /// <summary>Counts are exact; other numbers are known to half a unit in their last place.</summary>
    public static decimal HalfUnit(DataType type)
    {
        if (type is DataType.Count)
            return 0;
        var half = 0.5m;
        for (var i = 0; i < type.Scale; i++)
            half /= 10;
        return half;
    }
}
