using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>
/// The cells of a sheet, changed as a person in a spreadsheet program changes them: what lies below an inserted row moves down, merged areas
/// along with it. Formulas keep their text unless they are told to follow.
/// </summary>
internal sealed partial class EditedSheet
{
    private readonly XDocument _document;
    private readonly XElement _data;
    private readonly XNamespace _ns;
    private readonly List<Func<int, int, (int Row, int Column)>> _shifts = [];

    public EditedSheet(XDocument document)
    {
        _document = document;
        _ns = document.Root?.Name.Namespace ?? XNamespace.None;
        _data = document.Descendants(_ns + "sheetData").Single();
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_document.ToString(SaveOptions.DisableFormatting));

    /// <summary>Puts a number, a text or a boolean into a cell, which keeps its style.</summary>
    public EditedSheet Set(string address, object content)
    {
        var cell = Empty(address);
        switch (content)
        {
            case string text:
                cell.SetAttributeValue("t", "inlineStr");
                cell.Add(new XElement(_ns + "is", new XElement(_ns + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)));
                break;
            case bool value:
                cell.SetAttributeValue("t", "b");
                cell.Add(new XElement(_ns + "v", value ? "1" : "0"));
                break;
            default:
                cell.Add(new XElement(_ns + "v", Convert.ToString(content, CultureInfo.InvariantCulture)));
                break;
        }

        return this;
    }

    /// <summary>Puts a raw value of a type into a cell.</summary>
    public EditedSheet SetRaw(string address, string? type, string value)
    {
        var cell = Empty(address);
        cell.SetAttributeValue("t", type);
        cell.Add(new XElement(_ns + "v", value));
        return this;
    }

    /// <summary>Puts XML into a cell: <c>&lt;is&gt;…&lt;/is&gt;</c>.</summary>
    public EditedSheet SetXml(string address, string? type, string content)
    {
        var cell = Empty(address);
        cell.SetAttributeValue("t", type);
        cell.Add(XElement.Parse($"<x xmlns=\"{_ns}\">{content}</x>").Nodes());
        return this;
    }

    public EditedSheet Clear(params string[] addresses)
    {
        foreach (var address in addresses)
            Empty(address);
        return this;
    }

    /// <summary>Clears a whole column, as with the Delete key.</summary>
    public EditedSheet ClearColumn(int column)
    {
        foreach (var cell in Cells().Where(cell => PlaceOf(cell).Column == column))
            Empty(cell);
        return this;
    }

    public EditedSheet ClearRow(int row)
    {
        foreach (var cell in Cells().Where(cell => PlaceOf(cell).Row == row))
            Empty(cell);
        return this;
    }

    public EditedSheet Formula(string address, string formula, string? cached = null)
    {
        var cell = Empty(address);
        cell.Add(new XElement(_ns + "f", formula));
        if (cached is not null)
            cell.Add(new XElement(_ns + "v", cached));
        return this;
    }

    /// <summary>The formula of a cell.</summary>
    public XElement FormulaOf(string address) => Cell(address).Elements(_ns + "f").Single();

    /// <summary>Lets all formulas name the cells where others have got to, as a spreadsheet program does.</summary>
    public EditedSheet MoveReferences(Func<int, int, (int Row, int Column)> to)
    {
        foreach (var formula in Cells().Elements(_ns + "f"))
        {
            formula.Value = Reference().Replace(formula.Value, match =>
            {
                var (row, column) = PlaceOf(match.Value);
                var (newRow, newColumn) = to(row, column);
                return CellAddress.Name(newRow, newColumn);
            });
        }

        return this;
    }

    /// <summary>Stores another result of a type beside the formula of a cell.</summary>
    public EditedSheet SetResult(string address, string type, string result)
    {
        var cell = Cell(address);
        cell.SetAttributeValue("t", type);
        cell.Elements(_ns + "v").Remove();
        cell.Add(new XElement(_ns + "v", result));
        return this;
    }

    public EditedSheet Style(string address, int style)
    {
        Cell(address).SetAttributeValue("s", style);
        return this;
    }

    public EditedSheet InsertRows(int at, int count = 1) => Shift((row, column) => (row >= at ? row + count : row, column));

    public EditedSheet DeleteRow(int at) => Remove((row, _) => row == at).Shift((row, column) => (row > at ? row - 1 : row, column));

    public EditedSheet InsertColumns(int at, int count = 1) => Shift((row, column) => (row, column >= at ? column + count : column));

    public EditedSheet DeleteColumn(int at) => Remove((_, column) => column == at).Shift((row, column) => (row, column > at ? column - 1 : column));

    /// <summary>Puts rows in another order, from a column on: <c>[9, 8]</c> at 8 exchanges the two.</summary>
    public EditedSheet OrderRows(int at, int[] order, int firstColumn = 1, int lastColumn = FormLayout.MaxColumns) => Shift((row, column) =>
        column >= firstColumn && column <= lastColumn && Array.IndexOf(order, row) is >= 0 and var place ? (at + place, column) : (row, column));

    public EditedSheet OrderColumns(int at, int[] order, int firstRow = 1, int lastRow = FormLayout.MaxRows) => Shift((row, column) =>
        row >= firstRow && row <= lastRow && Array.IndexOf(order, column) is >= 0 and var place ? (row, at + place) : (row, column));

