using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Content;

/// <summary>Where an operand stands in the workbook: its cell and the cell of its state.</summary>
/// <param name="IsPlain">Whether SUM over the cell gives its value, or nothing where it has none: no special texts, no <c>when</c>.</param>
/// <param name="IsNumber">Whether it holds a number, or a text that stands for one.</param>
/// <param name="IsBlankZero">Whether a blank there is a zero, which MIN and its kin would not see.</param>
/// <param name="HasFormula">Whether the cell computes itself; earlier figures are typed or carried in, never computed.</param>
internal sealed record OperandCell(Slot Slot, CellFormula Cell, CellFormula State, bool IsPlain, bool IsNumber, bool IsBlankZero, bool HasFormula);
