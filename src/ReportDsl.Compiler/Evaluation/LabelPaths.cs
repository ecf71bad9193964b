using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>Names the values of a form for people: the labels on the way to a cell, joined by <c> › </c>.</summary>
public sealed class LabelPaths(Form form, string language)
{
    private readonly Dictionary<string, Table> _tables = form.Tables.ToDictionary(table => table.Path);
    private readonly Dictionary<(string Table, bool IsRow), string[]> _lines = [];

    public string Of(Slot slot) => slot switch
    {
        FieldSlot field => Joined([field.Label.In(language)], field.FieldPath),
        NarrativeSlot narrative => Joined([narrative.Label.In(language)], narrative.NarrativePath),
        CellSlot cell when _tables.TryGetValue(cell.TablePath, out var table) => Joined(
            [
                table.Label.In(language),
                LinesOf(table, isRow: true)[cell.Row.Line],
                LinesOf(table, isRow: false)[cell.Column.Line],
            ],
            cell.Path),
        _ => slot.Path,
    };

    /// <summary>A value of a report so many periods earlier; 0 is the report itself.</summary>
    public Phrase Of(Slot slot, int periods) =>
        Of(slot) is var path && periods == 0 ? new Phrase(path, path) : new Phrase($"{path} ({periods} earlier)", $"{path}（前{periods}期）");

    private static string Joined(string[] parts, string otherwise) =>
        string.Join(" › ", parts.Where(part => part.Length > 0)) is { Length: > 0 } joined ? joined : otherwise;

    private string[] LinesOf(Table table, bool isRow)
    {
        if (_lines.TryGetValue((table.Path, isRow), out var lines))
            return lines;

        var axis = isRow ? table.Rows : table.Columns;
        lines = new string[axis.Lines.Length];
        foreach (var line in axis.Lines)
            lines[line.Line] = line.Label.In(language);

        var open = new Stack<(AxisItem Item, string Prefix)>(axis.Items.Select(item => (item, "")));
        while (open.TryPop(out var next))
        {
            var path = Joined([next.Prefix, next.Item.Label.In(language)], "");
            if (next.Item.HasCells)
                lines[next.Item.Line] = path;
            foreach (var child in next.Item.Children)
                open.Push((child, path));
        }

        return _lines[(table.Path, isRow)] = lines;
    }
}