    /// <summary>Copies a row to another place, over what is there.</summary>
    public EditedSheet CopyRow(int from, int to, int firstColumn = 1)
    {
        Remove((row, column) => row == to && column >= firstColumn);
        foreach (var cell in Cells().Where(cell => PlaceOf(cell) is var place && place.Row == from && place.Column >= firstColumn).ToList())
        {
            var copy = new XElement(cell);
            copy.SetAttributeValue("r", CellAddress.Name(to, PlaceOf(cell).Column));
            _data.Elements(_ns + "row").First().Add(copy);
        }

        return Arrange();
    }

    /// <summary>Copies the content of one cell into another and clears the first.</summary>
    public EditedSheet Move(string from, string to)
    {
        var (source, target) = (Cell(from), Empty(to));
        target.SetAttributeValue("t", (string?)source.Attribute("t"));
        target.Add(source.Nodes());
        Empty(from);
        return this;
    }

    /// <summary>The XML of one cell.</summary>
    public XElement Cell(string address)
    {
        if (Cells().FirstOrDefault(cell => (string?)cell.Attribute("r") == address) is { } found)
            return found;
        var added = new XElement(_ns + "c", new XAttribute("r", address));
        if (!_data.Elements(_ns + "row").Any())
            _data.Add(new XElement(_ns + "row", new XAttribute("r", 1)));
        _data.Elements(_ns + "row").First().Add(added);
        Arrange();
        return Cells().First(cell => (string?)cell.Attribute("r") == address);
    }

    public IEnumerable<XElement> Cells() => _data.Elements(_ns + "row").Elements(_ns + "c");

    public IEnumerable<XElement> Rows() => _data.Elements(_ns + "row");

    /// <summary>The cells inside an area such as <c>C8:E9</c>.</summary>
    public IEnumerable<XElement> Area(string area)
    {
        var (from, to) = (PlaceOf(area.Split(':')[0]), PlaceOf(area.Split(':')[1]));
        return Cells().Where(cell => PlaceOf(cell) is var (row, column) && row >= from.Row && row <= to.Row && column >= from.Column && column <= to.Column);
    }

    private EditedSheet Remove(Func<int, int, bool> isRemoved)
    {
        Cells().Where(cell => PlaceOf(cell) is var (row, column) && isRemoved(row, column)).Remove();
        _document.Descendants(_ns + "mergeCell").Where(merge => PlaceOf(((string?)merge.Attribute("ref") ?? "").Split(':')[0]) is var (row, column) && isRemoved(row, column)).Remove();
        return this;
    }

    /// <summary>Where a cell has got to.</summary>
    public string Moved(string address)
    {
        var place = PlaceOf(address);
        foreach (var shift in _shifts)
            place = shift(place.Row, place.Column);
        return CellAddress.Name(place.Row, place.Column);
    }

    private EditedSheet Shift(Func<int, int, (int Row, int Column)> to)
    {
        _shifts.Add(to);
        foreach (var cell in Cells())
        {
            var (row, column) = PlaceOf(cell);
            var (newRow, newColumn) = to(row, column);
            cell.SetAttributeValue("r", CellAddress.Name(newRow, newColumn));
        }

        foreach (var merge in _document.Descendants(_ns + "mergeCell"))
        {
            var corners = ((string?)merge.Attribute("ref") ?? "").Split(':').Select(PlaceOf).Select(place => to(place.Row, place.Column));
            merge.SetAttributeValue("ref", string.Join(':', corners.Select(corner => CellAddress.Name(corner.Row, corner.Column))));
        }

        return Arrange();
    }

    /// <summary>Puts every cell into the row that its address names.</summary>
    private EditedSheet Arrange()
    {
        var cells = Cells().OrderBy(PlaceOf).ToList();
        var heights = _data.Elements(_ns + "row").ToDictionary(row => (int?)row.Attribute("r") ?? 0, row => row.Attributes().Where(attribute => attribute.Name != "r").ToList());
        _data.RemoveNodes();
        foreach (var row in cells.GroupBy(cell => PlaceOf(cell).Row))
        {
            foreach (var cell in row)
                cell.Remove();
            _data.Add(new XElement(_ns + "row", new XAttribute("r", row.Key), heights.GetValueOrDefault(row.Key, []), row));
        }

        return this;
    }

    private XElement Empty(string address) => Empty(Cell(address));

    private static XElement Empty(XElement cell)
    {
        cell.SetAttributeValue("t", null);
        cell.RemoveNodes();
        return cell;
    }

    private static (int Row, int Column) PlaceOf(XElement cell) => PlaceOf((string?)cell.Attribute("r") ?? "");

    private static (int Row, int Column) PlaceOf(string address)
    {
        var match = Address().Match(address);
        var column = match.Groups["column"].Value.Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1);
        return (int.Parse(match.Groups["row"].ValueSpan, CultureInfo.InvariantCulture), column);
    }

    /// <summary>A cell of the same sheet.</summary>
    [GeneratedRegex("(?<![A-Za-z0-9!'_\"])[A-Z]{1,2}[0-9]+(?![0-9(])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("^(?<column>[A-Z]+)(?<row>[0-9]+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
