using System.Collections.Immutable;
using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>Makes the form's axes from the symbols' ones.</summary>
internal static class AxisMapping
{
    public static Axis Map(TableAxis axis)
    {
        var lines = new AxisItem[axis.Lines.Length];
        var items = Map(axis.Items, lines);
        return new Axis
        {
            Heading = axis.Heading,
            StubColumns = axis.StubColumns,
            Items = items,
            Lines = [.. lines],
        };
    }

    private static ImmutableArray<AxisItem> Map(ImmutableArray<ItemSymbol> symbols, AxisItem[] lines)
    {
        if (symbols.IsEmpty)
            return [];
        var items = ImmutableArray.CreateBuilder<AxisItem>(symbols.Length);
        foreach (var symbol in symbols)
        {
            var item = new AxisItem(
                Kind(symbol), symbol.Code, symbol.Path, symbol.Label, symbol.Guidance, symbol.Depth, symbol.Line, Map(symbol.Children, lines));
            if (symbol.Line >= 0)
                lines[symbol.Line] = item;
            items.Add(item);
        }

        return items.MoveToImmutable();
    }

    private static AxisItemKind Kind(ItemSymbol symbol) => symbol.Kind switch
    {
        ItemKind.Group => AxisItemKind.Group,
        ItemKind.Total => AxisItemKind.Total,
        ItemKind.Memo => AxisItemKind.Memo,
        _ when symbol.IsPart => AxisItemKind.Part,
        _ => AxisItemKind.Plain,
    };
}
