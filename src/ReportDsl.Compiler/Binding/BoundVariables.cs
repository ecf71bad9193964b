using System.Collections.Immutable;
using ReportDsl.Symbols;

namespace ReportDsl.Binding;

/// <summary>The variables that an expression reads.</summary>
internal static class BoundVariables
{
    public static ImmutableArray<VariableSymbol> Of(BoundExpression expression)
    {
        var found = new List<VariableSymbol>();
        var inner = new HashSet<VariableSymbol>();
        var pending = new Stack<BoundExpression>([expression]);
        while (pending.TryPop(out var bound))
        {
            switch (bound)
            {
                case BoundReference { Target: CellsReference cells }:
                    Add(cells.Row);
                    Add(cells.Column);
                    break;
                case BoundReference { Target: KeyReference key }:
                    Add(key.Row);
                    break;
                case BoundCall call:
                    foreach (var argument in call.Arguments)
                    {
                        pending.Push(argument.Value);
                        if (argument.Filter is not { } filter)
                            continue;
                        pending.Push(filter.Condition);
                        inner.UnionWith(new[] { filter.ElementRow, filter.ElementColumn }.OfType<VariableSymbol>());
                    }

                    break;
                default:
                    foreach (var part in Parts(bound))
                        pending.Push(part);
                    break;
            }
        }

        return [.. found.Distinct().Where(variable => !inner.Contains(variable))];

        void Add(Selector selector)
        {
            if (selector is VariableSelector variable)
                found.Add(variable.Variable);
        }
    }

    private static ImmutableArray<BoundExpression> Parts(BoundExpression bound) => bound switch
    {
        BoundNegation negation => [negation.Operand],
        BoundNot not => [not.Operand],
        BoundArithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        BoundComparison comparison => [comparison.Left, comparison.Right],
        BoundLogical logical => [logical.Left, logical.Right],
        BoundMembership membership => [membership.Value, .. membership.Values],
        BoundConversion conversion => [conversion.Value],
        BoundCoalesce coalesce => [coalesce.Value, coalesce.Other],
        BoundConditional conditional => [conditional.If, conditional.Then, conditional.Else],
        _ => [],
    };
}
