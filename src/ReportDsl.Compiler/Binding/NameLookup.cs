using System.Collections.Immutable;
using ReportDsl.Symbols;

namespace ReportDsl.Binding;

/// <summary>What a path is there for, as far as it decides what the path can name.</summary>
/// <param name="IsValue">It stands for a value; else it names lines, as the domain of a variable or in the name of a cell.</param>
/// <param name="HasBracket">A column in brackets follows.</param>
/// <param name="IsQualified">It is of another report.</param>
/// <param name="Axis">The axis that bare items are sought on, where the place decides it.</param>
internal readonly record struct PathUse(bool IsValue, bool HasBracket = false, bool IsQualified = false, AxisDirection? Axis = null);

/// <summary>
/// What names can find. All that a name meets is listed in the order in which <see cref="PathWalker"/> seeks it, for what is met hides what
/// lies behind, whether or not it can stand there itself.
/// </summary>
internal static class NameLookup
{
    /// <summary>Something that a name meets, and whether the name can stand for it.</summary>
    private readonly record struct Met(Symbol Symbol, bool Fits);

    /// <summary>The first names of paths: variables, then lines and keys of the table, then what the sections around hold, then the template.</summary>
    public static IEnumerable<Symbol> Names(NameContext context, PathUse use) => Fitting(use, with => First(context, with));

    /// <summary>What a path leads on to.</summary>
    public static IEnumerable<Symbol> Inside(Place place, NameContext context, PathUse use) => Fitting(use, with => Next(place, context, with));

    /// <summary>What can stand in the brackets behind a place that names rows.</summary>
    public static IEnumerable<Symbol> Columns(Place rows, NameContext context, bool isValue)
    {
        var (table, row) = rows switch
        {
            LinePlace { Direction: AxisDirection.Rows } line => (line.Table, line.Selector),
            AxisPlace { Direction: AxisDirection.Rows } axis => (axis.Table, null),
            TablePlace whole => (whole.Table, null),
            ContainerPlace { Container.UnnamedTable: { } unnamed } => (unnamed, (Selector?)null),
            _ => (null, null),
        };
        if (table is null)
            return [];
        var use = new PathUse(isValue, Axis: AxisDirection.Columns);
        return Distinct(
            Variables(context, variable => isValue && variable.Direction == AxisDirection.Columns && Reaches(variable, table))
                .Append(new Met(BuiltInSymbol.Columns, true))
                .Concat(Lines(table, context, use))
                .Concat(row is null ? [] : Keys(row, table).Select(key => new Met(key, isValue))));
    }

    /// <summary>What fits with what follows the path; where brackets can follow still, the rows that need them last.</summary>
    private static IEnumerable<Symbol> Fitting(PathUse use, Func<PathUse, IEnumerable<Met>> met) => use.HasBracket || !use.IsValue || use.Axis is not null
        ? Distinct(met(use))
        : Distinct(met(use)).Concat(Distinct(met(use with { HasBracket = true }))).DistinctBy(symbol => symbol.Code);

    private static IEnumerable<Symbol> Distinct(IEnumerable<Met> met) =>
        met.DistinctBy(one => one.Symbol.Code).Where(one => one.Fits).Select(one => one.Symbol);

    private static IEnumerable<Met> First(NameContext context, PathUse use)
    {
        var met = Variables(context, variable => Fits(variable, variable.Table, use));
        if (context.Table is { } table)
            met = met.Concat(Words(use)).Concat(InTable(table, context, use));
        for (var container = context.Container; container is not null; container = container.Container)
        {
            met = met.Concat(Members(container, use));
            if (container.UnnamedTable is { } unnamed && unnamed != context.Table)
                met = met.Concat(Words(use)).Concat(InTable(unnamed, context, use));
        }

        return met.Append(new Met(BuiltInSymbol.Period, use is { IsValue: true, HasBracket: false, IsQualified: false }));
    }

