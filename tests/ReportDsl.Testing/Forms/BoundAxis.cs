using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Testing.Forms;

internal sealed record AxisDeclaration(Label? Heading, ImmutableArray<StubColumn> StubColumns, ImmutableArray<ItemDeclaration> Items)
{
    public static AxisDeclaration Unnamed { get; } =
        new(null, [], [new ItemDeclaration(AxisItemKind.Plain, "", Label.Of(""), null, null, null, [])]);

    public static AxisDeclaration Of(string? heading, ImmutableArray<StubColumn> stubColumns, Action<AxisBuilder> items)
    {
        var builder = new AxisBuilder();
        items(builder);
        return new AxisDeclaration(heading is null ? null : Label.Of(heading), stubColumns, builder.Items);
    }
}

/// <summary>An axis with its lines numbered, and what its declarations said about each line.</summary>
internal sealed class BoundAxis
{
    private readonly Dictionary<string, ItemDeclaration> _declarations = [];
    private readonly Dictionary<string, ImmutableArray<AxisItem>> _siblings = [];
    private readonly List<AxisItem> _lines = [];
    private int _nextLine;

    private BoundAxis(AxisDeclaration declaration)
    {
        var items = Bind(declaration.Items, "", 0, null);
        Axis = new Axis { Heading = declaration.Heading, StubColumns = declaration.StubColumns, Items = items, Lines = [.. _lines] };
    }

    public Axis Axis { get; }

    public IEnumerable<AxisItem> ComputedLines => Axis.Lines.Where(line => IsComputed(line) || HasFormula(line));

    public static BoundAxis Bind(AxisDeclaration declaration) => new(declaration);

    public ValueSpec? SpecOf(AxisItem line) => _declarations[line.Path].Spec;

    public static bool IsComputed(AxisItem line) => line.Kind == AxisItemKind.Total;

    public bool HasFormula(AxisItem line) => FormulaOf(line) is not null;

    public Func<Func<string, OperandValue>, Expression>? FormulaOf(AxisItem line) => _declarations[line.Path].Formula;

    /// <summary>What a total adds up: the leaves of its block, or of the items beside it.</summary>
    public IEnumerable<AxisItem> LeavesOf(AxisItem total) =>
        (total.Children.IsEmpty ? _siblings[total.Path] : total.Children).SelectMany(Leaves);

    private static IEnumerable<AxisItem> Leaves(AxisItem item) => item.Kind switch
    {
        AxisItemKind.Plain => [item],
        AxisItemKind.Group or AxisItemKind.Total => item.Children.SelectMany(Leaves),
        _ => [],
    };

    private ImmutableArray<AxisItem> Bind(ImmutableArray<ItemDeclaration> items, string prefix, int depth, AxisItemKind? parent)
    {
        var bound = ImmutableArray.CreateBuilder<AxisItem>();
        foreach (var declaration in items)
        {
            var path = prefix.Length == 0 ? declaration.Code : $"{prefix}.{declaration.Code}";
            var kind = parent is AxisItemKind.Plain or AxisItemKind.Part && declaration.Kind == AxisItemKind.Plain
                ? AxisItemKind.Part
                : declaration.Kind;
            var line = kind == AxisItemKind.Group ? -1 : _nextLine++;
            _declarations.Add(path, declaration);
            var place = _lines.Count;
            var children = Bind(declaration.Children, path, depth + 1, kind);
            var item = new AxisItem(kind, declaration.Code, path, declaration.Label, declaration.Guidance, depth, line, children);
            if (line >= 0)
                _lines.Insert(place, item);
            bound.Add(item);
        }

        var siblings = bound.ToImmutable();
        foreach (var item in siblings)
            _siblings.Add(item.Path, siblings);
        return siblings;
    }
}
