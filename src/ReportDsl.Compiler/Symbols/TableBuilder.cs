using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>Builds the axes of tables: items in place and shared axes, spread out for each use.</summary>
internal sealed class TableBuilder(SharedScope scope, AttributeReader attributes, bool labelsRequired, DiagnosticBag diagnostics)
{
    /// <summary>The deepest nesting of items; shared axes could otherwise multiply without bound.</summary>
    private const int MaxDepth = 64;

    private readonly Dictionary<ItemSyntax, ItemDefinition> _definitions = [];

    public TableAxis Build(AxisDirection direction, TableSymbol table, DeclarationSyntax? declaration)
    {
        var (heading, stubColumns, source) = declaration switch
        {
            ColumnsDeclarationSyntax columns => (LabelReader.Read(columns.Heading), [], columns.AxisSource),
            RowsDeclarationSyntax { Stub: { } stub } rows => (LabelReader.Read(stub.Label), StubColumns(stub), rows.AxisSource),
            RowsDeclarationSyntax rows => (null, [], rows.AxisSource),
            _ => (null, ImmutableArray<StubColumn>.Empty, null),
        };
        var line = 0;
        var items = source is null ? [Unnamed(direction, table, ref line)] : Spread(source, direction, table, null, AttributeSet.Empty, ref line, []);
        var lines = ImmutableArray.CreateBuilder<ItemSymbol>(line);
        CollectLines(items, lines);
        if (lines.Count == 0 && source is not null)
            diagnostics.Report(TableDiagnostics.EmptySet, (declaration ?? table.Syntax).GetFirstToken(), direction == AxisDirection.Rows
                ? new Phrase("The rows", "行") : new Phrase("The columns", "列"));
        return new TableAxis(direction, heading, stubColumns, items, lines.ToImmutable());
    }

    private static ImmutableArray<StubColumn> StubColumns(StubHeadSyntax stub) =>
    [
        .. stub.Columns.Select(column => new StubColumn(
            column.Role.Text == "unit" ? StubColumnKind.Unit : StubColumnKind.Code, LabelReader.Read(column.Label) ?? Label.Of(""))),
    ];

    private static ItemSymbol Unnamed(AxisDirection direction, TableSymbol table, ref int line)
    {
        var definition = new ItemDefinition(
            ItemKind.Plain, "", Label.Of(""), table.Syntax, table.NameSpan, AttributeSet.Empty, null, [], null);
        return new ItemSymbol(definition, table, direction, null, AttributeSet.Empty, ref line);
    }

    private ImmutableArray<ItemSymbol> Spread(
        AxisSourceSyntax source, AxisDirection direction, TableSymbol table, ItemSymbol? parent, AttributeSet group, ref int line, ImmutableStack<AxisSymbol> open)
    {
        if (source is AxisReferenceSyntax reference)
        {
            if (scope.ResolveAxis(reference.Axis, diagnostics) is not { } axis)
                return [];
            if (open.Contains(axis) || parent is { Depth: >= MaxDepth })
            {
                diagnostics.Report(TableDiagnostics.AxisCycle, reference.Axis, axis.Code);
                return [];
            }

            return Spread(axis.Items, direction, table, parent, group, ref line, open.Push(axis));
        }

        var block = (ItemBlockSyntax)source;
        var items = ImmutableArray.CreateBuilder<ItemSymbol>(block.Items.Count);
        foreach (var syntax in block.Items)
        {
            if (syntax is UnexpectedItemSyntax)
                continue;
            var definition = Definition(syntax);
            if (definition.Kind == ItemKind.Many && direction == AxisDirection.Columns)
                diagnostics.Report(TableDiagnostics.ManyInColumns, syntax.GetFirstToken());
            items.Add(Item(definition, direction, table, parent, group, ref line, open));
        }

        var built = items.ToImmutable();
        CheckDuplicates(built);
        return built;
    }

