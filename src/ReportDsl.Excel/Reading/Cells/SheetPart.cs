using ReportDsl.Excel.Reading.Package;
using ReportDsl.Excel.Reading.Xml;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Cells;

/// <summary>
/// Reads the cells of a worksheet part. The dimension that a part states is ignored (WPS writes A1 for any), cells and rows without an
/// address follow the one before.
/// </summary>
internal static class SheetPart
{
    /// <summary>A cell that holds something takes about so many bytes of a part.</summary>
    private const int BytesOfCell = 96;

    private const int MostCellsExpected = 4096;

    private const int NoFormula = -1;

    /// <summary>The cells of a part in order, its formulas and its merged areas.</summary>
    public static (List<RawCell> Cells, SheetFormulas Formulas, MergedAreas Merged) Read(ref XmlScanner xml, ReadOnlyMemory<byte> part)
    {
        var merged = new MergedAreas();
        var formulas = new SheetFormulas(part);
        var cells = new List<RawCell>(Math.Min(part.Length / BytesOfCell, MostCellsExpected));
        while (xml.Read() is var item and not XmlItem.None)
        {
            if (item != XmlItem.Start)
                continue;
            if (xml.Depth == 1)
            {
                if (!xml.Is("worksheet"u8))
                    return (cells, formulas, merged);
            }
            else if (xml.Is("sheetData"u8))
            {
                ReadRows(ref xml, cells, formulas);
            }
            else if (xml.Is("mergeCells"u8))
            {
                ReadMerged(ref xml, merged);
            }
            else
            {
                xml.Skip();
            }
        }

        return (cells, formulas, merged);
    }

    private static void ReadMerged(ref XmlScanner xml, MergedAreas merged)
    {
        var depth = xml.Depth;
        while (true)
        {
            var item = xml.Read();
            if (item == XmlItem.End && xml.Depth < depth)
                return;
            if (item != XmlItem.Start || !xml.Is("mergeCell"u8))
                continue;
            var area = xml.Attribute("ref"u8);
            if (area.IndexOf((byte)':') is > 0 and var colon)
                merged.Add(Place(area[..colon]), Place(area[(colon + 1)..]));
        }
    }

    private static void ReadRows(ref XmlScanner xml, List<RawCell> cells, SheetFormulas formulas)
    {
        var depth = xml.Depth;
        var (row, isSorted) = (0, true);
        while (true)
        {
            var item = xml.Read();
            if (item == XmlItem.End && xml.Depth < depth)
                break;
            if (item != XmlItem.Start)
                continue;
            if (!xml.Is("row"u8) || xml.IsForeign)
                throw new NotPlainXmlException();
            var isStated = xml.TryAttribute("r"u8, out var stated);
            row = isStated ? XmlDecoding.Whole(stated) : row + 1;
            if (row is < 1 or > FormLayout.MaxRows)
                throw UnreadableWorkbookException.Damaged("r");
            ReadRow(ref xml, ref row, isStated, cells, formulas, ref isSorted);
        }

        if (!isSorted)
            Sort(cells);
    }

    private static void ReadRow(
        ref XmlScanner xml, ref int row, bool isStated, List<RawCell> cells, SheetFormulas formulas, ref bool isSorted)
    {
        var depth = xml.Depth;
        var column = 0;
        while (true)
        {
            var item = xml.Read();
            if (item == XmlItem.End && xml.Depth < depth)
                return;
            if (item != XmlItem.Start)
                continue;
            if (!xml.Is("c"u8) || xml.IsForeign)
            {
                PassExtensions(ref xml);
                continue;
            }

            column++;
            var tag = CellTag.Read(ref xml);
            if (!tag.Address.IsEmpty)
            {
                (var cellRow, column) = Place(tag.Address);
                if (isStated && cellRow != row)
                    throw UnreadableWorkbookException.Damaged(CellAddress.Name(cellRow, column));
                row = cellRow;
            }

            if (column > FormLayout.MaxColumns)
                throw UnreadableWorkbookException.Damaged("r");
            if (xml.IsEmpty)
                continue;
            if (ReadCell(ref xml, tag, row, column, formulas) is not { } cell)
                continue;
            if (cells.Count == ReadingLimits.CellsOfSheet)
                throw UnreadableWorkbookException.TooLarge("a sheet has more than a million filled cells", "工作表中有内容的单元格超过一百万个");
            isSorted &= cells is not [.., var last] || last.Key < cell.Key;
            cells.Add(cell);
        }
    }

