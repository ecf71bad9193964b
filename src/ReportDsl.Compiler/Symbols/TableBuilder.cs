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

    /// <summary>The most items on one axis: the rows of a sheet. Shared axes inside shared axes would grow without bound.</summary>
    private const int MaxItems = 1_048_576;

    /// <summary>The most items on all axes of a template. Paths are kept whole: each <see cref="CharactersOfItem"/> characters count as an item more.</summary>
    private const int MaxTemplateItems = 2 * MaxItems;

    private const int CharactersOfItem = 128;

    private readonly Dictionary<ItemSyntax, ItemDefinition> _definitions = [];
    private readonly AxisSizes _sizes = new(MaxDepth, MaxItems);
    private bool _isIncomplete;
    private int _itemCount;
    private int _lineCount;
    private int _templateItemCount;

    public TableAxis Build(AxisDirection direction, TableSymbol table, DeclarationSyntax? declaration)
    {
        var (heading, stubColumns, source) = declaration switch
        {
            ColumnsDeclarationSyntax columns => (LabelReader.Read(columns.Heading), [], columns.AxisSource),
            RowsDeclarationSyntax { Stub: { } stub } rows => (LabelReader.Read(stub.Label), StubColumns(stub), rows.AxisSource),
            RowsDeclarationSyntax rows => (null, [], rows.AxisSource),
            _ => (null, ImmutableArray<StubColumn>.Empty, null),
        };
        _lineCount = 0;
        _itemCount = 0;
        _isIncomplete = table.Syntax.Members.Any(member => member is UnexpectedDeclarationSyntax);
        var items = source is null ? [Unnamed(direction, table)] : Spread(source, scope, direction, table, null, AttributeSet.Empty, []);
        var lines = ImmutableArray.CreateBuilder<ItemSymbol>(_lineCount);
        CollectLines(items, lines);
        if (items.IsEmpty && !_isIncomplete && declaration is not null)
        {
            diagnostics.Report(
                TableDiagnostics.EmptySet, declaration.GetFirstToken(),
                direction == AxisDirection.Rows ? new Phrase("The rows", "行") : new Phrase("The columns", "列"), KindNames.Items);
        }

        return new TableAxis(direction, heading, stubColumns, items, lines.ToImmutable()) { IsIncomplete = _isIncomplete };
    }

    private static ImmutableArray<StubColumn> StubColumns(StubHeadSyntax stub) =>
    [
        .. stub.Columns.Select(column => new StubColumn(
            column.Role.Kind == SyntaxKind.UnitKeyword ? StubColumnKind.Unit : StubColumnKind.Code, LabelReader.Read(column.Label) ?? Label.Of(""))),
    ];

    private ItemSymbol Unnamed(AxisDirection direction, TableSymbol table)
    {
        var definition = new ItemDefinition(
            ItemKind.Plain, "", Label.Of(""), table.Syntax, table.NameSpan, AttributeSet.Empty, null, [], null, null);
        return new ItemSymbol(definition, table, direction, null, AttributeSet.Empty, _lineCount++, static _ => []);
    }

    private ImmutableArray<ItemSymbol> Spread(
        AxisSourceSyntax source, SharedScope names, AxisDirection direction, TableSymbol table, ItemSymbol? parent, AttributeSet group,
        ImmutableStack<AxisSymbol> open)
    {
        if (source is AxisReferenceSyntax reference)
        {
            if (names.ResolveAxis(reference.Axis, diagnostics) is not var (axis, declaring))
            {
                _isIncomplete = true;
                return [];
            }

            if (open.Contains(axis) || parent is { Depth: >= MaxDepth })
            {
                diagnostics.Report(TableDiagnostics.AxisCycle, reference.Axis, axis.Code);
                _isIncomplete = true;
                return [];
            }

            if (_itemCount + _sizes.Of(axis, declaring) > MaxItems)
            {
                diagnostics.Report(TableDiagnostics.TableTooLarge, table.Syntax.TableKeyword, MaxItems, KindNames.Items);
                _isIncomplete = true;
                return [];
            }

            return Spread(axis.Block, declaring, direction, table, parent, group, open.Push(axis));
        }

        var block = (ItemBlockSyntax)source;
        var items = ImmutableArray.CreateBuilder<ItemSymbol>(block.Items.Count);
        foreach (var syntax in block.Items)
        {
            if (syntax is UnexpectedItemSyntax)
            {
                _isIncomplete = true;
                continue;
            }

            _itemCount++;
            _templateItemCount += 1 + ((parent?.Path.Length ?? 0) / CharactersOfItem);
            if (_itemCount > MaxItems || _templateItemCount > MaxTemplateItems)
            {
                if (_itemCount > MaxItems)
                    diagnostics.Report(TableDiagnostics.TableTooLarge, table.Syntax.TableKeyword, MaxItems, KindNames.Items);
                else
                    diagnostics.Report(TableDiagnostics.TemplateTooLarge, table.Syntax.TableKeyword, MaxTemplateItems, KindNames.Items);
                _isIncomplete = true;
                break;
            }

            var definition = Definition(syntax, names);
            if (definition.Kind == ItemKind.Many && direction == AxisDirection.Columns)
                diagnostics.Report(TableDiagnostics.ManyInColumns, syntax.GetFirstToken());
            items.Add(Item(definition, names, direction, table, parent, group, open));
        }

        var built = items.ToImmutable();
        CheckDuplicates(built);
        return built;
    }

    private ItemSymbol Item(
        ItemDefinition definition, SharedScope names, AxisDirection direction, TableSymbol table, ItemSymbol? parent, AttributeSet group,
        ImmutableStack<AxisSymbol> open)
    {
        var line = definition.HasCells ? _lineCount++ : -1;
        if (definition.Children is not { } children)
            return new ItemSymbol(definition, table, direction, parent, group, line, static _ => []);
        var inner = definition.Kind is ItemKind.Group or ItemKind.Many ? definition.Attributes.Or(group) : group;
        var item = new ItemSymbol(definition, table, direction, parent, group, line, self => Spread(children, names, direction, table, self, inner, open));
        if (item.Children.IsEmpty && !_isIncomplete && !item.HasCells)
        {
            diagnostics.Add(Diagnostic.Create(
                TableDiagnostics.EmptySet, item.Location, new Phrase($"The group '{item.Code}'", $"分组“{item.Code}”"), KindNames.Items));
        }

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

    private ItemDefinition Definition(ItemSyntax syntax, SharedScope names)
    {
        if (_definitions.TryGetValue(syntax, out var known))
            return known;
        var definition = syntax switch
        {
            GroupItemSyntax group => Define(ItemKind.Group, group.Code, group.Label, group, group.Type, group.Modifiers, names, AttributePlace.Group) with
            {
                Children = group.Children,
            },
            TotalItemSyntax total => Define(ItemKind.Total, total.Code, total.Label, total, total.Type, total.Modifiers, names, AttributePlace.Total) with
            {
                Formula = total.Formula, Children = total.Children,
            },
            MemoItemSyntax memo => Define(ItemKind.Memo, memo.Code, memo.Label, memo, memo.Type, memo.Modifiers, names, AttributePlace.Item) with
            {
                Formula = memo.Formula, Children = memo.Children,
            },
            ManyItemSyntax many => Define(ItemKind.Many, many.Code, many.Label, many, many.Type, many.Modifiers, names, AttributePlace.Many) with
            {
                Children = many.Children, Keys = Keys(many, names),
            },
            PlainItemSyntax plain => Define(ItemKind.Plain, plain.Code, plain.Label, plain, plain.Type, plain.Modifiers, names, AttributePlace.Item) with
            {
                Formula = plain.Formula, Children = plain.Children,
            },
            _ => throw new InvalidOperationException($"No such item: {syntax.Kind}."),
        };
        _definitions.Add(syntax, definition);
        return definition;
    }

    private ItemDefinition Define(
        ItemKind kind, SyntaxToken code, LabelSyntax? label, ItemSyntax syntax, TypeClauseSyntax? type, SyntaxList<ModifierSyntax> modifiers,
        SharedScope names, AttributePlace place)
    {
        diagnostics.ReportRepeatedTags(label);
        if (label is null && labelsRequired && kind != ItemKind.Many && !code.IsMissing)
            diagnostics.Report(NameDiagnostics.MissingLabel, code, code.ValueText);
        return new ItemDefinition(
            kind, code.ValueText, LabelReader.Read(label), syntax, code.Span, attributes.In(names).Read(type, modifiers, place), null, [], null, names);
    }

    private ImmutableArray<KeySymbol> Keys(ManyItemSyntax many, SharedScope names)
    {
        var keys = ImmutableArray.CreateBuilder<KeySymbol>();
        foreach (var syntax in many.Keys)
        {
            diagnostics.ReportRepeatedTags(syntax.Label);
            var key = new KeySymbol(syntax, attributes.In(names).Read(syntax.Type, syntax.Modifiers, AttributePlace.Key));
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
