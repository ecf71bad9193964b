using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>A value of an earlier report that a rule reads, and its row on the sheet of prior data.</summary>
public sealed record PriorRow(int Periods, int Slot, int Row);

/// <summary>The sheet where values of earlier reports are carried in: exactly those that the rules read.</summary>
public sealed record PriorLayout(string Name, ImmutableArray<PriorRow> Rows)
{
    /// <summary>The row of the column heads.</summary>
    public const int HeaderRow = SheetLayout.IdentityRow + 1;

    /// <summary>The row of the first figure.</summary>
    public const int FirstRow = HeaderRow + 1;

    /// <summary>Table, row, column and how many periods ago, for people.</summary>
    public const int TableColumn = SheetLayout.FirstColumn;

    /// <summary>The label of the row.</summary>
    public const int RowColumn = TableColumn + 1;

    /// <summary>The label of the column.</summary>
    public const int ColumnColumn = RowColumn + 1;

    /// <summary>The figure.</summary>
    public const int ValueColumn = ColumnColumn + 1;

    /// <summary>Hidden: the state of the figure.</summary>
    public const int StateColumn = ValueColumn + 2;

    /// <summary>Of a figure that was carried in, the state that its own report had decided, as its weight; nothing where it was not.</summary>
    public const int CarriedStateColumn = StateColumn + 1;

    /// <summary>The figure as it was carried in: where its cell holds another one, that was typed, and its state is decided anew.</summary>
    public const int CarriedContentColumn = CarriedStateColumn + 1;

    /// <summary>The number to compute with, of a figure that stands in its cell as text because no number of a spreadsheet can hold it.</summary>
    public const int CarriedNumberColumn = CarriedContentColumn + 1;

    /// <summary>The key of a row: <c>1:applications/carriedOut/person</c>.</summary>
    public static string KeyOf(PriorRow row, Form form) => $"{row.Periods}:{form.Slots[row.Slot].Path}";

    /// <summary>Whether all figures are of the report before: then they are called by its period.</summary>
    public bool IsOfLastPeriod => IsOfLast(Rows);

    private static bool IsOfLast(ImmutableArray<PriorRow> rows) => rows.All(row => row.Periods == 1);

    private static string NameOf(ImmutableArray<PriorRow> rows, LayoutWords words) =>
        IsOfLast(rows) ? words.In(char.ToUpperInvariant(words.LastPeriod[0]) + words.LastPeriod[1..], words.LastPeriod + "数据") : words.In("Earlier figures", "往期数据");

    /// <summary>Null where no rule and no formula reads an earlier report.</summary>
    internal static PriorLayout? Of(Form form, LayoutWords words)
    {
        var operands = form.Rules.SelectMany(rule => rule.Instances).SelectMany(instance => instance.Operands)
            .Concat(form.ComputedInOrder.SelectMany(cell => cell.Operands))
            .Concat(form.Applicabilities.SelectMany(applicability => applicability.Operands))
            .OfType<Operand.Prior>()
            .Distinct()
            .OrderBy(operand => operand.Periods)
            .ThenBy(operand => operand.Slot);
        var row = FirstRow;
        var rows = operands.Select(operand => new PriorRow(operand.Periods, operand.Slot, row++)).ToImmutableArray();
        return rows.IsEmpty ? null : new PriorLayout(NameOf(rows, words), rows);
    }
}
