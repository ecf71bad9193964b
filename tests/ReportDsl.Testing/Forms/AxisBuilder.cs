using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Testing.Forms;

/// <summary>An item as declared: what a table needs to settle its cells, and the item itself once its line is known.</summary>
internal sealed record ItemDeclaration(
    AxisItemKind Kind,
    string Code,
    Label Label,
    ValueSpec? Spec,
    string? Guidance,
    Func<Func<string, OperandValue>, Expression>? Formula,
    ImmutableArray<ItemDeclaration> Children);

/// <summary>
/// Items of an axis, one call each, in the order of print. A block gives a group's or total's children, or a plain item's parts.
/// A formula is written for the line: it asks for the operands of its own axis by path, crossed with the other axis' current line.
/// </summary>
public sealed class AxisBuilder
{
    private readonly List<ItemDeclaration> _items = [];

    internal ImmutableArray<ItemDeclaration> Items => [.. _items];

    public AxisBuilder Item(
        string code, string label, ValueSpec? spec = null, string? guidance = null, Action<AxisBuilder>? parts = null) =>
        Add(AxisItemKind.Plain, code, Label.Of(label), spec, guidance, null, parts);

    public AxisBuilder Item(string code, Label label, ValueSpec? spec = null) =>
        Add(AxisItemKind.Plain, code, label, spec, null, null, null);

    public AxisBuilder Group(string code, string label, Action<AxisBuilder> children) =>
        Add(AxisItemKind.Group, code, Label.Of(label), null, null, null, children);

    public AxisBuilder Total(string code, string label, Action<AxisBuilder>? block = null) =>
        Add(AxisItemKind.Total, code, Label.Of(label), null, null, null, block);

    public AxisBuilder Memo(string code, string label, ValueSpec? spec = null) =>
        Add(AxisItemKind.Memo, code, Label.Of(label), spec, null, null, null);

    /// <summary>A computed line: <paramref name="formula"/> gets a function from a path on this axis to the operand.</summary>
    public AxisBuilder Computed(string code, string label, ValueSpec spec, Func<Func<string, OperandValue>, Expression> formula) =>
        Add(AxisItemKind.Plain, code, Label.Of(label), spec, null, formula, null);

    private AxisBuilder Add(
        AxisItemKind kind,
        string code,
        Label label,
        ValueSpec? spec,
        string? guidance,
        Func<Func<string, OperandValue>, Expression>? formula,
        Action<AxisBuilder>? block)
    {
        var children = new AxisBuilder();
        block?.Invoke(children);
        _items.Add(new ItemDeclaration(kind, code, label, spec, guidance, formula, children.Items));
        return this;
    }
}
