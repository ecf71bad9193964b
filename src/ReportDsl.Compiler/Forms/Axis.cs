using System.Collections.Immutable;

namespace ReportDsl.Forms;

public enum StubColumnKind
{
    Unit,
    Code,
}

/// <summary>A further column of the stub, beside the labels: the rows' units of measure or their official codes.</summary>
public sealed record StubColumn(StubColumnKind Kind, Label Heading);

/// <summary>
/// The rows or the columns of a table. <see cref="Heading"/> is the heading over the columns, or the stub head over the rows' labels.
/// </summary>
public sealed record Axis
{
    public required Label? Heading { get; init; }

    public required ImmutableArray<StubColumn> StubColumns { get; init; }

    /// <summary>The top items.</summary>
    public required ImmutableArray<AxisItem> Items { get; init; }

    /// <summary>The items with cells, in the order of print; <see cref="AxisItem.Line"/> is the index here. Never empty.</summary>
    public required ImmutableArray<AxisItem> Lines { get; init; }

    /// <summary>The axis was left out: one line without code and label, whose <see cref="AxisItem.Path"/> is empty.</summary>
    public bool IsUnnamed => Lines is [{ Path: "" }];
}

public enum AxisItemKind
{
    /// <summary>A line whose cells are entered or computed by a formula.</summary>
    Plain,

    /// <summary>A part (其中) of a plain item: never added again.</summary>
    Part,

    /// <summary>A heading without cells.</summary>
    Group,

    /// <summary>A line that carries a sum.</summary>
    Total,

    /// <summary>A line beside the others that no total takes.</summary>
    Memo,
}

/// <summary>
/// An item of an axis. <paramref name="Path"/> is the code path inside the axis (<c>outcome.refused.secret</c>);
/// <paramref name="Line"/> is the index among the lines of the axis, -1 for a group.
/// A total with a block, and a plain item with parts, are printed before their children.
/// </summary>
public sealed record AxisItem(
    AxisItemKind Kind, string Code, string Path, Label Label, string? Guidance, int Depth, int Line, ImmutableArray<AxisItem> Children)
{
    public bool HasCells => Line >= 0;
}
