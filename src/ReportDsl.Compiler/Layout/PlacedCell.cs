using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>What a cell is for; its look follows from it.</summary>
public enum CellRole
{
    /// <summary>The section's label over the sheet.</summary>
    Title,

    /// <summary>The label of a section inside a section.</summary>
    Heading,

    /// <summary>The label of a table, as its first line.</summary>
    TableTitle,

    /// <summary>A head over the labels of rows.</summary>
    StubHead,

    /// <summary>The label of a column line, or of a group of them.</summary>
    ColumnHeader,

    /// <summary>The label of a row line.</summary>
    RowLabel,

    /// <summary>The label of a group of rows, merged over its lines.</summary>
    RowGroup,

    /// <summary>A unit or a code beside a row label.</summary>
    StubValue,

    /// <summary>A value of a table that is filled in.</summary>
    Input,

    /// <summary>A value of a table that a formula gives.</summary>
    Computed,

    /// <summary>A crossing without a value.</summary>
    Void,

    /// <summary>The label of a field.</summary>
    FieldLabel,

    /// <summary>The value of a field.</summary>
    Field,

    /// <summary>The label of a narrative.</summary>
    NarrativeLabel,

    /// <summary>The text of a narrative.</summary>
    Narrative,

    /// <summary>A fixed remark of the form, or guidance that is printed.</summary>
    Note,

    /// <summary>The unit of measure over a table.</summary>
    Unit,
}

/// <summary>
/// A cell of the printed form. <paramref name="Slot"/> is -1 where it holds no value; <paramref name="Indent"/> sets a label in;
/// <paramref name="IsTotal"/> marks a line that carries a sum.
/// </summary>
public sealed record PlacedCell(CellArea Area, CellRole Role, string Text, int Slot = -1, int Indent = 0, bool IsTotal = false)
{
    /// <summary>The cell of the table, null outside tables.</summary>
    public Cell? Cell { get; init; }

    /// <summary>What the doc comment of a label's item or field says, null where there is none.</summary>
    public string? Guidance { get; init; }
}
