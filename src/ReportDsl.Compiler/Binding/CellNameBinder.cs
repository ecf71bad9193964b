using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Binding;

/// <summary>Finds the cell that a <c>cell</c> or <c>void</c> names.</summary>
internal sealed class CellNameBinder(TemplateSymbol template, DiagnosticBag diagnostics, BoundNames names)
{
    private readonly PathWalker _walker = new(diagnostics, names);

    /// <summary>The row and the column, null after an error.</summary>
    public (ItemSymbol Row, ItemSymbol Column)? Bind(CellReferenceSyntax syntax, TableSymbol table)
    {
        var context = NameContexts.OfCellName(table, template);
        names.Enter(syntax, context);
        if (Line(_walker.Walk(syntax.Row, context, hasBracket: true, AxisDirection.Rows), syntax.Row, table, AxisDirection.Rows) is not { } row)
            return null;
        var place = _walker.WalkColumn(syntax.Column.Path, table, new ItemSelector(row), context);
        return Line(place, syntax.Column.Path, table, AxisDirection.Columns) is { } column ? (row, column) : null;
    }

    private ItemSymbol? Line(Place? place, PathSyntax path, TableSymbol table, AxisDirection direction)
    {
        if (place is null)
            return null;
        if (place is LinePlace { Selector: ItemSelector { Item: { HasCells: true } item } } line && line.Table == table && line.Direction == direction)
            return item;
        diagnostics.Report(TableDiagnostics.NotOneCell, path, PathWalker.Text(path), place is LinePlace
            ? new Phrase("a group", "分组") : new Phrase("none of this table", "不属于本表"));
        return null;
    }
}
