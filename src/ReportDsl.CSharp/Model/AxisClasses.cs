using System.Collections.Immutable;
using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Model;

/// <summary>Adds the properties of a table's rows and columns to a class.</summary>
internal sealed class AxisClasses
{
    private readonly Table _table;
    private readonly ClassModel _owner;
    private readonly int _start;
    private readonly string _language;
    private readonly Dictionary<string, ClassModel> _rowClasses = [];

    private AxisClasses(Table table, ClassModel owner, int start, string language) =>
        (_table, _owner, _start, _language) = (table, owner, start, language);

    private int Width => _table.Columns.Lines.Length;

    /// <summary>Adds them to the class that stands for the table, or for the section whose only table it is.</summary>
    public static void AddTo(ClassModel owner, Table table, ValueNumbering numbering, string language)
    {
        var classes = new AxisClasses(table, owner, numbering.StartOf(table), language);
        if (table.Rows.IsUnnamed)
            classes.AddColumns(owner, table.Columns.Items, table.Rows.Lines[0], classes._start);
        else
            classes.AddRows(owner, table.Rows.Items);
    }

    private void AddRows(ClassModel target, ImmutableArray<AxisItem> items)
    {
        foreach (var item in items)
        {
            if (!item.HasCells)
                AddRowGroup(target, item, Identifiers.Pascal(item.Code));
            else if (_table.Columns.IsUnnamed)
                AddLoneCell(target, item);
            else
                AddRow(target, item);
        }
    }

    private void AddRow(ClassModel target, AxisItem row)
    {
        if (!CellsOf(row).Any(cell => cell.Kind != CellKind.Void))
        {
            AddRows(target, row.Children);
            return;
        }

        var rowClass = RowClassOf(row);
        var first = _start + (row.Line * Width);
        var documentation = DocumentationOf(row);
        var name = target.Scope.Add(Identifiers.Pascal(row.Code), "Row");
        if (row.Children.IsEmpty)
        {
            target.Add(new PartModel(name, rowClass.Name, first, documentation));
            return;
        }

        rowClass.IsBase = true;
        var parts = new ClassModel(target.Scope.Add(Identifiers.Pascal(row.Code) + "Parts", "Class"), documentation, rowClass.Scope.Derived())
        {
            Base = (rowClass.Name, first),
        };
        AddRows(parts, row.Children);
        target.Add(parts);
        target.Add(new PartModel(name, parts.Name, null, documentation));
    }

    /// <summary>Groups without cells of their own; also the parts of a row that is a single cell.</summary>
    private void AddRowGroup(ClassModel target, AxisItem item, string name)
    {
        var property = target.Scope.Add(name, "Rows");
        var group = new ClassModel(target.Scope.Add(name + "Rows", "Class"), DocumentationOf(item), new NameScope());
        AddRows(group, item.Children);
        target.Add(group);
        target.Add(new PartModel(property, group.Name, null, DocumentationOf(item)));
    }

    private void AddLoneCell(ClassModel target, AxisItem row)
    {
        var cell = _table[row, _table.Columns.Lines[0]];
        if (cell.Kind != CellKind.Void)
            target.Add(CellOf(target.Scope.Add(Identifiers.Pascal(row.Code), "Row"), row, cell, _start + (row.Line * Width)));
        if (!row.Children.IsEmpty)
            AddRowGroup(target, row, Identifiers.Pascal(row.Code) + "Parts");
    }

    /// <summary>The class of rows with the same kinds of cells; made when the first of them is met.</summary>
    private ClassModel RowClassOf(AxisItem row)
    {
        var cells = CellsOf(row).ToArray();
        var shape = string.Join(',', cells.Select(cell =>
            cell.Kind == CellKind.Void ? "-" : $"{CSharpType(cell.Spec.Type)} {cell.Kind} {Requirement(cell.Spec)}"));
        if (_rowClasses.TryGetValue(shape, out var found))
            return found;

        var isTotal = Array.TrueForAll(cells, cell => cell.Kind != CellKind.Input);
        var name = (isTotal, _rowClasses.Count) switch
        {
            (true, _) => "TotalRow",
            (_, 0) => "Row",
            _ => $"{Identifiers.Pascal(row.Code).TrimStart('@')}Row",
        };
        var table = _table.Label.Text.Length > 0 ? _table.Label.Text : _owner.Documentation.Summary;
        var summary = new Documentation(
            $"{(isTotal ? "A row of computed figures" : "A row")} of the table {table}.",
            _table.Columns.Heading is { Text.Length: > 0 } heading ? [heading.Text] : []);
        var rowClass = new ClassModel(_owner.Scope.Add(name, "Class"), summary, new NameScope()) { IsRelative = true };
        _rowClasses.Add(shape, rowClass);
        AddColumns(rowClass, _table.Columns.Items, row, 0);
        _owner.Add(rowClass);
        return rowClass;
    }

    /// <summary>Adds a row's cells; their numbers count from <paramref name="start"/>.</summary>
    private void AddColumns(ClassModel target, ImmutableArray<AxisItem> items, AxisItem row, int start)
    {
        if (_table.Columns.IsUnnamed)
        {
            // A table of one cell: it is the value itself.
            var only = _table[row, _table.Columns.Lines[0]];
            if (only.Kind != CellKind.Void)
                target.Add(CellOf(target.Scope.Add("Value", "Cell"), new Documentation("The only cell."), only, start));
            return;
        }

        foreach (var item in items)
        {
            var name = Identifiers.Pascal(item.Code);
            if (item.HasCells && _table[row, item] is { Kind: not CellKind.Void } cell)
                target.Add(CellOf(target.Scope.Add(name, "Column"), item, cell, start + item.Line));
            if (item.Children.IsEmpty)
                continue;

            var partsName = item.HasCells ? name + "Parts" : name;
            var property = target.Scope.Add(partsName, "Columns");
            var group = new ClassModel(target.Scope.Add(partsName + "Columns", "Class"), DocumentationOf(item), new NameScope())
            {
                IsRelative = target.IsRelative,
            };
            AddColumns(group, item.Children, row, start);
            target.Add(group);
            target.Add(new PartModel(property, group.Name, target.IsRelative ? 0 : null, DocumentationOf(item)));
        }
    }

    private IEnumerable<Cell> CellsOf(AxisItem row) => _table.Columns.Lines.Select(column => _table[row, column]);

    private CellModel CellOf(string name, AxisItem item, Cell cell, int number) =>
        CellOf(name, Documentation.Of(item.Label, item.Code, item.Guidance, Requirement(cell.Spec)), cell, number);

    private static CellModel CellOf(string name, Documentation documentation, Cell cell, int number) =>
        new(name, CSharpType(cell.Spec.Type), cell.Kind == CellKind.Computed, number, documentation);

    private static Documentation DocumentationOf(AxisItem item) => Documentation.Of(item.Label, item.Code, item.Guidance);

    private string Requirement(ValueSpec spec) => ConstraintText.Describe(spec, _language);

    internal static string CSharpType(DataType type) => type switch
    {
        DataType.Count or DataType.Integer => "long",
        DataType.Number or DataType.Percent => "decimal",
        DataType.Date => Foreign.DateOnly,
        DataType.Boolean => "bool",
        _ => "string",
    };
}
