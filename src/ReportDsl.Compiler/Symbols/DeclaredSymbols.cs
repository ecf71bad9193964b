using System.Collections.Immutable;

namespace ReportDsl.Symbols;

/// <summary>All symbols that sources declare, each before those inside it.</summary>
internal static class DeclaredSymbols
{
    /// <summary>The template itself, its members, the items of its tables and its own shared declarations.</summary>
    public static IEnumerable<DeclaredSymbol> Of(TemplateSymbol template) =>
        Of(template.Declared.Names.Own).Concat(Members(template)).Prepend(template);

    public static IEnumerable<DeclaredSymbol> Of(SharedDeclarations declarations) => declarations.All.SelectMany(symbol => symbol switch
    {
        CodeListSymbol list => list.Codes.Prepend<DeclaredSymbol>(list),
        AxisSymbol axis => axis.Items.Prepend<DeclaredSymbol>(axis),
        _ => [symbol],
    });

    private static IEnumerable<DeclaredSymbol> Members(ContainerSymbol container) => container.Members.SelectMany(member => member switch
    {
        ContainerSymbol inner => Members(inner).Prepend(inner),
        TableSymbol table => table.Notes.Concat<DeclaredSymbol>(table.Checks).Concat(Items(table.Rows.Items)).Concat(Items(table.Columns.Items)).Prepend(table),
        _ => [member],
    });

    private static IEnumerable<DeclaredSymbol> Items(ImmutableArray<ItemSymbol> items) =>
        items.Where(item => item.Declaration != item.Table.Declaration)
            .SelectMany(item => item.Keys.Concat<DeclaredSymbol>(Items(item.Children)).Prepend(item));
}
