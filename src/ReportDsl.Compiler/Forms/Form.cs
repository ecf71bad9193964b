using System.Collections.Immutable;
using ReportDsl.Runtime;

namespace ReportDsl.Forms;

/// <summary>The periods a template serves; bounds as written in data (<c>2021</c>, <c>2023-Q1</c>), null where open.</summary>
public sealed record PeriodRange(PeriodKind Kind, string? From, string? To)
{
    /// <summary>Whether a report may be about a period: it is of the kind, and lies between the bounds.</summary>
    public bool Serves(ReportPeriod period) => period.Kind == Kind && period.IsWithin(Bound(From), Bound(To));

    private static ReportPeriod? Bound(string? text) => text is not null && ReportPeriod.TryParse(text, out var bound) ? bound : null;
}

/// <summary>
/// One version of a report template, resolved: every name found, every attribute of every cell settled, every rule spread out
/// over the cells it touches. The one source of all outputs. Immutable.
/// </summary>
public sealed record Form
{
    /// <summary>The template's code, such as <c>GovInfo</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version as written, such as <c>2021</c> or <c>2.1.4</c>.</summary>
    public required string Version { get; init; }

    public required Label Label { get; init; }

    /// <summary>Guidance from the doc comment, null where there is none.</summary>
    public required string? Guidance { get; init; }

    /// <summary>The legal basis, null where none is named.</summary>
    public required Label? Basis { get; init; }

    /// <summary>Language tags, the first is the language of the untagged labels. Never empty.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    public required PeriodRange Period { get; init; }

    /// <summary>The field that says whose report it is, null where the template names none.</summary>
    public required Field? Entity { get; init; }

    /// <summary>Fields, narratives, notes, sections and tables in the order of the form.</summary>
    public required ImmutableArray<FormMember> Members { get; init; }

    /// <summary>All fields, narratives and tables at any depth, in the order of the form.</summary>
    public required ImmutableArray<Field> Fields { get; init; }

    public required ImmutableArray<Narrative> Narratives { get; init; }

    public required ImmutableArray<Table> Tables { get; init; }

    /// <summary>The code lists that types of this form use, in the order of first use.</summary>
    public required ImmutableArray<CodeList> CodeLists { get; init; }

    /// <summary>Every value of a report by its slot: fields, narratives, cells. A slot is an index into this array.</summary>
    public required ImmutableArray<Slot> Slots { get; init; }

    /// <summary>The slots that are computed, each after those it is computed from.</summary>
    public required ImmutableArray<ComputedCell> ComputedInOrder { get; init; }

    /// <summary>The declared checks in the order of the source, then the built-in rules on parts.</summary>
    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>What <c>when</c> clauses decide: the slots that are not applicable unless the condition passes.</summary>
    public required ImmutableArray<Applicability> Applicabilities { get; init; }
}

/// <summary>A member of a form or section. <paramref name="Path"/> is the code path from the template, such as <c>publication.documents</c>.</summary>
public abstract record FormMember(string Code, string Path, Label Label, string? Guidance);

/// <summary>A headed part of the form.</summary>
public sealed record Section(string Code, string Path, Label Label, string? Guidance, ImmutableArray<FormMember> Members)
    : FormMember(Code, Path, Label, Guidance);

/// <summary>A fixed remark printed on the form. It has neither code nor path.</summary>
public sealed record Note(Label Label) : FormMember("", "", Label, null);

/// <summary>A single value beside the tables.</summary>
public sealed record Field(string Code, string Path, Label Label, string? Guidance, ValueSpec Spec, int Slot)
    : FormMember(Code, Path, Label, Guidance);

/// <summary>A text to be written; lengths in UTF-16 units, null where unbounded.</summary>
public sealed record Narrative(
    string Code, string Path, Label Label, string? Guidance, int? MinLength, int? MaxLength, Presence Presence, int Slot)
    : FormMember(Code, Path, Label, Guidance);

/// <summary>
/// A table. Its lines are the items with cells of either axis in the order of print; <see cref="Cells"/> is row-major over them.
/// The only table of a section may have no code: its path is then the section's and its label empty.
/// </summary>
public sealed record Table(string Code, string Path, Label Label, string? Guidance, Axis Rows, Axis Columns, ImmutableArray<Note> Notes)
    : FormMember(Code, Path, Label, Guidance)
{
    /// <summary>One cell for each row line and column line, row-major.</summary>
    public required ImmutableArray<Cell> Cells { get; init; }

    public Cell this[AxisItem row, AxisItem column] => Cells[(row.Line * Columns.Lines.Length) + column.Line];
}
