using System.Collections.Immutable;
using ReportDsl.Runtime;

namespace ReportDsl.Forms;

public enum CellKind
{
    /// <summary>Filled in by the agency.</summary>
    Input,

    /// <summary>Computed by a total or a formula.</summary>
    Computed,

    /// <summary>Does not exist: grey on the form, no slot.</summary>
    Void,
}

/// <summary>One crossing of a row and a column. <paramref name="Slot"/> is -1 for a void cell; a void cell's spec says nothing.</summary>
public readonly record struct Cell(CellKind Kind, ValueSpec Spec, int Slot);

/// <summary>One value of a report: where it stands and what is asked of it.</summary>
public abstract record Slot(int Index, ValueSpec Spec)
{
    /// <summary>The stable path, as in messages: <c>applications/received/person</c>, <c>agency</c>, <c>overview.body</c>.</summary>
    public abstract string Path { get; }
}

public sealed record FieldSlot(int Index, ValueSpec Spec, string FieldPath, Label Label) : Slot(Index, Spec)
{
    public override string Path => FieldPath;
}

/// <summary>A narrative as a value: a text of at most 32,767 units unless the template says less.</summary>
public sealed record NarrativeSlot(int Index, ValueSpec Spec, string NarrativePath, Label Label) : Slot(Index, Spec)
{
    public override string Path => NarrativePath;
}

public sealed record CellSlot(int Index, ValueSpec Spec, string TablePath, AxisItem Row, AxisItem Column, bool IsComputed) : Slot(Index, Spec)
{
    /// <summary><c>table/row/column</c>; an unnamed axis leaves its part out.</summary>
    public override string Path => string.Join('/', new[] { TablePath, Row.Path, Column.Path }.Where(part => part.Length > 0));
}

/// <summary>A computed cell: <paramref name="Formula"/> over the operands, rounded half away from zero to the cell's decimals.</summary>
/// <param name="RuleId">
/// The built-in rule that holds a reported value against it: <c>applications.rows.outcome.all.total</c>, or <c>.formula</c> where it is
/// no sum of its group but written in the template.
/// </param>
/// <param name="Instance">The instance of that rule: <c>[person]</c>; empty on an unnamed axis.</param>
public sealed record ComputedCell(int Slot, Expression Formula, ImmutableArray<Operand> Operands, string RuleId, string Instance)
{
    /// <summary>What <c>within</c> on the total allows between the reported and the computed value.</summary>
    public Tolerance Tolerance { get; init; } = Tolerance.None;
}
