using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Binding;

/// <summary>Binds the variables of a <c>for</c>: <c>row</c>, <c>column</c>, <c>c in D except {a, b}</c>.</summary>
internal sealed class ForBinder(DiagnosticBag diagnostics, BoundNames names)
{
    private const string RowWord = "row";
    private const string ColumnWord = "column";

    private readonly PathWalker _walker = new(diagnostics, names);

    /// <summary>The context with the clause's variables, as many as bind, and whether all do.</summary>
    public (NameContext Context, bool IsComplete) Bind(ForClauseSyntax clause, NameContext context)
    {
        var isComplete = true;
        foreach (var binding in clause.Bindings)
        {
            names.Enter(binding, context);
            if (binding.In is { } domain)
                names.Enter(domain, context with { IsDomain = true });
            if (Variable(binding, context) is not { } variable)
            {
                isComplete = false;
                if (!names.Keeps || Recovered(binding, context) is not { } meant)
                    continue;
                variable = meant;
            }

            names.Declare(binding, variable);
            context = With(context, variable);
        }

        return (context, isComplete);
    }

    /// <summary>
    /// What a variable whose domain did not bind most likely runs over, so that those who ask about names learn what the rest means; null
    /// where it has no name of its own or there is no table.
    /// </summary>
    private static VariableSymbol? Recovered(BindingSyntax binding, NameContext context)
    {
        var name = binding.Variable.ValueText;
        if (binding.Variable.IsMissing || context.Variable(name) is not null || (context.Table ?? context.UnnamedTables.FirstOrDefault()) is not { } table)
            return null;
        var direction = name == ColumnWord ? AxisDirection.Columns : AxisDirection.Rows;
        return new VariableSymbol(name, binding, binding.Variable.Span, table, direction, WithCells(table[direction].Items));
    }

    private static NameContext With(NameContext context, VariableSymbol variable) => context with
    {
        Variables = context.Variables.Add(variable),
        CurrentRow = variable.Code == RowWord ? variable : context.CurrentRow,
        CurrentColumn = variable.Code == ColumnWord ? variable : context.CurrentColumn,
    };

    private VariableSymbol? Variable(BindingSyntax binding, NameContext context)
    {
        if (binding.Variable.IsMissing)
            return null;
        var name = binding.Variable.ValueText;
        if (context.Variable(name) is { } first)
        {
            diagnostics.Add(Diagnostic.Create(NameDiagnostics.Duplicate, binding.Variable.Location, name) with
            {
                Related = [NameReports.First(first.Location)],
            });
            return null;
        }

        AxisDirection? axis = name switch
        {
            RowWord => AxisDirection.Rows,
            ColumnWord => AxisDirection.Columns,
            _ => null,
        };
        var domain = binding.In is { } within ? Domain(within.Domain, context, axis) : Whole(binding, context, axis);
        if (domain is null)
            return null;
        if (axis is { } direction && domain.Direction != direction)
        {
            diagnostics.Report(CheckDiagnostics.IllegalFor, binding.Variable, name, direction == AxisDirection.Rows
                ? new Phrase("row runs over rows, and these are columns", "row 的取值是行，而这里是列")
                : new Phrase("column runs over columns, and these are rows", "column 的取值是列，而这里是行"));
            return null;
        }

        var items = Except(binding, domain, context);
        if (items is null)
            return null;
        return new VariableSymbol(name, binding, binding.Variable.Span, domain.Table, domain.Direction, items.Value);
    }

    private sealed record ItemDomain(TableSymbol Table, AxisDirection Direction, ImmutableArray<ItemSymbol> Items);

    private ItemDomain? Whole(BindingSyntax binding, NameContext context, AxisDirection? axis)
    {
        var table = context.Table ?? context.UnnamedTables.FirstOrDefault();
        Phrase? problem = axis switch
        {
            null => new Phrase("a variable needs a domain: for x in …; only row and column go without", "变量须有取值范围：for x in …；只有 row 和 column 可以省略"),
            _ when table is null => new Phrase("the check stands in no table", "该规则不在表内"),
            AxisDirection.Rows when table.Rows.IsUnnamed => new Phrase("the table has a single row without a name", "该表只有一个未命名的行"),
            AxisDirection.Columns when table.Columns.IsUnnamed => new Phrase(
                "the table has a single column without a name", "该表只有一个未命名的列"),
            _ => null,
        };
        if (problem is not null || table is null || axis is not { } direction)
        {
            diagnostics.Report(CheckDiagnostics.IllegalFor, binding, binding.Variable.ValueText, problem ?? new Phrase("", ""));
            return null;
        }

        return new ItemDomain(table, direction, WithCells(table[direction].Items));
    }