    /// <summary>One cell; null where nothing stands in it.</summary>
    private static RawCell? ReadCell(ref XmlScanner xml, scoped CellTag tag, int row, int column, SheetFormulas formulas)
    {
        var depth = xml.Depth;
        var kind = KindOf(tag.Type, out var isShared);
        var style = XmlDecoding.Whole(tag.Style);
        var formula = NoFormula;
        var hasValue = false;

        // A formula may have the empty text for its result.
        var hasResult = false;
        RichText text = default;
        if (xml.TryPass("f"u8, out var plainFormula))
            formula = formulas.Add(plainFormula);
        if (xml.TryPass("v"u8, out var plainValue))
        {
            text = ValueIn(ref xml, plainValue, isExact: kind == RawCellKind.Text && !isShared);
            hasValue = text.Range.Length > 0;
            hasResult = true;
        }

        while (true)
        {
            var item = xml.Read();
            if (item == XmlItem.End && xml.Depth < depth)
                break;
            if (item != XmlItem.Start)
                continue;
            if (xml.IsForeign)
            {
                throw new NotPlainXmlException();
            }
            else if (xml.Is("f"u8))
            {
                formula = formulas.Read(ref xml, row, column);
            }
            else if (!hasValue && xml.Is("v"u8))
            {
                text = ReadValue(ref xml, isExact: kind == RawCellKind.Text && !isShared);
                hasValue = text.Range.Length > 0;
                hasResult = true;
            }
            else if (!hasValue && xml.Is("is"u8))
            {
                (text, kind, isShared) = (RichText.Read(ref xml), RawCellKind.Text, false);
                hasValue = text.Range.Length > 0;
            }
            else if (xml.Is("v"u8) || xml.Is("is"u8))
            {
                // Two contents: nobody knows which one counts.
                throw UnreadableWorkbookException.Damaged(CellAddress.Name(row, column));
            }
            else
            {
                PassExtensions(ref xml);
            }
        }

        if (!hasValue)
            return formula == NoFormula ? null : new RawCell(row, column, hasResult && kind == RawCellKind.Text ? kind : RawCellKind.None, formula, style, -1, 0, 0, null);

        var shared = -1;
        if (isShared && (shared = XmlDecoding.Whole(xml.Slice(text.Range))) < 0)
            throw UnreadableWorkbookException.Damaged(CellAddress.Name(row, column));
        return new RawCell(row, column, kind, formula, style, shared, text.Range.Start, text.Range.Length, text.Decoded);
    }

    private static RichText ReadValue(ref XmlScanner xml, bool isExact)
    {
        var depth = xml.Depth;
        RichText value = default;
        while (true)
        {
            switch (xml.Read())
            {
                case XmlItem.Text:
                    value = ValueIn(ref xml, xml.TextRange, isExact);
                    break;
                case XmlItem.Start:
                    throw new NotPlainXmlException();
                case XmlItem.End when xml.Depth < depth:
                    return value;
            }
        }
    }

    /// <summary>Passes over what programs may add to a row or cell of their own. Anything else may hold what people see, and is not dropped.</summary>
    private static void PassExtensions(ref XmlScanner xml)
    {
        if (!xml.Is("extLst"u8) || xml.IsForeign)
            throw new NotPlainXmlException();
        xml.Skip();
    }

    /// <summary>The text of a value; white space around it says nothing, except in a text.</summary>
    private static RichText ValueIn(ref XmlScanner xml, (int Start, int Length) text, bool isExact)
    {
        var raw = xml.Slice(text);
        if (raw.Length > ReadingLimits.TextBytes)
            throw UnreadableWorkbookException.TooLongText;
        if (isExact)
            return new RichText(text, null);
        if (raw.Contains((byte)'&'))
            throw new NotPlainXmlException();
        var start = raw.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? default : new RichText((text.Start + start, raw.LastIndexOfAnyExcept(" \t\r\n"u8) + 1 - start), null);
    }

    private static RawCellKind KindOf(ReadOnlySpan<byte> type, out bool isShared)
    {
        isShared = type.SequenceEqual("s"u8);
        if (isShared || type.SequenceEqual("str"u8) || type.SequenceEqual("inlineStr"u8))
            return RawCellKind.Text;
        if (type.IsEmpty || type.SequenceEqual("n"u8))
            return RawCellKind.Number;
        if (type.SequenceEqual("b"u8))
            return RawCellKind.Boolean;
        return type.SequenceEqual("e"u8) ? RawCellKind.Error : type.SequenceEqual("d"u8) ? RawCellKind.IsoDate : RawCellKind.Text;
    }

    /// <summary>Row and column of an address such as <c>E7</c>.</summary>
    private static (int Row, int Column) Place(ReadOnlySpan<byte> address)
    {
        var column = 0;
        var at = 0;
        for (; at < address.Length && at < 4 && char.IsAsciiLetter((char)address[at]); at++)
            column = (column * 26) + (address[at] & 0x1F);
        var row = XmlDecoding.Whole(address[at..]);
        return column is > 0 and <= FormLayout.MaxColumns && row is > 0 and <= FormLayout.MaxRows
            ? (row, column)
            : throw UnreadableWorkbookException.Damaged("r");
    }

    /// <summary>Cells out of order are put in order; of two at one place nobody knows which one counts.</summary>
    private static void Sort(List<RawCell> cells)
    {
        cells.Sort((left, right) => left.Key.CompareTo(right.Key));
        for (var i = 1; i < cells.Count; i++)
        {
            if (cells[i].Key == cells[i - 1].Key)
                throw UnreadableWorkbookException.Damaged(CellAddress.Name(cells[i].Row, cells[i].Column));
        }
    }

    /// <summary>What a cell says of itself: <c>r</c>, <c>s</c> and <c>t</c>, each empty where it is left out.</summary>
    private readonly ref struct CellTag
    {
        public ReadOnlySpan<byte> Address { get; private init; }

        public ReadOnlySpan<byte> Style { get; private init; }

        public ReadOnlySpan<byte> Type { get; private init; }

        public static CellTag Read(ref XmlScanner xml)
        {
            ReadOnlySpan<byte> address = default, style = default, type = default;
            while (xml.NextAttribute(out var name, out var value))
            {
                if (name is not [var letter])
                    continue;
                switch (letter)
                {
                    case (byte)'r' when address.IsEmpty:
                        address = value;
                        break;
                    case (byte)'s' when style.IsEmpty:
                        style = value;
                        break;
                    case (byte)'t' when type.IsEmpty:
                        type = value;
                        break;
                    case (byte)'r' or (byte)'s' or (byte)'t':
                        // There twice: no XML, which the complete reader says.
                        throw new NotPlainXmlException();
                }
            }

            return new CellTag { Address = address, Style = style, Type = type };
        }
    }
}
