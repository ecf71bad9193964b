using ReportDsl.Excel.Sheets;

namespace ReportDsl.Excel.Reading.Formulas;

internal enum FormulaTokenKind : byte
{
    /// <summary>A cell or an area of cells.</summary>
    Area,

    /// <summary>What programs write for cells that were deleted.</summary>
    LostArea,

    /// <summary>A text constant.</summary>
    Text,
    Number,

    /// <summary>A function or anything else with a name, in capital letters.</summary>
    Name,

    /// <summary>An operator, a parenthesis, a comma.</summary>
    Sign,
}

/// <summary>The cells that a formula names: two corners, in order, on a sheet; null is the sheet of the formula.</summary>
internal readonly record struct NamedArea(string? Sheet, int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>A piece of a formula, the same however programs write it.</summary>
/// <param name="Text">The text, name or sign; empty for other kinds.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, double Number, NamedArea Area)
{
    /// <summary>Whether two pieces say the same but for the cells that they name.</summary>
    public bool IsLike(in FormulaToken other) => Kind switch
    {
        FormulaTokenKind.Area or FormulaTokenKind.LostArea => other.Kind is FormulaTokenKind.Area or FormulaTokenKind.LostArea,
        _ => Kind == other.Kind && SheetPrecision.AreSame(Number, other.Number) && Text == other.Text,
    };
}
