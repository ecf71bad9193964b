using System.Collections.Immutable;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Sheets;

/// <summary>
/// A formula as a tree: printed into the workbook, and evaluated here for the value that is stored beside it, so that the two can
/// never differ. <see cref="Length"/> bounds the printed length from above, <see cref="Depth"/> counts calls and operators inside each other,
/// <see cref="Nesting"/> as a spreadsheet program does: calls and brackets.
/// </summary>
internal abstract class Formula(int length, int depth, int nesting = 0)
{
    public int Length { get; } = length;

    public int Depth { get; } = depth;

    public int Nesting { get; } = nesting;

    public static implicit operator Formula(int value) => new NumberFormula(value);

    public static implicit operator Formula(long value) => new NumberFormula(value);

    public static implicit operator Formula(decimal value) => new NumberFormula(value);

    public static implicit operator Formula(string text) => new TextFormula(text);

    public static Formula operator +(Formula left, Formula right) => new BinaryFormula(BinaryOperator.Add, left, right);

    public static Formula operator -(Formula left, Formula right) => new BinaryFormula(BinaryOperator.Subtract, left, right);

    public static Formula operator *(Formula left, Formula right) => new BinaryFormula(BinaryOperator.Multiply, left, right);

    public static Formula operator /(Formula left, Formula right) => new BinaryFormula(BinaryOperator.Divide, left, right);

    public static Formula operator &(Formula left, Formula right) => new BinaryFormula(BinaryOperator.Join, left, right);

    public static Formula operator >(Formula left, Formula right) => new BinaryFormula(BinaryOperator.Greater, left, right);

    public static Formula operator <(Formula left, Formula right) => new BinaryFormula(BinaryOperator.Less, left, right);

    public static Formula operator >=(Formula left, Formula right) => new BinaryFormula(BinaryOperator.GreaterOrEqual, left, right);

    public static Formula operator <=(Formula left, Formula right) => new BinaryFormula(BinaryOperator.LessOrEqual, left, right);

    public Formula Is(Formula other) => new BinaryFormula(BinaryOperator.Equal, this, other);

    public Formula IsNot(Formula other) => new BinaryFormula(BinaryOperator.NotEqual, this, other);
}

/// <summary>A constant, with the digits that programs keep: those who save the workbook write the same one back.</summary>
internal sealed class NumberFormula(decimal value) : Formula(30, 0)
{
    public decimal Value { get; } = SheetPrecision.Of(value);
}

internal sealed class TextFormula(string value) : Formula((value.Length * 2) + 2 + (value.Length / 50), 0)
{
    public string Value { get; } = value;
}

/// <summary>One cell, always written relative: nothing is ever filled down.</summary>
internal sealed class CellFormula(SheetDraft sheet, int row, int column) : Formula(sheet.Name.Length + 14, 0)
{
    public SheetDraft Sheet { get; } = sheet;

    public int Row { get; } = row;

    public int Column { get; } = column;
}

internal sealed class AreaFormula(SheetDraft sheet, CellArea area) : Formula(sheet.Name.Length + 26, 0)
{
    public SheetDraft Sheet { get; } = sheet;

    public CellArea Area { get; } = area;
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Join,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal sealed class BinaryFormula(BinaryOperator op, Formula left, Formula right)
    : Formula(
        left.Length + right.Length + 6,
        Math.Max(left.Depth, right.Depth) + 1,
        Math.Max(left.Nesting, right.Nesting + (right is BinaryFormula ? 1 : 0)))
{
    public BinaryOperator Operator { get; } = op;

    public Formula Left { get; } = left;

    public Formula Right { get; } = right;
}

/// <summary>The functions that the workbook uses: all of Excel 2007 or older, all known to LibreOffice and WPS.</summary>
internal enum Function
{
    Abs,
    And,
    Choose,
    Count,
    CountIf,
    Date,
    Exact,
    Hyperlink,
    If,
    IfError,
    Index,
    Int,
    IsBlank,
    IsLogical,
    IsNumber,
    IsText,
    Left,
    Len,
    Match,
    Max,
    Min,
    Not,
    Or,
    Round,
    Substitute,
    Sum,
    Trim,
}

internal sealed class CallFormula(Function function, ImmutableArray<Formula> arguments)
    : Formula(
        arguments.Sum(argument => argument.Length + 1) + 14,
        arguments.Select(argument => argument.Depth).DefaultIfEmpty(0).Max() + 1,
        arguments.Select(argument => argument.Nesting).DefaultIfEmpty(0).Max() + 1)
{
    public Function Function { get; } = function;

    public ImmutableArray<Formula> Arguments { get; } = arguments;
}

/// <summary>
/// The position (from 1) in a code list of what was entered, a code or its entry as the drop-down shows it; 0 where it is neither.
/// Compares exactly; MATCH would fold cases and take * and ? for wildcards.
/// </summary>
internal sealed class ListPositionFormula(Formula text, AreaFormula shown, AreaFormula codes, AreaFormula positions)
    : Formula((text.Length * 2) + shown.Length + codes.Length + positions.Length + 60, text.Depth + 4, text.Nesting + 4)
{
    public Formula Text { get; } = text;

    public AreaFormula Shown { get; } = shown;

    public AreaFormula Codes { get; } = codes;

    public AreaFormula Positions { get; } = positions;
}

/// <summary>How many cells of an area hold exactly a text. COUNTIF would fold cases and take * and ? for wildcards, &lt; and &gt; for operators.</summary>
internal sealed class TextCountFormula(Formula area, Formula text) : Formula(area.Length + text.Length + 30, Math.Max(area.Depth, text.Depth) + 2)
{
    public Formula Area { get; } = area;

    public Formula Text { get; } = text;
}
