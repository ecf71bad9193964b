using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>A table with its two axes.</summary>
public sealed class TableSymbol : MemberSymbol
{
    internal TableSymbol(
        TableDeclarationSyntax declaration, TextSpan nameSpan, ContainerSymbol container, AttributeSet attributes, Func<TableSymbol, TableParts> parts)
        : base(declaration.Code?.ValueText ?? "", LabelReader.Read(declaration.Label), declaration, nameSpan, container)
    {
        Syntax = declaration;
        Attributes = attributes;
        var built = parts(this);
        Rows = built.Rows;
        Columns = built.Columns;
        Notes = built.Notes;
        Checks = built.Checks;
    }

    /// <summary>Its rows.</summary>
    public TableAxis Rows { get; }

    /// <summary>Its columns.</summary>
    public TableAxis Columns { get; }

    /// <summary>The fixed remarks in it, in the order of the source.</summary>
    public ImmutableArray<NoteSymbol> Notes { get; }

    /// <summary>The rules in it, in the order of the source.</summary>
    public ImmutableArray<CheckSymbol> Checks { get; }

    /// <summary>What the table, and the sections around it, say of every cell.</summary>
    public DeclaredValues Values => DeclaredValues.Of(Attributes);

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Table;

    internal TableDeclarationSyntax Syntax { get; }

    /// <summary>What the table, and the sections around it, say of every cell.</summary>
    internal AttributeSet Attributes { get; }

    /// <summary>One of the axes.</summary>
    public TableAxis this[AxisDirection direction] => direction == AxisDirection.Rows ? Rows : Columns;
}

internal sealed record TableParts(TableAxis Rows, TableAxis Columns, ImmutableArray<NoteSymbol> Notes, ImmutableArray<CheckSymbol> Checks);

/// <summary>Which of the two axes of a table.</summary>
public enum AxisDirection
{
    /// <summary>From top to bottom.</summary>
    Rows,

    /// <summary>From left to right.</summary>
    Columns,
}

/// <summary>The rows or columns of one table, shared axes spread out.</summary>
public sealed class TableAxis
{
    private ILookup<ItemDefinition, ItemSymbol>? _byDefinition;
    private ILookup<string, ItemSymbol>? _byCode;

    internal TableAxis(
        AxisDirection direction, Label? heading, ImmutableArray<StubColumn> stubColumns, ImmutableArray<ItemSymbol> items, ImmutableArray<ItemSymbol> lines)
    {
        Direction = direction;
        Heading = heading;
        StubColumns = stubColumns;
        Items = items;
        Lines = lines;
        Scope = new ItemScope(items);
    }

    /// <summary>Which axis it is.</summary>
    public AxisDirection Direction { get; }

    /// <summary>The heading over the axis, null where there is none.</summary>
    public Label? Heading { get; }

    /// <summary>The columns with the labels of rows; none where the template says nothing of them.</summary>
    public ImmutableArray<StubColumn> StubColumns { get; }

    /// <summary>The items at the top, in the order of print.</summary>
    public ImmutableArray<ItemSymbol> Items { get; }

    /// <summary>The items with cells in print order; a <c>many</c> without a block is one line here, its block's items are lines otherwise.</summary>
    public ImmutableArray<ItemSymbol> Lines { get; }

    /// <summary>The axis was left out: one line without code and label.</summary>
    public bool IsUnnamed => Lines is [{ Code: "" }];

    /// <summary>Part of it could not be read, which has been reported: names that it lacks are no errors of their own.</summary>
    internal bool IsIncomplete { get; init; }

    internal ItemScope Scope { get; }

    /// <summary>The open rows, in print order.</summary>
    internal IEnumerable<ItemSymbol> Manys => Descendants(Items).Where(item => item.Kind == ItemKind.Many);

