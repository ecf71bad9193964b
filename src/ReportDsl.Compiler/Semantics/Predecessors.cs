using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>What <c>was</c>, <c>drops</c> and <c>before</c> name: places in the version that a template follows, or in the one that it extends.</summary>
internal static class Predecessors
{
    /// <summary>
    /// The symbol that a segment of a path leads to. The path begins where the declaration that says it stands, in the other template,
    /// or else at that template itself.
    /// </summary>
    /// <param name="segment">The segment.</param>
    /// <param name="declaring">What says it, in its own template; null for a template's own clause.</param>
    /// <param name="other">The other template.</param>
    public static Symbol? Find(PathSegmentSyntax segment, DeclaredSymbol? declaring, TemplateSymbol other)
    {
        if (segment.Parent is not PathSyntax path)
            return null;
        var codes = path.Segments.TakeWhile(before => before.Position <= segment.Position).Select(before => before.Name.ValueText).ToList();
        return Beginnings(declaring, other).Select(beginning => Follow(beginning, codes)).FirstOrDefault(found => found is not null);
    }

    /// <summary>What can be named where a path begins: the neighbours in the other template first.</summary>
    public static IEnumerable<Symbol> Candidates(DeclaredSymbol? declaring, TemplateSymbol other) =>
        Beginnings(declaring, other).SelectMany(Children).Distinct();

    /// <summary>What lies directly inside a member, table, axis or item.</summary>
    public static IEnumerable<DeclaredSymbol> Children(Beginning beginning) => beginning switch
    {
        { Item: { } item } => item.Children,
        { Table: { } table, Direction: { } direction } => table[direction].Items,
        { Table: { } table } => table.Rows.Items.Concat(table.Columns.Items),
        { Container: { } container } => container.Members.Where(member => member.Code.Length > 0)
            .Concat<DeclaredSymbol>(container.UnnamedTable is { } unnamed ? unnamed.Rows.Items.Concat(unnamed.Columns.Items) : []),
        _ => [],
    };

    /// <summary>Where a path begins or has led.</summary>
    internal sealed record Beginning(ContainerSymbol? Container, TableSymbol? Table = null, AxisDirection? Direction = null, ItemSymbol? Item = null)
    {
        public static Beginning Of(DeclaredSymbol symbol) => symbol switch
        {
            ItemSymbol item => new Beginning(null, Item: item),
            TableSymbol table => new Beginning(null, table),
            ContainerSymbol container => new Beginning(container),
            _ => new Beginning((ContainerSymbol?)null),
        };
    }

    private static IEnumerable<Beginning> Beginnings(DeclaredSymbol? declaring, TemplateSymbol other)
    {
        switch (declaring)
        {
            case ItemSymbol item when Counterpart(item.Table, other) is { } table:
                if (item.Parent is { } parent && parent.Path.Split('.').Aggregate((ItemSymbol?)null, (at, code) => (at?.Scope ?? table[item.Direction].Scope).Find(code)) is { } group)
                    yield return new Beginning(null, Item: group);
                yield return new Beginning(null, table, item.Direction);
                break;
            case MemberSymbol { Container: { } container } when Counterpart(container, other) is { } counterpart:
                yield return new Beginning(counterpart);
                break;
        }

        yield return new Beginning(other);
    }

    private static DeclaredSymbol? Follow(Beginning beginning, IReadOnlyList<string> codes)
    {
        DeclaredSymbol? found = null;
        foreach (var code in codes)
        {
            var direction = found is TableSymbol && code == BuiltInSymbol.Rows.Code ? AxisDirection.Rows
                : found is TableSymbol && code == BuiltInSymbol.Columns.Code ? AxisDirection.Columns
                : (AxisDirection?)null;
            if (direction is not null)
            {
                beginning = beginning with { Direction = direction };
                continue;
            }

            found = Children(beginning).FirstOrDefault(child => child.Code == code && child is not CheckSymbol);
            if (found is null)
                return null;
            beginning = Beginning.Of(found);
        }

        return found;
    }

    /// <summary>What a section or template is in another template; null where it is not there.</summary>
    public static ContainerSymbol? Counterpart(ContainerSymbol container, TemplateSymbol other) =>
        container is TemplateSymbol ? other : container.Container is { } outer ? Counterpart(outer, other)?.Find(container.Code) as ContainerSymbol : null;

    private static TableSymbol? Counterpart(TableSymbol table, TemplateSymbol other) =>
        table.Container is not { } container || Counterpart(container, other) is not { } counterpart ? null
        : table.Code.Length == 0 ? counterpart.UnnamedTable
        : counterpart.Find(table.Code) as TableSymbol;
}
