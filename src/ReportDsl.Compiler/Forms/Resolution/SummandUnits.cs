using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>
/// The unit of what is added up. Every declared unit is held against the first, that of the result if it has one: a sum that names no
/// unit does not make its summands one.
/// </summary>
internal sealed class SummandUnits(UnitOfMeasure? ofResult)
{
    private UnitOfMeasure? _unit = ofResult;

    /// <summary>The other unit that a further summand would be added to; null where it fits.</summary>
    public UnitOfMeasure? Against(UnitOfMeasure? summand)
    {
        if (summand is null || summand == _unit)
            return null;
        if (_unit is not null)
            return _unit;
        _unit = summand;
        return null;
    }

    /// <summary>Whether a row holds another unit on one of these columns: then a total of columns is to blame, and not one of rows that crosses it.</summary>
    public static bool Differ(UnitOfMeasure unit, CellGrid grid, ItemSymbol row, ImmutableArray<ItemSymbol> columns) =>
        columns.Any(column => !grid.IsVoid(row, column) && grid.Attributes(row, column).Spec.Unit is { } other && other != unit);

    /// <summary>What is said of a total that would add the cell at a row and a column to cells in another unit.</summary>
    public static Diagnostic Report(ItemSymbol total, UnitOfMeasure unit, UnitOfMeasure other, ItemSymbol row, ItemSymbol column)
    {
        var summand = new Phrase($"{CellName.Of(row, column)} is in '{unit.Code}'.", $"{CellName.Of(row, column)} 的单位为“{unit.Code}”。");
        return Diagnostic.Create(TableDiagnostics.TotalUnits, total.Location, total.Path, Instance.Of(unit.Code), Instance.Of(other.Code)) with
        {
            Related = [new RelatedLocation((total.Direction == AxisDirection.Rows ? row : column).Location, summand)],
        };
    }
}
