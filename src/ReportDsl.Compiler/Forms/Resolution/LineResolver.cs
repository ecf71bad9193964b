using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>The lines a selector stands for, and whether they are a set: only aggregates take sets, even of one line.</summary>
internal readonly record struct SelectedLines(ImmutableArray<ItemSymbol> Lines, bool IsSet)
{
    public static readonly SelectedLines Missing = new([], false);
}

/// <summary>Which item each variable stands for in one instance.</summary>
internal sealed class Assignment
{
    private readonly Dictionary<VariableSymbol, ItemSymbol> _items = [];

    public ItemSymbol this[VariableSymbol variable]
    {
        get => _items[variable];
        set => _items[variable] = value;
    }

    public SelectedLines Select(Selector selector, TableSymbol table) => selector switch
    {
        ItemSelector { Item: var item } => new SelectedLines(LinesOf(item), !item.HasCells || item.Kind == ItemKind.Many || item.EnclosingMany is not null),
        WholeSelector { Axis: var axis } => new SelectedLines(Leaves.Of(axis.Items), true),
        VariableSelector variable => Select(variable, table),
        _ => SelectedLines.Missing,
    };

    private SelectedLines Select(VariableSelector selector, TableSymbol table)
    {
        var item = _items[selector.Variable];
        if (Correspondence.In(table, item) is not { } there || there.Down(selector.Suffix) is not { } target)
            return SelectedLines.Missing;
        var onlySomeKeys = there.Kind == ItemKind.Many && there != item && Correspondence.KnownKeys(there, item) < there.Keys.Length;
        return new SelectedLines(LinesOf(target), !target.HasCells || onlySomeKeys);
    }

    private static ImmutableArray<ItemSymbol> LinesOf(ItemSymbol item) => item.HasCells ? [item] : Leaves.Of(item.Children);
}
