using ReportDsl.Symbols;

namespace ReportDsl.Binding;

/// <summary>What names can find, in the order in which they are sought.</summary>
internal static class NameLookup
{
    /// <summary>The first names of paths: variables, then lines and keys of the table, then what the sections around hold, then the template.</summary>
    public static IEnumerable<Symbol> Names(NameContext context)
    {
        foreach (var variable in context.Variables.Reverse())
            yield return variable;
        if (context.Table is { } table)
        {
            foreach (var symbol in InTable(table, context))
                yield return symbol;
        }

        for (var container = context.Container; container is not null; container = container.Container)
        {
            foreach (var member in container.Members.Where(IsNamed))
                yield return member;
            if (container.UnnamedTable is not { } unnamed || unnamed == context.Table)
                continue;
            foreach (var symbol in InTable(unnamed, context))
                yield return symbol;
        }
    }

    /// <summary>What a path leads on to.</summary>
    public static IEnumerable<Symbol> Inside(Place place) => place switch
    {
        ContainerPlace { Container: var container } => container.Members.Where(IsNamed)
            .Concat(container.UnnamedTable is { } unnamed ? Inside(new TablePlace(unnamed)) : []),
        TablePlace { Table: var table } => Both(table).Concat<Symbol>([BuiltInSymbol.Rows, BuiltInSymbol.Columns]),
        AxisPlace axis => axis.Table[axis.Direction].Items,
        LinePlace line => line.Selector.Children(line.Table),
        _ => [],
    };

    /// <summary>What can stand in the brackets behind a place that names rows.</summary>
    public static IEnumerable<Symbol> Columns(Place rows, NameContext context)
    {
        if (rows is not (LinePlace { Direction: AxisDirection.Rows } or AxisPlace { Direction: AxisDirection.Rows } or TablePlace))
            return [];
        var (table, keys) = rows switch
        {
            LinePlace line => (line.Table, Keys(line.Selector, line.Table)),
            AxisPlace axis => (axis.Table, []),
            TablePlace whole => (whole.Table, []),
            _ => throw new InvalidOperationException($"No table in {rows}."),
        };
        return context.Variables.Where(variable => variable.Direction == AxisDirection.Columns).Reverse()
            .Concat<Symbol>(table.Columns.Items).Concat(keys).Append(BuiltInSymbol.Columns);
    }

    /// <summary>
    /// The lines that a name can find: in a formula those of its own groups first. Rows are always among them, for brackets may follow; columns
    /// where there is a current row, or no rows.
    /// </summary>
    private static IEnumerable<Symbol> InTable(TableSymbol table, NameContext context)
    {
        if (context.FormulaItem is { } own && own.Table == table)
        {
            for (var group = own.Parent; group is not null; group = group.Parent)
            {
                foreach (var near in group.Children)
                    yield return near;
            }
        }

        var first = context.IsDomain ? AxisDirection.Rows : AxisNames.Direction(table, context, hasBracket: false);
        foreach (var item in table[first].Items)
            yield return item;
        if (first == AxisDirection.Columns || context.IsDomain)
        {
            foreach (var item in table[first == AxisDirection.Columns ? AxisDirection.Rows : AxisDirection.Columns].Items)
                yield return item;
        }

        if (context.CurrentRow is { } row && row.Table == table)
        {
            foreach (var key in Keys(new VariableSelector(row, []), table))
                yield return key;
        }

        yield return BuiltInSymbol.Rows;
        yield return BuiltInSymbol.Columns;
    }

    private static IEnumerable<KeySymbol> Keys(Selector row, TableSymbol table) => (row switch
        {
            ItemSelector item => [item.Item],
            VariableSelector variable => variable.Targets(table),
            _ => [],
        })
        .Select(item => item.Kind == ItemKind.Many ? item : item.EnclosingMany)
        .OfType<ItemSymbol>().Distinct().SelectMany(many => many.Keys);

    private static IEnumerable<ItemSymbol> Both(TableSymbol table) => table.Rows.Items.Concat(table.Columns.Items);

    private static bool IsNamed(MemberSymbol member) => member is not (CheckSymbol or NoteSymbol) && member.Code.Length > 0;
}
