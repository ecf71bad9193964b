using System.Collections.Immutable;
using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>What a group, an axis or a total adds up: leaf items, without totals, memos and parts.</summary>
internal static class Leaves
{
    public static ImmutableArray<ItemSymbol> Of(ImmutableArray<ItemSymbol> items)
    {
        var leaves = ImmutableArray.CreateBuilder<ItemSymbol>();
        Collect(items, leaves);
        return leaves.ToImmutable();
    }

    /// <summary>The items a total sums: its block's, or those of its own group or axis.</summary>
    public static ImmutableArray<ItemSymbol> OfTotal(ItemSymbol total) =>
        total.Children.IsEmpty ? Of(total.Parent?.Children ?? total.Table[total.Direction].Items) : Of(total.Children);

    private static void Collect(ImmutableArray<ItemSymbol> items, ImmutableArray<ItemSymbol>.Builder leaves)
    {
        foreach (var item in items)
        {
            switch (item.Kind)
            {
                case ItemKind.Plain:
                case ItemKind.Many when item.HasCells:
                    leaves.Add(item);
                    break;
                case ItemKind.Group:
                case ItemKind.Many:
                case ItemKind.Total when !item.Children.IsEmpty:
                    Collect(item.Children, leaves);
                    break;
            }
        }
    }
}