    private ItemSymbol Item(
        ItemDefinition definition, AxisDirection direction, TableSymbol table, ItemSymbol? parent, AttributeSet group, ref int line, ImmutableStack<AxisSymbol> open)
    {
        var item = new ItemSymbol(definition, table, direction, parent, group, ref line);
        if (definition.Children is { } children)
            item.SetChildren(Spread(
                children, direction, table, item, definition.Kind is ItemKind.Group or ItemKind.Many ? definition.Attributes.Or(group) : group, ref line, open));
        return item;
    }

    private void CheckDuplicates(ImmutableArray<ItemSymbol> items)
    {
        if (items.Length < 2)
            return;
        var seen = new Dictionary<string, ItemSymbol>(items.Length, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.Code.Length > 0 && !seen.TryAdd(item.Code, item))
                diagnostics.ReportDuplicate(item, seen[item.Code]);
        }
    }

    private ItemDefinition Definition(ItemSyntax syntax)
    {
        if (_definitions.TryGetValue(syntax, out var known))
            return known;
        var definition = syntax switch
        {
            GroupItemSyntax group => Define(ItemKind.Group, group.Code, group.Label, group, group.Type, group.Modifiers, AttributePlace.Group) with
            {
                Children = group.Children,
            },
            TotalItemSyntax total => Define(ItemKind.Total, total.Code, total.Label, total, total.Type, total.Modifiers, AttributePlace.Total) with
            {
                Formula = total.Formula, Children = total.Children,
            },
            MemoItemSyntax memo => Define(ItemKind.Memo, memo.Code, memo.Label, memo, memo.Type, memo.Modifiers, AttributePlace.Item) with
            {
                Formula = memo.Formula, Children = memo.Children,
            },
            ManyItemSyntax many => Define(ItemKind.Many, many.Code, many.Label, many, many.Type, many.Modifiers, AttributePlace.Item) with
            {
                Children = many.Children, Keys = Keys(many),
            },
            PlainItemSyntax plain => Define(ItemKind.Plain, plain.Code, plain.Label, plain, plain.Type, plain.Modifiers, AttributePlace.Item) with
            {
                Formula = plain.Formula, Children = plain.Children,
            },
            _ => throw new InvalidOperationException($"No such item: {syntax.Kind}."),
        };
        _definitions.Add(syntax, definition);
        return definition;
    }

    private ItemDefinition Define(
        ItemKind kind, SyntaxToken code, LabelSyntax? label, ItemSyntax syntax, TypeClauseSyntax? type, SyntaxList<ModifierSyntax> modifiers, AttributePlace place)
    {
        if (label is null && labelsRequired && kind != ItemKind.Many && !code.IsMissing)
            diagnostics.Report(NameDiagnostics.MissingLabel, code, code.ValueText);
        return new ItemDefinition(
            kind, code.ValueText, LabelReader.Read(label), syntax, code.Span, attributes.Read(type, modifiers, place), null, [], null);
    }

    private ImmutableArray<KeySymbol> Keys(ManyItemSyntax many)
    {
        var keys = ImmutableArray.CreateBuilder<KeySymbol>();
        foreach (var syntax in many.Keys)
        {
            var key = new KeySymbol(syntax, attributes.Read(syntax.Type, syntax.Modifiers, AttributePlace.Key));
            if (syntax.Label is null && labelsRequired && !syntax.Code.IsMissing)
                diagnostics.Report(NameDiagnostics.MissingLabel, syntax.Code, key.Code);
            if (keys.FirstOrDefault(other => other.Code == key.Code) is { } first)
                diagnostics.ReportDuplicate(key, first);
            if (key.Attributes.Type is null)
                diagnostics.Report(TypeDiagnostics.NoType, syntax.Code, new Phrase($"Key '{key.Code}'", $"关键字“{key.Code}”"));
            keys.Add(key);
        }

        return keys.ToImmutable();
    }

    private static void CollectLines(ImmutableArray<ItemSymbol> items, ImmutableArray<ItemSymbol>.Builder lines)
    {
        foreach (var item in items)
        {
            if (item.HasCells)
                lines.Add(item);
            CollectLines(item.Children, lines);
        }
    }
}
