using ReportDsl.Forms;

namespace ReportDsl.Excel.Content;

/// <summary>
/// How large the value of an expression can be. Sheets count on where the rules' own arithmetic ends: what may lie beyond has to be asked for.
/// </summary>
internal static class Magnitude
{
    /// <summary>What no result exceeds that is judged: the largest decimal, and what a sheet is sure to tell from it.</summary>
    public const decimal Largest = 79_000_000_000_000_000_000_000_000_000m;

    /// <summary>Figures have at most 14 digits; dates, lengths and periods are smaller.</summary>
    private const double Figure = 1e14;

    /// <summary>Divisors below this count as zero.</summary>
    private const double LeastDivisor = 1e-12;

    /// <summary>Whether a result of so much can lie beyond <see cref="Largest"/>.</summary>
    public static bool MayOverflow(double magnitude) => magnitude > (double)Largest;

    public static double Of(Expression expression) => expression switch
    {
        NumberConstant constant => (double)Math.Abs(constant.Value),
        Arithmetic arithmetic => OfChain(arithmetic),
        Negation negation => Of(negation.Value),
        Call { Function.KeepsUnit: true } call => Of(call.Arguments[0]),
        Conversion conversion => Of(conversion.Value) * (double)Math.Abs(conversion.Factor),
        Coalesce coalesce => Math.Max(Of(coalesce.Value), Of(coalesce.Other)),
        Choice choice => Math.Max(Of(choice.Then), Of(choice.Else)),
        Aggregate { Function: AggregateFunction.Sum } sum => sum.Elements.Sum(element => Of(element.Value)),
        Aggregate aggregate => aggregate.Elements.Select(element => Of(element.Value)).DefaultIfEmpty(0).Max(),
        _ => Figure,
    };

    /// <summary>What a step makes of two values.</summary>
    public static double Of(ArithmeticOperator step, double left, double right) => step switch
    {
        ArithmeticOperator.Multiply => left * right,
        ArithmeticOperator.Divide => left / LeastDivisor,
        _ => left + right,
    };

    private static double OfChain(Arithmetic arithmetic)
    {
        var (first, steps) = Spine.Of(arithmetic);
        var magnitude = Of(first);
        foreach (var step in steps)
            magnitude = Math.Min(Of(step.Operator, magnitude, Of(step.Right)), (double)Largest);
        return magnitude;
    }
}
