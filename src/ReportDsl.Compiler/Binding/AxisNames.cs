using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;

namespace ReportDsl.Binding;

/// <summary>Finds names on the axes of a table, seen from where an expression stands.</summary>
internal static class AxisNames
{
    public static bool HasBoth(TableSymbol table, NameContext context) =>
        context is { CurrentRow: not null, CurrentColumn: not null } && !table.Rows.IsUnnamed && !table.Columns.IsUnnamed;

    /// <summary>The one axis a name is sought on: before brackets rows; else columns where there is a current row or no rows.</summary>
    public static AxisDirection Direction(TableSymbol table, NameContext context, bool hasBracket) =>
        hasBracket || table.Columns.IsUnnamed ? AxisDirection.Rows
        : table.Rows.IsUnnamed || context.CurrentRow is not null ? AxisDirection.Columns
        : AxisDirection.Rows;

    /// <summary>The axis that one code is sought on: in a domain the one that has it, if not both have.</summary>
    public static AxisDirection Direction(string code, TableSymbol table, NameContext context, bool hasBracket) =>
        !context.IsDomain ? Direction(table, context, hasBracket)
        : (table.Rows.Scope.Find(code), table.Columns.Scope.Find(code)) switch
        {
            (not null, null) => AxisDirection.Rows,
            (null, not null) => AxisDirection.Columns,
            _ => Direction(table, context, hasBracket),
        };

    /// <summary>Whether a domain names an item of one axis alone, so that nothing else need decide.</summary>
    public static bool IsDecided(string code, TableSymbol table, NameContext context) =>
        context.IsDomain && table.Rows.Scope.Find(code) is null != table.Columns.Scope.Find(code) is null;

    public static ItemSymbol? Item(string code, TableSymbol table, AxisDirection direction, NameContext context)
    {
        if (context.FormulaItem is { } own && own.Table == table && own.Direction == direction)
        {
            for (var group = own.Parent; group is not null; group = group.Parent)
            {
                if (group.Scope.Find(code) is { } near)
                    return near;
            }
        }

        return table[direction].Scope.Find(code);
    }

    public static KeySymbol? Key(string code, Selector row, TableSymbol table)
    {
        var items = row switch
        {
            ItemSelector item => [item.Item],
            VariableSelector variable => variable.Targets(table),
            _ => [],
        };
        return items
            .Select(item => item.Kind == ItemKind.Many ? item : item.EnclosingMany)
            .OfType<ItemSymbol>()
            .SelectMany(many => many.Keys)
            .FirstOrDefault(key => key.Code == code);
    }

    public static IEnumerable<string> Candidates(NameContext context, bool hasBracket, AxisDirection? axis)
    {
        var variables = context.Variables.Select(variable => variable.Code);
        var items = context.Table is { } table ? Sought(table) : [];
        var members = Enumerable.Empty<string>();
        for (var container = context.Container; container is not null; container = container.Container)
        {
            members = members.Concat(container.Members.Where(member => member is not CheckSymbol).Select(member => member.Code));
            if (container.UnnamedTable is { } unnamed)
                members = members.Concat(Sought(unnamed));
        }

        return variables.Concat(items).Concat(members);

        IEnumerable<string> Sought(TableSymbol table) => context.IsDomain && axis is null
            ? Codes(table.Rows.Items).Concat(Codes(table.Columns.Items))
            : Codes(table[axis ?? Direction(table, context, hasBracket)].Items);
    }

    public static IEnumerable<string> Codes(ImmutableArray<ItemSymbol> items) => items.Select(item => item.Code);

    public static Phrase Kind(AxisDirection direction) => direction == AxisDirection.Rows ? KindNames.Row : KindNames.Column;
}