    private ItemDomain? Domain(DomainSyntax syntax, NameContext context, AxisDirection? axis)
    {
        context = context with { IsDomain = true };
        if (syntax is PathDomainSyntax single)
            return OfPath(single.Path, context, axis);
        ItemDomain? domain = null;
        foreach (var path in ((ListDomainSyntax)syntax).Paths)
        {
            if (Element(path, context, axis) is not { } element)
                return null;
            if (domain is not null && (domain.Table, domain.Direction) != (element.Table, element.Direction))
            {
                Illegal(path, new Phrase("the items of a list belong to one axis of one table", "列表中的项须属于同一表的同一轴"));
                return null;
            }

            if (domain is not null && domain.Items.Contains(element.Items[0]))
            {
                diagnostics.Report(NameDiagnostics.Repeated, path, PathWalker.Text(path));
                return null;
            }

            domain = domain is null ? element : domain with { Items = domain.Items.AddRange(element.Items) };
        }

        return domain;
    }

    /// <summary>A path that is a domain by itself: all its items with cells.</summary>
    private ItemDomain? OfPath(PathSyntax path, NameContext context, AxisDirection? axis)
    {
        switch (_walker.Walk(path, context, hasBracket: false, axis))
        {
            case null:
                return null;
            case LinePlace { Selector: ItemSelector item } line:
                return new ItemDomain(line.Table, line.Direction, WithCells([item.Item]));
            case AxisPlace whole:
                return new ItemDomain(whole.Table, whole.Direction, WithCells(whole.Table[whole.Direction].Items));
            default:
                Illegal(path, new Phrase("a domain is a path to rows or columns, such as table.rows", "取值范围应为通向行或列的路径，例如 table.rows"));
                return null;
        }
    }

    /// <summary>One element of a list: the item itself, a group too.</summary>
    private ItemDomain? Element(PathSyntax path, NameContext context, AxisDirection? axis)
    {
        switch (_walker.Walk(path, context, hasBracket: false, axis))
        {
            case null:
                return null;
            case LinePlace { Selector: ItemSelector item } line:
                return new ItemDomain(line.Table, line.Direction, [item.Item]);
            default:
                Illegal(path, new Phrase("an element is a row or a column", "元素应为行或列"));
                return null;
        }
    }

    private void Illegal(PathSyntax path, Phrase reason) =>
        diagnostics.Report(CheckDiagnostics.IllegalFor, path, PathWalker.Text(path), reason);

    private ImmutableArray<ItemSymbol>? Except(BindingSyntax binding, ItemDomain domain, NameContext context)
    {
        if (binding.Except is not { } except)
            return domain.Items;
        var paths = except.Domain switch
        {
            PathDomainSyntax single => [single.Path],
            ListDomainSyntax list => list.Paths.ToImmutableArray(),
            _ => ImmutableArray<PathSyntax>.Empty,
        };
        var removed = new HashSet<ItemSymbol>();
        foreach (var path in paths)
        {
            var place = _walker.Walk(path, context with { Table = domain.Table }, hasBracket: false, domain.Direction);
            if (place is null)
                return null;
            var items = place is LinePlace { Selector: ItemSelector item } line && line.Table == domain.Table && line.Direction == domain.Direction
                ? WithCells([item.Item]).Add(item.Item).Where(domain.Items.Contains).ToList()
                : [];
            if (items.Count == 0)
            {
                diagnostics.Report(CheckDiagnostics.NotInDomain, path, PathWalker.Text(path), binding.Variable.ValueText);
                return null;
            }

            removed.UnionWith(items);
        }

        return [.. domain.Items.Where(item => !removed.Contains(item))];
    }

    /// <summary>Every item with cells (totals, memos, parts too); a <c>many</c> with a block is one item: the block.</summary>
    private static ImmutableArray<ItemSymbol> WithCells(ImmutableArray<ItemSymbol> items)
    {
        var found = ImmutableArray.CreateBuilder<ItemSymbol>();
        Collect(items, found);
        return found.ToImmutable();
    }

    private static void Collect(ImmutableArray<ItemSymbol> items, ImmutableArray<ItemSymbol>.Builder found)
    {
        foreach (var item in items)
        {
            if (item.HasCells || item.Kind == ItemKind.Many)
                found.Add(item);
            if (item.Kind != ItemKind.Many)
                Collect(item.Children, found);
        }
    }
}
