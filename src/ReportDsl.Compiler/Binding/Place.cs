using System.Collections.Immutable;
using ReportDsl.Symbols;

namespace ReportDsl.Binding;

/// <summary>Where a path has led so far.</summary>
internal abstract record Place;

internal sealed record ContainerPlace(ContainerSymbol Container) : Place;

internal sealed record TablePlace(TableSymbol Table) : Place;

/// <summary>After <c>rows</c> or <c>columns</c>.</summary>
internal sealed record AxisPlace(TableSymbol Table, AxisDirection Direction) : Place;

internal sealed record LinePlace(TableSymbol Table, AxisDirection Direction, Selector Selector) : Place;

/// <summary>A value without parts: a field, a narrative, a key, a property of the period.</summary>
internal sealed record ValuePlace(Reference Reference, Symbol? Symbol) : Place;

internal static class Places
{
    /// <summary>The items that a line place can go on to, for lookups and proposals.</summary>
    public static ImmutableArray<ItemSymbol> Children(this Selector selector, TableSymbol table) => selector switch
    {
        ItemSelector item => item.Item.Children,
        VariableSelector variable => variable.Targets(table).SelectMany(target => target.Children).ToImmutableArray(),
        WholeSelector whole => whole.Axis.Items,
        _ => [],
    };

    /// <summary>The items that the variable can stand for in the table, suffix applied.</summary>
    public static IEnumerable<ItemSymbol> Targets(this VariableSelector selector, TableSymbol table) =>
        selector.Variable.Domain
            .Select(item => Correspondence.In(table, item)?.Down(selector.Suffix))
            .OfType<ItemSymbol>();

    /// <summary>The item reached by codes downwards, null where there is none.</summary>
    public static ItemSymbol? Down(this ItemSymbol item, ImmutableArray<string> codes)
    {
        ItemSymbol? current = item;
        foreach (var code in codes)
            current = current?.Scope.Find(code);
        return current;
    }
}
