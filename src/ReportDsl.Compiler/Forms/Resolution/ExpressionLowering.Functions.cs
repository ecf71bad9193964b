using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime.CompilerServices;
using ReportDsl.Syntax;

namespace ReportDsl.Forms.Resolution;

/// <summary>Calls of scalar functions, and of conditions over sets.</summary>
internal sealed partial class ExpressionLowering
{
    private Typed Call(BoundCall bound, ScalarFunction function)
    {
        if (Arguments(bound, function) is not { } arguments)
            return Typed.Error;
        var first = arguments[0];
        var scale = function.Decimals switch
        {
            ScalarDecimals.OfFirst => first.Scale,
            ScalarDecimals.Given => (int)((NumberConstant)arguments[^1].Value).Value,
            _ => 0,
        };
        return new Typed(
            new Call(function, [.. arguments.Select(argument => argument.Value)], scale),
            function.KeepsUnit ? first.Unit : UnitTerm.Plain,
            function.Decimals == ScalarDecimals.OfFirst && first.IsUnrounded);
    }

    private CallCondition? CallCondition(BoundCall bound, ScalarFunction function) =>
        Arguments(bound, function) is { } arguments ? new CallCondition(function, [.. arguments.Select(argument => argument.Value)]) : null;

    /// <summary>The arguments by the parameters, null after an error: all values are looked at, then what is not of the kind is told.</summary>
    private List<Typed>? Arguments(BoundCall bound, ScalarFunction function)
    {
        var arguments = new List<Typed>(function.Parameters.Length);
        for (var i = 0; i < function.Parameters.Length; i++)
        {
            var argument = bound.Arguments[i].Value;
            if (!function.Parameters[i].IsDecimals)
            {
                arguments.Add(Value(argument));
                continue;
            }

            if (argument is not BoundNumber { Value: >= 0 and <= MaxScale, Scale: 0 } decimals)
            {
                diagnostics.Report(TypeDiagnostics.ArgumentCount, bound.Syntax, function.Written);
                return null;
            }

            arguments.Add(new Typed(new NumberConstant(decimals.Value, 0), UnitTerm.Constant));
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (!Is(function.Parameters[i].Kind, bound.Arguments[i].Value.Syntax, function.Name, arguments[i]))
                return null;
        }

        return arguments;
    }

    /// <summary>
    /// <c>any</c> and <c>all</c> are what they say of each cell that holds something, connected: one that holds nothing is no element, as for
    /// <c>count</c>.
    /// </summary>
    private Condition? Quantified(BoundCall bound)
    {
        var isAny = bound.Function.Kind == FunctionKind.Any;
        Condition? connected = null;
        var failed = false;
        foreach (var argument in bound.Arguments)
        {
            if (argument.Filter is null)
            {
                diagnostics.Report(TypeDiagnostics.ArgumentCount, bound.Syntax, bound.Function.Written);
                return null;
            }

            foreach (var (value, filter) in Elements(argument))
            {
                if (value.IsError || filter is null)
                {
                    failed = true;
                }
                else if (value.Value is not OperandValue operand)
                {
                    diagnostics.Report(TypeDiagnostics.ReferenceExpected, argument.Value.Syntax, bound.Function.Name);
                    return null;
                }
                else
                {
                    var exists = new Exists(operand.Index);
                    Condition element = isAny ? new And(exists, filter) : new ConditionalCondition(exists, filter, new ConstantCondition(true));
                    connected = connected is null ? element : isAny ? new Or(connected, element) : new And(connected, element);
                }
            }
        }

        return failed ? null : connected ?? new ConstantCondition(!isAny);
    }
}