    /// <summary>The uses of one declared item: several where a shared axis stands in several groups.</summary>
    internal IEnumerable<ItemSymbol> WithDefinition(ItemDefinition definition)
    {
        _byDefinition ??= Descendants(Items).ToLookup(item => item.Definition, ReferenceEqualityComparer.Instance as IEqualityComparer<ItemDefinition>);
        return _byDefinition[definition];
    }

    /// <summary>The items of a code, however deep.</summary>
    internal IEnumerable<ItemSymbol> WithCode(string code)
    {
        _byCode ??= Descendants(Items).ToLookup(item => item.Code, StringComparer.Ordinal);
        return _byCode[code];
    }

    private static IEnumerable<ItemSymbol> Descendants(ImmutableArray<ItemSymbol> items) =>
        items.SelectMany(item => Descendants(item.Children).Prepend(item));
}

/// <summary>What an item of an axis is.</summary>
public enum ItemKind
{
    /// <summary>A line with cells.</summary>
    Plain,

    /// <summary>A heading over items, without cells of its own.</summary>
    Group,

    /// <summary>A line that adds up the items in its block; without one, those of its group or axis.</summary>
    Total,

    /// <summary>A line that no sum takes in.</summary>
    Memo,

    /// <summary>Rows that the report adds, by key.</summary>
    Many,
}

/// <summary>An item of a table's axis. Items of a shared axis are one symbol for each use; <see cref="AxisItem"/> is common to them.</summary>
public sealed class ItemSymbol : DeclaredSymbol
{
    internal ItemSymbol(
        ItemDefinition definition, TableSymbol table, AxisDirection direction, ItemSymbol? parent, AttributeSet groupAttributes, int line,
        Func<ItemSymbol, ImmutableArray<ItemSymbol>> children)
        : base(definition.Code, definition.Label, definition.Declaration, definition.NameSpan)
    {
        Kind = definition.Kind;
        Definition = definition;
        Table = table;
        Direction = direction;
        Parent = parent;
        Attributes = parent is null ? definition.Attributes : definition.Attributes.Or(parent.PassedOn);
        GroupAttributes = groupAttributes;
        Path = parent is null ? Code : $"{parent.Path}.{Code}";
        Depth = parent is null ? 0 : parent.Depth + 1;
        IsPart = parent is not null && (parent.IsPart || parent.Kind is ItemKind.Plain or ItemKind.Memo);
        EnclosingMany = parent is null ? null : parent.Kind == ItemKind.Many ? parent : parent.EnclosingMany;
        Line = line;
        var below = children(this);
        Scope = below.IsEmpty ? ItemScope.Empty : new ItemScope(below);
    }

    /// <summary>What it is.</summary>
    public ItemKind Kind { get; }

    /// <summary>The table that it is in.</summary>
    public TableSymbol Table { get; }

    /// <summary>The axis that it is on.</summary>
    public AxisDirection Direction { get; }

    /// <summary>The item in whose block it stands, null at the top.</summary>
    public ItemSymbol? Parent { get; }

    /// <summary>The code path inside the axis.</summary>
    public string Path { get; }

    /// <summary>The path by which the template names it: that of its table and its own.</summary>
    public string FullPath => $"{Table.Path}.{Path}";

    /// <summary>How many items it lies in; 0 at the top.</summary>
    public int Depth { get; }

    /// <summary>It lies in the block of a plain item or a memo: part of it (其中).</summary>
    public bool IsPart { get; }

    /// <summary>The items in its block, in the order of print.</summary>
    public ImmutableArray<ItemSymbol> Children => Scope.Items;

    /// <summary>The index among the lines of the axis, -1 where the item has no cells.</summary>
    public int Line { get; }

    /// <summary>Whether it is a line with cells of its own.</summary>
    public bool HasCells => Definition.HasCells;

    /// <summary>The <c>many</c> whose block it lies in.</summary>
    public ItemSymbol? EnclosingMany { get; }