    private static IEnumerable<Met> Next(Place place, NameContext context, PathUse use) => place switch
    {
        ContainerPlace { Container: var container } => Members(container, use)
            .Concat(container.UnnamedTable is { } unnamed ? Next(new TablePlace(unnamed), context, use) : []),
        TablePlace { Table: var table } => Words(use)
            .Concat(Variables(context, variable => Fits(variable, table, use)))
            .Concat(Directions(table, context, use).SelectMany(direction => table[direction].Items).Select(Line)),
        AxisPlace { Direction: AxisDirection.Columns } or LinePlace { Direction: AxisDirection.Columns } when use.HasBracket => [],
        AxisPlace { Table: var table, Direction: var direction } => table[direction].Items.Select(Line)
            .Concat(Variables(context, variable => variable.Direction == direction && Fits(variable, table, use))),
        LinePlace line => line.Selector.Children(line.Table).Select(Line),
        _ => [],
    };

    private static Met Line(ItemSymbol item) => new(item, true);

    private static IEnumerable<Met> Variables(NameContext context, Func<VariableSymbol, bool> fits) =>
        context.Variables.Reverse().Select(variable => new Met(variable, fits(variable)));

    private static bool Fits(VariableSymbol variable, TableSymbol table, PathUse use) =>
        use.IsValue && !(use.HasBracket && variable.Direction == AxisDirection.Columns) && Reaches(variable, table);

    private static bool Reaches(VariableSymbol variable, TableSymbol table) => new VariableSelector(variable, []).Targets(table).Any();

    private static IEnumerable<Met> Words(PathUse use) =>
    [
        new Met(BuiltInSymbol.Rows, use.Axis is null or AxisDirection.Rows),
        new Met(BuiltInSymbol.Columns, !use.HasBracket && use.Axis is null or AxisDirection.Columns),
    ];

    private static IEnumerable<Met> Members(ContainerSymbol container, PathUse use) => container.Members
        .Where(member => member is not (CheckSymbol or NoteSymbol) && member.Code.Length > 0)
        .Select(member => new Met(member, member is ContainerSymbol or TableSymbol || use is { IsValue: true, HasBracket: false }));

    private static IEnumerable<Met> InTable(TableSymbol table, NameContext context, PathUse use) => Lines(table, context, use).Concat(
        context.CurrentRow is { } row && row.Table == table
            ? Keys(new VariableSelector(row, []), table).Select(key => new Met(key, use is { IsValue: true, HasBracket: false, IsQualified: false }))
            : []);

    /// <summary>The lines that a bare name meets: in a formula those of its own groups first. With a current row and a current column they are none.</summary>
    private static IEnumerable<Met> Lines(TableSymbol table, NameContext context, PathUse use)
    {
        if (use.Axis is null && !use.HasBracket && AxisNames.HasBoth(table, context))
        {
            return table.Rows.Items.Concat(table.Columns.Items)
                .Select(item => new Met(item, AxisNames.IsDecided(item.Code, table, context)));
        }

        return Directions(table, context, use).SelectMany(direction => Groups(table, direction, context).Concat(table[direction].Items)).Select(Line);
    }

    private static IEnumerable<ItemSymbol> Groups(TableSymbol table, AxisDirection direction, NameContext context)
    {
        if (context.FormulaItem is not { } own || own.Table != table || own.Direction != direction)
            yield break;
        for (var group = own.Parent; group is not null; group = group.Parent)
        {
            foreach (var near in group.Children)
                yield return near;
        }
    }

    /// <summary>The axes that a bare name is sought on: one, but in a domain that which has it.</summary>
    private static ImmutableArray<AxisDirection> Directions(TableSymbol table, NameContext context, PathUse use) =>
        use.Axis is { } axis ? [axis]
        : (AxisNames.Direction(table, context, use.HasBracket), context.IsDomain) switch
        {
            (AxisDirection.Rows, true) => [AxisDirection.Rows, AxisDirection.Columns],
            (AxisDirection.Columns, true) => [AxisDirection.Columns, AxisDirection.Rows],
            (var one, _) => [one],
        };

    private static IEnumerable<KeySymbol> Keys(Selector row, TableSymbol table) => (row switch
        {
            ItemSelector item => [item.Item],
            VariableSelector variable => variable.Targets(table),
            _ => [],
        })
        .Select(item => item.Kind == ItemKind.Many ? item : item.EnclosingMany)
        .OfType<ItemSymbol>().Distinct().SelectMany(many => many.Keys);
}
