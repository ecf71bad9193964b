using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Validation.Results;

/// <summary>A cell that a finding rests on.</summary>
/// <param name="Path">The name of the value in the form: <c>applications/received/person</c>.</param>
/// <param name="Label">The same as people read it.</param>
/// <param name="Place">Where it stands in the workbook, null elsewhere.</param>
/// <param name="Content">What stands in it.</param>
public sealed record ResultCell(string Path, string Label, ResultPlace? Place, CellContent Content)
{
    /// <summary>Whether it is one of this report, which its sender can correct, and not of an earlier one.</summary>
    public bool IsOwn { get; init; } = true;

    /// <summary>The content as people read it.</summary>
    public string Shown { get; init; } = Content.ToString();
}

/// <summary>A sheet, and on it a cell.</summary>
/// <param name="Sheet">The name of the sheet.</param>
/// <param name="Cell">Null where the sheet as a whole is meant, or more than a cell.</param>
/// <param name="Address">As people write it: <c>D7</c>.</param>
public sealed record ResultPlace(string Sheet, CellAddress? Cell, string? Address)
{
    /// <summary>The place of a cell; null where it has none.</summary>
    public static ResultPlace? Of(CellAddress? cell) => cell is { } known ? new(known.Sheet, known, known.Local) : null;
}
