using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Binding;

/// <summary>Where the expressions of declarations stand.</summary>
internal static class NameContexts
{
    /// <summary>A check, without the variables of its <c>for</c>.</summary>
    public static NameContext Of(CheckSymbol check, TemplateSymbol template) => new(template, check.Container ?? template, check.Table);

    /// <summary>The <c>when</c> of a member.</summary>
    public static NameContext OfWhen(ContainerSymbol container, TemplateSymbol template) => new(template, container, null);

    /// <summary>The cell that a <c>cell</c> or <c>void</c> names.</summary>
    public static NameContext OfCellName(TableSymbol table, TemplateSymbol template) => new(template, table.Container ?? template, table);

    /// <summary>The formula of a <c>cell</c>: row and column are the current ones.</summary>
    public static NameContext OfCellFormula(TableSymbol table, VariableSymbol row, VariableSymbol column, TemplateSymbol template) =>
        OfCellName(table, template) with { CurrentRow = row, CurrentColumn = column, Variables = [row, column] };

    /// <summary>The formula of an item, whose current line is the one across.</summary>
    public static NameContext OfItemFormula(ItemSymbol item, VariableSymbol across, TemplateSymbol template)
    {
        var isRow = item.Direction == AxisDirection.Rows;
        return OfCellName(item.Table, template) with
        {
            FormulaItem = item,
            CurrentRow = isRow ? null : across,
            CurrentColumn = isRow ? across : null,
            Variables = [across],
            Shared = item.Definition.Names,
        };
    }

    /// <summary>The line that a formula is computed for.</summary>
    public static VariableSymbol Current(TableSymbol table, AxisDirection direction, FormulaSyntax syntax) =>
        new(direction == AxisDirection.Rows ? "row" : "column", syntax, syntax.EqualsToken.Span, table, direction, table[direction].Lines);

    /// <summary>The line across an item that its formula is computed for.</summary>
    public static VariableSymbol Across(ItemSymbol item, FormulaSyntax syntax) =>
        Current(item.Table, item.Direction == AxisDirection.Rows ? AxisDirection.Columns : AxisDirection.Rows, syntax);
}
