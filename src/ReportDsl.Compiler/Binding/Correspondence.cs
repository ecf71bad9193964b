using ReportDsl.Forms;
using ReportDsl.Symbols;

namespace ReportDsl.Binding;

/// <summary>
/// What an item of one table is in another: the same item of the same shared axis, or the row with the same key.
/// </summary>
internal static class Correspondence
{
    public static ItemSymbol? In(TableSymbol table, ItemSymbol item)
    {
        if (item.Table == table)
            return item;
        var axis = table[item.Direction];
        return SameDefinition(axis, item) ?? SameKey(axis, item);
    }

    private static ItemSymbol? SameDefinition(TableAxis axis, ItemSymbol item)
    {
        ItemSymbol? only = null;
        foreach (var candidate in axis.WithDefinition(item.Definition))
        {
            if (candidate.Path == item.Path)
                return candidate;
            if (only is not null)
                return null;
            only = candidate;
        }

        return only;
    }

    private static ItemSymbol? SameKey(TableAxis axis, ItemSymbol item)
    {
        var many = item.Kind == ItemKind.Many ? item : item.EnclosingMany;
        if (many is null || many != item)
            return null;
        return axis.Manys.FirstOrDefault(candidate => KnownKeys(candidate, many) > 0);
    }

    /// <summary>How many keys of the candidate are known from a row of the other <c>many</c>.</summary>
    public static int KnownKeys(ItemSymbol candidate, ItemSymbol many) => candidate.Keys.Count(key => many.Keys.Any(other => SameMeaning(key, candidate, other, many)));

    private static bool SameMeaning(KeySymbol key, ItemSymbol candidate, KeySymbol other, ItemSymbol many) =>
        (key.Attributes.Type?.Value, other.Attributes.Type?.Value) switch
        {
            (DataType.KeyOf a, DataType.KeyOf b) => a.Path == b.Path,
            (DataType.KeyOf a, _) => a.Path == many.FullPath,
            (_, DataType.KeyOf b) => b.Path == candidate.FullPath,
            (DataType.Code a, DataType.Code b) => a.List.Code == b.List.Code && key.Code == other.Code,
            _ => false,
        };
}
