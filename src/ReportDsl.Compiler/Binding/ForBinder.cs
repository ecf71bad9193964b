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
            var (found, bound) = Variable(binding, context);
            isComplete &= found is not null;
            if ((found ?? (names.Keeps ? Recovered(binding, context, bound) : null)) is not { } variable)
                continue;

            names.Declare(binding, variable);
            context = With(context, variable);
        }

        return (context, isComplete);
    }

    /// <summary>
    /// What a variable most likely runs over that did not bind, so that those who ask about names learn what the rest means: what of its
    /// domain bound, or else an axis of the table around it. Null where it has no name of its own or there is no table.
    /// </summary>
    private static VariableSymbol? Recovered(BindingSyntax binding, NameContext context, ItemDomain? domain)
    {
        var name = binding.Variable.ValueText;
        if (binding.Variable.IsMissing || context.Variable(name) is not null)
            return null;
        if (domain is not null && (AxisOf(name) ?? domain.Direction) == domain.Direction)
            return new VariableSymbol(name, binding, binding.Variable.Span, domain.Table, domain.Direction, domain.Items);
        if ((context.Table ?? context.UnnamedTables.FirstOrDefault()) is not { } table)
            return null;
        var direction = AxisOf(name) ?? AxisDirection.Rows;
        return new VariableSymbol(name, binding, binding.Variable.Span, table, direction, WithCells(table[direction].Items));
    }

    private static NameContext With(NameContext context, VariableSymbol variable) => context with
    {
        Variables = context.Variables.Add(variable),
        CurrentRow = variable.Code == RowWord ? variable : context.CurrentRow,
        CurrentColumn = variable.Code == ColumnWord ? variable : context.CurrentColumn,
    };

    /// <summary>The axis that the name of a variable decides; null for names of the author's own.</summary>
    public static AxisDirection? AxisOf(string name) => name switch
    {
        RowWord => AxisDirection.Rows,
        ColumnWord => AxisDirection.Columns,
        _ => null,
    };

    /// <summary>The variable of a binding, null after an error, and as much of its domain as bound.</summary>
    private (VariableSymbol? Variable, ItemDomain? Domain) Variable(BindingSyntax binding, NameContext context)
    {
        if (binding.Variable.IsMissing)
            return default;
        var name = binding.Variable.ValueText;
        if (context.Variable(name) is { } first)
        {
            diagnostics.Add(Diagnostic.Create(NameDiagnostics.Duplicate, binding.Variable.Location, name) with
            {
                Related = [NameReports.First(first.Location)],
            });
            return default;
        }

        var axis = AxisOf(name);
        var (domain, isComplete) = binding.In is { } within ? Domain(within.Domain, context, axis) : Complete(Whole(binding, context, axis));
        if (domain is null || (!isComplete && !names.Keeps))
            return (null, domain);
        if (axis is { } direction && domain.Direction != direction)
        {
            diagnostics.Report(CheckDiagnostics.IllegalFor, binding.Variable, name, direction == AxisDirection.Rows
                ? new Phrase("row runs over rows, and these are columns", "row 的取值是行，而这里是列")
                : new Phrase("column runs over columns, and these are rows", "column 的取值是列，而这里是行"));
            return (null, domain);
        }

        var items = Except(binding, domain, context);
        return isComplete && items is { } all
            ? (new VariableSymbol(name, binding, binding.Variable.Span, domain.Table, domain.Direction, all), domain)
            : (null, domain);
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

    /// <summary>What bound of a domain, and whether all of it did; after an error the rest is bound for those alone who ask about names.</summary>
    private (ItemDomain? Domain, bool IsComplete) Domain(DomainSyntax syntax, NameContext context, AxisDirection? axis)
    {
        context = context with { IsDomain = true };
        if (syntax is PathDomainSyntax single)
            return OfPath(single.Path, context, axis);
        ItemDomain? domain = null;
        var isComplete = true;
        foreach (var path in ((ListDomainSyntax)syntax).Paths)
        {
            var (element, isElement) = Element(path, context, axis);
            if (isElement && domain is not null && element is not null && (domain.Table, domain.Direction) != (element.Table, element.Direction))
            {
                Illegal(path, new Phrase("the items of a list belong to one axis of one table", "列表中的项须属于同一表的同一轴"));
                isElement = false;
            }
            else if (isElement && domain is not null && element is not null && domain.Items.Contains(element.Items[0]))
            {
                diagnostics.Report(NameDiagnostics.Repeated, path, PathWalker.Text(path));
                isElement = false;
            }

            if (!isElement)
            {
                isComplete = false;
                domain ??= element;
                if (!names.Keeps)
                    break;
                continue;
            }

            domain = domain is null || element is null ? element : domain with { Items = domain.Items.AddRange(element.Items) };
        }

        return (domain, isComplete);
    }

    private static (ItemDomain? Domain, bool IsComplete) Complete(ItemDomain? domain) => (domain, domain is not null);

    /// <summary>A path that is a domain by itself: all its items with cells.</summary>
    private (ItemDomain? Domain, bool IsComplete) OfPath(PathSyntax path, NameContext context, AxisDirection? axis)
    {
        switch (_walker.Walk(path, context, hasBracket: false, axis))
        {
            case null:
                return default;
            case LinePlace { Selector: ItemSelector item } line:
                return Complete(new ItemDomain(line.Table, line.Direction, WithCells([item.Item])));
            case AxisPlace whole:
                return Complete(All(whole.Table, whole.Direction));
            case var other:
                Illegal(path, new Phrase("a domain is a path to rows or columns, such as table.rows", "取值范围应为通向行或列的路径，例如 table.rows"));
                return (Near(other), false);
        }
    }

    /// <summary>One element of a list: the item itself, a group too.</summary>
    private (ItemDomain? Domain, bool IsComplete) Element(PathSyntax path, NameContext context, AxisDirection? axis)
    {
        switch (_walker.Walk(path, context, hasBracket: false, axis))
        {
            case null:
                return default;
            case LinePlace { Selector: ItemSelector item } line:
                return Complete(new ItemDomain(line.Table, line.Direction, [item.Item]));
            case var other:
                Illegal(path, new Phrase("an element is a row or a column", "元素应为行或列"));
                return (Near(other), false);
        }
    }

    private static ItemDomain All(TableSymbol table, AxisDirection direction) => new(table, direction, WithCells(table[direction].Items));

    /// <summary>The axis of a place that is no domain.</summary>
    private static ItemDomain? Near(Place place) => place switch
    {
        AxisPlace axis => All(axis.Table, axis.Direction),
        LinePlace line => All(line.Table, line.Direction),
        TablePlace table => All(table.Table, AxisDirection.Rows),
        _ => null,
    };

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
        var isComplete = true;
        context = context with { Table = domain.Table };
        foreach (var path in paths)
        {
            if (!isComplete && !names.Keeps)
                break;
            if (_walker.Walk(path, context, hasBracket: false, domain.Direction) is not { } place)
            {
                isComplete = false;
                continue;
            }

            var items = place is LinePlace { Selector: ItemSelector item } line && line.Table == domain.Table && line.Direction == domain.Direction
                ? WithCells([item.Item]).Add(item.Item).Where(domain.Items.Contains).ToList()
                : [];
            if (items.Count == 0)
            {
                diagnostics.Report(CheckDiagnostics.NotInDomain, path, PathWalker.Text(path), binding.Variable.ValueText);
                isComplete = false;
            }

            removed.UnionWith(items);
        }

        return isComplete ? [.. domain.Items.Where(item => !removed.Contains(item))] : null;
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
