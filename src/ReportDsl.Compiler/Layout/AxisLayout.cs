using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>
/// A heading over columns, relative to the table's header: <paramref name="Level"/> counts from the top, <paramref name="Line"/>
/// is the first column line under it.
/// </summary>
internal sealed record HeaderCell(int Level, int Line, int LevelSpan, int LineSpan, string Text, AxisItem? Item);

/// <summary>
/// A label of the stub, relative to the body: <paramref name="Line"/> is its first row line, <paramref name="Level"/> its label
/// column. <paramref name="Indent"/> counts the lines that it is a part of.
/// </summary>
internal sealed record StubCell(int Line, int Level, int LineSpan, int LevelSpan, int Indent, string Text, AxisItem Item);

/// <summary>The multi-level header over the columns of a table.</summary>
internal sealed record ColumnHeader(int Levels, ImmutableArray<HeaderCell> Cells)
{
    internal static ColumnHeader Of(Axis columns, TableUnits units, LayoutWords words)
    {
        var cells = ImmutableArray.CreateBuilder<HeaderCell>();
        var first = columns.Heading is null ? 0 : 1;
        var levels = columns.IsUnnamed ? first : first + columns.Items.Max(item => LevelsOf(item, words));
        if (columns.Heading is { } heading)
            cells.Add(new HeaderCell(0, 0, 1, columns.Lines.Length, words.Of(heading), null));
        if (!columns.IsUnnamed)
        {
            foreach (var item in columns.Items)
                Place(item, first);
        }

        return new ColumnHeader(levels, cells.ToImmutable());

        void Place(AxisItem item, int level)
        {
            var text = units.LabelOfColumn(item);
            var down = levels - level;
            switch (item)
            {
                case { Children: [] }:
                    cells.Add(new HeaderCell(level, item.Line, down, 1, text, item));
                    return;

                // A plain column stands beside its parts, which stand under one heading unless they say themselves what they are.
                case { Kind: AxisItemKind.Plain or AxisItemKind.Part or AxisItemKind.Memo }:
                    cells.Add(new HeaderCell(level, item.Line, down, 1, text, item));
                    if (IsBesideParts(item, words))
                    {
                        foreach (var part in item.Children)
                            Place(part, level);
                        return;
                    }

                    cells.Add(new HeaderCell(level, item.Line + 1, 1, LinesOf(item) - 1, words.OfWhich, null));
                    break;

                case { HasCells: true }:
                    cells.Add(new HeaderCell(level, item.Line, 1, LinesOf(item), words.Of(item.Label), item));
                    cells.Add(new HeaderCell(level + 1, item.Line, down - 1, 1, units.Subtotal(item), item));
                    break;

                default:
                    cells.Add(new HeaderCell(level, FirstLineOf(item), 1, LinesOf(item), text, item));
                    break;
            }

            foreach (var child in item.Children)
                Place(child, level + 1);
        }
    }

    private static int LevelsOf(AxisItem item, LayoutWords words) => item.Children.IsEmpty
        ? 1
        : item.Children.Max(child => LevelsOf(child, words)) + (IsBesideParts(item, words) ? 0 : 1);

    /// <summary>Whether all parts of a column say in their labels that they are parts.</summary>
    private static bool IsBesideParts(AxisItem item, LayoutWords words) =>
        item is { HasCells: true, Kind: AxisItemKind.Plain or AxisItemKind.Part or AxisItemKind.Memo, Children.IsEmpty: false }
        && item.Children.All(part => PartWords.BeginsWithOne(words.Of(part.Label)));

    internal static int LinesOf(AxisItem item) => (item.HasCells ? 1 : 0) + item.Children.Sum(LinesOf);

    internal static int FirstLineOf(AxisItem item) => item.HasCells ? item.Line : FirstLineOf(item.Children[0]);
}

/// <summary>The stub: labels of the rows, with merged labels of groups before them.</summary>
internal sealed record Stub(int Levels, ImmutableArray<StubCell> Cells)
{
    internal static Stub Of(Axis rows, TableUnits units)
    {
        if (rows.IsUnnamed)
            return new Stub(0, []);

        var cells = ImmutableArray.CreateBuilder<StubCell>();
        var levels = rows.Items.Max(item => LevelsOf(item));
        foreach (var item in rows.Items)
            Place(item, 0, 0);
        return new Stub(levels, cells.ToImmutable());

        void Place(AxisItem item, int level, int indent)
        {
            var text = units.LabelOfRow(item);
            if (item.HasCells)
                cells.Add(new StubCell(item.Line, level, 1, levels - level, indent, text, item));
            else
                cells.Add(new StubCell(ColumnHeader.FirstLineOf(item), level, ColumnHeader.LinesOf(item), 1, indent, text, item));

            foreach (var child in item.Children)
                Place(child, item.HasCells ? level : level + 1, item.HasCells ? indent + 1 : indent);
        }
    }

    /// <summary>Only groups open a label column; the lines of a block are indented under their heading line.</summary>
    private static int LevelsOf(AxisItem item) =>
        (item.HasCells ? 0 : 1) + (item.Children.IsEmpty ? (item.HasCells ? 1 : 0) : Math.Max(item.HasCells ? 1 : 0, item.Children.Max(LevelsOf)));
}
