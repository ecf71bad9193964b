using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>What several places use by name: a unit, a code list, an axis. It is declared in a file or in a template.</summary>
public abstract class SharedSymbol : DeclaredSymbol
{
    private protected SharedSymbol(SyntaxToken code, LabelSyntax? label, DeclarationSyntax declaration)
        : base(code.ValueText, LabelReader.Read(label), declaration, code.Span)
    {
    }
}

/// <summary>A declared unit of measure.</summary>
public sealed class UnitSymbol : SharedSymbol
{
    internal UnitSymbol(UnitDeclarationSyntax declaration)
        : base(declaration.Code, declaration.Label, declaration) =>
        Syntax = declaration;

    /// <summary>The name of the unit that it is measured by, as its declaration gives it; null for one that is its own measure.</summary>
    public string? BaseUnit => Syntax.Definition?.BaseUnit.ValueText;

    /// <summary>How many of <see cref="BaseUnit"/> it is; null where there is none, or no number.</summary>
    public decimal? Factor => Syntax.Definition is { } definition && Constants.ReadNumber(definition.Factor, new DiagnosticBag()) is var (factor, _) ? factor : null;

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Unit;

    internal UnitDeclarationSyntax Syntax { get; }
}

/// <summary>A declared code list.</summary>
public sealed class CodeListSymbol : SharedSymbol
{
    internal CodeListSymbol(CodeListDeclarationSyntax declaration)
        : base(declaration.Code, declaration.Label, declaration)
    {
        List = new CodeList(
            Code,
            Label,
            [.. declaration.Entries.Select(entry => new CodeEntry(entry.Code.ValueText, LabelReader.Read(entry.Label) ?? Label.Of(entry.Code.ValueText)))]);
        Codes = [.. declaration.Entries.Select(entry => new CodeSymbol(entry, this))];
    }

    /// <summary>The codes with their labels, as the form has them.</summary>
    public CodeList List { get; }

    /// <summary>The entries in the order of the source.</summary>
    public ImmutableArray<CodeSymbol> Codes { get; }

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.CodeList;
}

/// <summary>One code of a code list.</summary>
public sealed class CodeSymbol : DeclaredSymbol
{
    internal CodeSymbol(CodeEntrySyntax declaration, CodeListSymbol list)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span) =>
        List = list;

    /// <summary>The code list that it is of.</summary>
    public CodeListSymbol List { get; }

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.CodeOfList;
}

/// <summary>A shared axis: items that several tables, or several groups of one table, use.</summary>
public sealed class AxisSymbol : SharedSymbol
{
    private readonly Lazy<ImmutableArray<AxisItemSymbol>> _items;

    internal AxisSymbol(AxisDeclarationSyntax declaration)
        : base(declaration.Code, declaration.Label, declaration)
    {
        Block = declaration.Items;
        _items = new Lazy<ImmutableArray<AxisItemSymbol>>(() => AxisItemSymbol.Below(this, null, declaration.Items));
    }

    /// <summary>The items that it declares itself, each before those in its block.</summary>
    public ImmutableArray<AxisItemSymbol> Items => _items.Value;

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Axis;

    internal ItemBlockSyntax Block { get; }
}

/// <summary>An item as a shared axis declares it. In tables it is one <see cref="ItemSymbol"/> for each use, with the same declaration.</summary>
public sealed class AxisItemSymbol : DeclaredSymbol
{
    private AxisItemSymbol(CodedItemSyntax declaration, AxisSymbol axis, AxisItemSymbol? parent)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span)
    {
        Axis = axis;
        Parent = parent;
        Path = parent is null ? Code : $"{parent.Path}.{Code}";
    }

    /// <summary>The axis that declares it.</summary>
    public AxisSymbol Axis { get; }

    /// <summary>The item in whose block it stands, null at the top.</summary>
    public AxisItemSymbol? Parent { get; }

    /// <summary>The code path inside the axis.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.AxisItem;

    internal static ImmutableArray<AxisItemSymbol> Below(AxisSymbol axis, AxisItemSymbol? parent, ItemBlockSyntax block) =>
    [
        .. block.Items.OfType<CodedItemSyntax>().SelectMany(item =>
        {
            var symbol = new AxisItemSymbol(item, axis, parent);
            return (IEnumerable<AxisItemSymbol>)[symbol, .. Inside(item) is { } inner ? Below(axis, symbol, inner) : []];
        }),
    ];

    private static ItemBlockSyntax? Inside(CodedItemSyntax item) => item switch
    {
        GroupItemSyntax group => group.Children as ItemBlockSyntax,
        TotalItemSyntax total => total.Children,
        MemoItemSyntax memo => memo.Children,
        ManyItemSyntax many => many.Children,
        PlainItemSyntax plain => plain.Children,
        _ => null,
    };
}