    /// <summary>The key columns of a <c>many</c>; of other items none.</summary>
    public ImmutableArray<KeySymbol> Keys => Definition.Keys;

    /// <summary>What it says of its cells, with what the lines and groups around it say where it leaves something open.</summary>
    public DeclaredValues Values => DeclaredValues.Of(Attributes.Or(GroupAttributes));

    /// <summary>The item as the shared axis declares it that the table uses, which leads to the axis; null for an item of the table's own.</summary>
    public AxisItemSymbol? AxisItem =>
        Declaration.FirstAncestorOrSelf<AxisDeclarationSyntax>() is { } declaring
            ? Definition.Names?.Own.All.OfType<AxisSymbol>().Where(axis => axis.Declaration == declaring)
                .SelectMany(axis => axis.Items).FirstOrDefault(item => item.Declaration == Declaration)
            : null;

    /// <inheritdoc/>
    public override Phrase KindName => Direction == AxisDirection.Rows ? KindNames.Row : KindNames.Column;

    internal ItemDefinition Definition { get; }

    /// <summary>What it says of its cells, and where it leaves something open, the line in whose block it lies.</summary>
    internal AttributeSet Attributes { get; }

    /// <summary>What the groups around it say of its cells.</summary>
    internal AttributeSet GroupAttributes { get; }

    /// <summary>What the lines of its block take from it; one object for all of them. A group's attributes reach them as its own.</summary>
    private AttributeSet PassedOn => field ??= Kind switch
    {
        ItemKind.Plain or ItemKind.Memo => Attributes.OfParts(),
        ItemKind.Total => Attributes.OfSummands(),
        _ when Parent is { } parent && !ReferenceEquals(parent.PassedOn, AttributeSet.Empty) => Attributes,
        _ => AttributeSet.Empty,
    };

    internal ItemScope Scope { get; }
}

/// <summary>A key column of a <c>many</c>.</summary>
public sealed class KeySymbol : DeclaredSymbol
{
    internal KeySymbol(KeySyntax declaration, AttributeSet attributes)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span) =>
        Attributes = attributes;

    /// <summary>What it says of the keys.</summary>
    public DeclaredValues Values => DeclaredValues.Of(Attributes);

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Key;

    internal AttributeSet Attributes { get; }
}

/// <summary>
/// What a source says of an item, common to all uses of a shared axis. <paramref name="Names"/> is where its units and code lists are
/// sought: the file or template that declares it, not the one that uses it; null for the line of an axis that was left out.
/// </summary>
internal sealed record ItemDefinition(
    ItemKind Kind,
    string Code,
    Label? Label,
    SyntaxNode Declaration,
    TextSpan NameSpan,
    AttributeSet Attributes,
    FormulaSyntax? Formula,
    ImmutableArray<KeySymbol> Keys,
    AxisSourceSyntax? Children,
    SharedScope? Names)
{
    public bool HasCells => Kind switch
    {
        ItemKind.Group => false,
        ItemKind.Many => Children is null,
        _ => true,
    };
}

/// <summary>Items of one level by code. Small levels are searched, large ones indexed on first use.</summary>
internal sealed class ItemScope(ImmutableArray<ItemSymbol> items)
{
    public static readonly ItemScope Empty = new([]);

    private const int SearchUpTo = 8;
    private Dictionary<string, ItemSymbol>? _byCode;

    public ImmutableArray<ItemSymbol> Items => items;

    public ItemSymbol? Find(string code)
    {
        if (code.Length == 0)
            return null;
        if (items.Length <= SearchUpTo)
            return items.FirstOrDefault(item => item.Code == code);
        var index = _byCode;
        if (index is null)
        {
            index = new Dictionary<string, ItemSymbol>(items.Length, StringComparer.Ordinal);
            foreach (var item in items)
                index.TryAdd(item.Code, item);
            _byCode = index;
        }

        return index.GetValueOrDefault(code);
    }
}
