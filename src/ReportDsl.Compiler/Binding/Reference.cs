using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Symbols;

namespace ReportDsl.Binding;

/// <summary>What a name in an expression means.</summary>
internal abstract record Reference;

internal sealed record FieldReference(FieldSymbol Field, ReportScope Report) : Reference;

internal sealed record NarrativeReference(NarrativeSymbol Narrative, ReportScope Report) : Reference;

internal sealed record PeriodReference(PeriodProperty Property) : Reference;

/// <summary>The key of the row that an element or variable stands for.</summary>
internal sealed record KeyReference(KeySymbol Key, Selector Row) : Reference;

/// <summary>A cell, or the set of cells where a selector stands for several lines.</summary>
internal sealed record CellsReference(TableSymbol Table, Selector Row, Selector Column, ReportScope Report) : Reference;

/// <summary>Whose report: this one, an earlier one of the same entity, or those of the subordinate entities.</summary>
internal readonly record struct ReportScope(int PeriodsEarlier, bool IsChildren)
{
    public static readonly ReportScope Current;
}

/// <summary>Chooses lines of one axis of a table.</summary>
internal abstract record Selector;

internal sealed record ItemSelector(ItemSymbol Item) : Selector;

/// <summary>What the variable's item corresponds to in the table, then down the codes of <paramref name="Suffix"/>.</summary>
internal sealed record VariableSelector(VariableSymbol Variable, ImmutableArray<string> Suffix) : Selector;

/// <summary>All leaf items of the axis: an unbound direction.</summary>
internal sealed record WholeSelector(TableAxis Axis) : Selector;
