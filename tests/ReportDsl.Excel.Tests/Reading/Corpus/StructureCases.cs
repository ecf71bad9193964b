using ReportDsl.Evaluation;
using ReportDsl.Layout;
using static ReportDsl.Excel.Tests.Reading.Corpus.CorpusCase;
using CellContent = ReportDsl.Runtime.CellContent;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>Rows, columns and labels that are no longer where they were sent out.</summary>
internal static class StructureCases
{
    public static IEnumerable<CorpusCase> Rows =>
    [
        Same("as sent out", book => book),
        Same("rows inserted above the table", book => book.Sheet("三", sheet => sheet.InsertRows(4, 2))),
        Same("a row inserted at the top of the sheet", book => book.Sheet("三", sheet => sheet.InsertRows(1))),
        Same("a row inserted inside the table", book => book.Sheet("三", sheet => sheet.InsertRows(15))),
        Added("a row inserted inside the table, with a remark in it", book => book.Sheet("三", sheet => sheet.InsertRows(15).Set("D15", "其中：涉密").Set("E15", 3)), "E15"),
        Same("a row inserted between two tables", book => book.Sheet("二", sheet => sheet.InsertRows(9))),
        Same("a row inserted on the cover", book => book.Sheet("封面", sheet => sheet.InsertRows(6))),
        Added("a row inserted on the cover, with a remark in it", book => book.Sheet("封面", sheet => sheet.InsertRows(7).Set("B7", "联系人").Set("C7", "张三")), "C7"),
        Added("a row inserted among the checks, with a remark in it", book => book.Sheet("校验", sheet => sheet.InsertRows(8).Set("B8", "请核对")), "B8"),
        Same("a row inserted among the earlier figures", book => book.Sheet("上年数据", sheet => sheet.InsertRows(8))),
        Same("a row deleted", book => book.Sheet("三", sheet => sheet.DeleteRow(14))),
        Same("the last row deleted", book => book.Sheet("三", sheet => sheet.DeleteRow(32))),
        Same("the row of totals deleted", book => book.Sheet("三", sheet => sheet.DeleteRow(31))),
        Same("the only row of a table deleted", book => book.Sheet("四", sheet => sheet.DeleteRow(8))),
        Same("the hidden row of a table deleted", book => book.Sheet("三", sheet => sheet.DeleteRow(4))),
        Same("the hidden row of one of several tables deleted", book => book.Sheet("二", sheet => sheet.DeleteRow(13))),
        Same("the hidden row of a table cleared", book => book.Sheet("四", sheet => sheet.ClearRow(4))),
        Same("two rows exchanged with their keys", book => book.Sheet("三", sheet => sheet.OrderRows(13, [14, 13]))),
        Same("two rows exchanged without their keys", book => book.Sheet("三", sheet => sheet.OrderRows(13, [14, 13], 2))),
        Same("rows sorted by label, the keys left behind", book => book.Sheet("三", sheet => sheet.OrderRows(13, [19, 16, 13, 18, 15, 17, 14], 4, 11))),
        Same("rows sorted without their keys, one label blanked", book => book.Sheet("三", sheet => sheet.OrderRows(13, [14, 13], 4, 11).Clear("D14"))),
        Same("rows sorted without their keys, one label edited", book => book.Sheet("三", sheet => sheet.OrderRows(13, [14, 13], 4, 11).Set("D14", "2.其他法律禁止公开"))),
        Same("both rows of a small table exchanged without their keys", book => book.Sheet("二", sheet => sheet.OrderRows(7, [8, 7], 2))),
        Same("a row copied below, blank", book => book.Sheet("三", sheet => sheet.InsertRows(9).CopyRow(8, 9).Clear("E9", "F9", "G9", "H9", "I9", "J9", "K9"))),
        Same("a row copied below, filled", book => book.Sheet("三", sheet => sheet.InsertRows(9).CopyRow(8, 9).Set("E9", 7))),
        Same("a row copied above, the copy filled in and the first left blank", book => book.Sheet("三", sheet => sheet.InsertRows(9).CopyRow(8, 9).Clear("E8", "F8", "G8", "H8", "I8", "J8", "K8"))),
        Same("a row copied below, the figures of the copy formulas and the first left blank", book => book.Sheet("三", sheet =>
        {
            sheet.InsertRows(9).CopyRow(8, 9).Clear("E8", "F8", "G8", "H8", "I8", "J8");
            foreach (var (column, figure) in "EFGHIJ".Zip(["3440", "75", "0", "1", "6", "3"]))
                sheet.Formula($"{column}9", figure + "+0", figure);
        })),
        Same("a row copied without its key, other figures in it", book => book.Sheet("三", sheet => sheet.InsertRows(9).CopyRow(8, 9, 2).Set("E9", 7))),
        Same("a row cut out and put at the end", book => book.Sheet("三", sheet => sheet.OrderRows(14, [.. Enumerable.Range(15, 18), 14]))),
        Same("a row cut out and put into another table", book => book.Sheet("二", sheet => sheet.InsertRows(18).OrderRows(16, [16, 17, 8]).DeleteRow(8))),
        Same("a whole table copied below", book => book.Sheet("二", sheet => sheet.CopyRow(4, 30).CopyRow(5, 31).CopyRow(6, 32).CopyRow(7, 33).CopyRow(8, 34).Set("C33", 99))),
        Same("the keys cleared, the identity left", book => book.Sheet("三", sheet => ClearKeys(sheet, 4, 32))),
        Same("the keys cleared, and a row inserted", book => book.Sheet("三", sheet => ClearKeys(sheet, 4, 32).InsertRows(15))),
        Same("the keys cleared, and rows inserted at the top", book => book.Sheet("三", sheet => ClearKeys(sheet, 4, 32).InsertRows(1, 2))),
        Same("the key of one row cleared", book => book.Sheet("三", sheet => sheet.Clear("A14"))),
        Same("the key of one row overwritten", book => book.Sheet("三", sheet => sheet.Set("A14", "7"))),
        Same("the key of the only row cleared", book => book.Sheet("四", sheet => sheet.Clear("A8"))),
        Same("the key of a text cleared", book => book.Sheet("一", sheet => sheet.Clear("A4"))),
        Same("the keys of the cover cleared", book => book.Sheet("封面", sheet => sheet.Clear("A6", "A7"))),
        Same("the keys of the cover cleared, and a row inserted", book => book.Sheet("封面", sheet => sheet.Clear("A6", "A7").InsertRows(7))),
        Same("the keys of the cover cleared, and a label edited", book => book.Sheet("封面", sheet => sheet.Clear("A6", "A7").Set("B7", "单位"))),
        Same("a line of the cover copied", book => book.Sheet("封面", sheet => sheet.InsertRows(8).CopyRow(7, 8).Set("C8", "某市人民政府"))),
        Same("the keys of the checks cleared", book => book.Sheet("校验", sheet => ClearKeys(sheet, 4, 47))),
        Same("the keys of the checks cleared, and a line copied", book => book.Sheet("校验", sheet => ClearKeys(sheet, 4, 47).CopyRow(5, 60).Set("H60", "另一说明"))),
        Same("the checks sorted", book => book.Sheet("校验", sheet => sheet.OrderRows(5, [8, 7, 6, 5]))),
        Same("the keys of the earlier figures cleared", book => book.Sheet("上年数据", sheet => ClearKeys(sheet, 4, 40))),
        Same("the earlier figures sorted without their keys", book => book.Sheet("上年数据", sheet => sheet.OrderRows(7, [8, 7], 2, 5))),
    ];

    public static IEnumerable<CorpusCase> Columns =>
    [
        Same("a column inserted before everything", book => Everywhere(book, sheet => sheet.InsertColumns(1))),
        Same("a column inserted behind the keys", book => Everywhere(book, sheet => sheet.InsertColumns(2))),
        Same("a column inserted inside the stub", book => book.Sheet("三", sheet => sheet.InsertColumns(4))),
        Same("a column inserted inside the table", book => book.Sheet("三", sheet => sheet.InsertColumns(7))),
        Added("a column inserted inside the table, with figures in it", book => book.Sheet("三", sheet => sheet.InsertColumns(7).Set("G7", "外资企业").Set("G8", 4)), "G8"),
        Same("a column inserted before the values of the cover", book => book.Sheet("封面", sheet => sheet.InsertColumns(3))),
        Same("a column inserted before the reasons", book => book.Sheet("校验", sheet => sheet.InsertColumns(8))),
        Same("a column inserted before the earlier figures", book => book.Sheet("上年数据", sheet => sheet.InsertColumns(5))),
        Same("a column deleted", book => book.Sheet("三", sheet => sheet.DeleteColumn(7))),
        Same("the column of totals deleted", book => book.Sheet("三", sheet => sheet.DeleteColumn(11))),
        Same("the column of keys deleted", book => book.Sheet("三", sheet => sheet.DeleteColumn(1))),
        Same("the column of keys deleted everywhere", book => Everywhere(book, sheet => sheet.DeleteColumn(1))),
        Same("the column of labels deleted", book => book.Sheet("二", sheet => sheet.DeleteColumn(2))),
        Same("two columns exchanged with their codes", book => book.Sheet("三", sheet => sheet.OrderColumns(5, [6, 5]))),
        Same("two columns exchanged without their codes", book => book.Sheet("三", sheet => sheet.OrderColumns(6, [7, 6], 5))),
        Same("columns of a repeated header exchanged without their codes", book => book.Sheet("四", sheet => sheet.OrderColumns(7, [8, 7], 5))),
        Same("groups of columns exchanged without their codes", book => book.Sheet("四", sheet => sheet.OrderColumns(2, [.. Enumerable.Range(7, 10), 2, 3, 4, 5, 6], 5))),
        Same("groups of columns exchanged with their codes", book => book.Sheet("四", sheet => sheet.OrderColumns(2, [.. Enumerable.Range(7, 10), 2, 3, 4, 5, 6]))),
        Same("a column copied with its code, filled", book => book.Sheet("三", sheet => sheet.InsertColumns(6).Set("F4", "person").Set("F6", "自然人").Set("F8", 1))),
        Same("the code of a column cleared", book => book.Sheet("三", sheet => sheet.Clear("H4"))),
        Same("the code of a column twice", book => book.Sheet("三", sheet => sheet.Set("H4", "organisation.legal"))),
    ];

    public static IEnumerable<CorpusCase> Labels =>
    [
        Same("a label of a column edited", book => book.Sheet("三", sheet => sheet.Set("H7", "社会组织"))),
        Same("a label of a row edited", book => book.Sheet("三", sheet => sheet.Set("D14", "3.危及国家安全、公共安全、经济安全和社会稳定"))),
        Same("spaces and line ends put into labels", book => book.Sheet("三", sheet => sheet.Set("D14", " 3.危及 “三安全\n一稳定” ").Set("H7", "社会公益　组织"))),
        Same("a label of a row blanked", book => book.Sheet("三", sheet => sheet.Clear("D14"))),
        Same("a label of a column blanked", book => book.Sheet("三", sheet => sheet.Clear("H7"))),
        Same("all labels of a table blanked", book => book.Sheet("三", sheet => ClearArea(sheet, "B5:D32"))),
        Same("two labels exchanged", book => book.Sheet("二", sheet => sheet.Set("B7", "行政规范性文件").Set("B8", "规章"))) with
        {
            Truth = With(Report,
                ("publication.documents/rules/issued", CellContent.Of(50)), ("publication.documents/normative/issued", CellContent.Of(2)),
                ("publication.documents/rules/repealed", CellContent.Of(227)), ("publication.documents/normative/repealed", CellContent.Of(1)),
                ("publication.documents/rules/inForce", CellContent.Of(420)), ("publication.documents/normative/inForce", CellContent.Of(12))),
        },
        Same("the label of another row typed over a label", book => book.Sheet("三", sheet => sheet.Set("D14", "4.保护第三方合法权益"))),
        Same("the label of a group edited", book => book.Sheet("三", sheet => sheet.Set("C12", "（三）不公开"))),
        Same("the unit in a header edited", book => book.Sheet("二", sheet => sheet.Set("C20", "本年收费金额（单位：元）"))),
        Same("the title edited", book => book.Sheet("三", sheet => sheet.Set("B2", "三、依申请公开情况"))),
        Same("the label of a field edited", book => book.Sheet("封面", sheet => sheet.Set("B7", "单位名称"))),
        Added("text beside the table", book => book.Sheet("三", sheet => sheet.Set("AK8", "请核对").Set("B34", "填表人：张三")), "B34"),
        Added("a figure beside the table", book => book.Sheet("三", sheet => sheet.Set("L8", 12)), "L8"),
        Added("a text in the row over the form", book => book.Sheet("三", sheet => sheet.Set("D1", "请核对")), "D1"),
        Added("a formula beside the cells of the form", book => book.Sheet("二", sheet => sheet.Formula("D23", "C21*2", "145402.5156")), "D23"),
        Added("a formula under a text", book => book.Sheet("六", sheet => sheet.Formula("B12", "5+6", "11")), "B12"),
        Added("a formula on the cover", book => book.Sheet("封面", sheet => sheet.Formula("C40", "\"电话\"&0527", "电话527").Cell("C40").SetAttributeValue("t", "str")), "C40"),
        Added("a formula beside a reason", book => book.Sheet("校验", sheet => sheet.Formula("I6", "1+1", "2")), "I6"),
        Added("a text far below in a hidden column", book => book.Sheet("三", sheet => sheet.Set("R60", "填表人：张三")), "R60"),
        Added("a reason typed over a result", book => book.Sheet("校验", sheet => sheet.Set("G5", "机构改革")), "G5"),
        Same("the only text of a section moved far to the right", book => book.Sheet("六", sheet => sheet.Clear("B4").Set("T4", "已审 张三"))),
        Added("a text on the cover", book => book.Sheet("封面", sheet => sheet.Set("B34", "填表人：张三").Set("C34", "电话 0527")), "C34"),
        Added("a text beside a reason", book => book.Sheet("校验", sheet => sheet.Set("I6", "见附件")), "I6"),
        Added("a text under the earlier figures", book => book.Sheet("上年数据", sheet => sheet.Set("B60", "数据来源：2023年报告").Set("E60", 12)), "E60"),
        Same("a figure in a merged cell, not in its first", book => book.Sheet("二", sheet => sheet.Move("C12", "D12"))),
        Same("a text in a merged cell, not in its first", book => book.Sheet("封面", sheet => sheet.Move("C7", "E7"))),
        Same("cells merged that were not, a figure still under them", book => book.SheetText("三", text => text
            .Replace("</mergeCells>", "<mergeCell ref=\"E8:F8\"/></mergeCells>", StringComparison.Ordinal))),
        Same("a figure moved into the row of headers", book => book.Sheet("四", sheet => sheet.Move("B8", "B7"))),
        Same("seventeen figures pasted over fifteen columns", book => book.Sheet("四", sheet =>
        {
            for (var column = 2; column < 19; column++)
                sheet.Set(CellAddress.Name(8, column), column);
        })) with { Truth = Pasted(2) },
        Same("eighteen figures pasted over fifteen columns", book => book.Sheet("四", sheet =>
        {
            for (var column = 2; column < 20; column++)
                sheet.Set(CellAddress.Name(8, column), column);
        })) with { Truth = Pasted(2) },
    ];

    public static IEnumerable<CorpusCase> Sheets =>
    [
        Same("a sheet renamed", book => book.RenameSheet("三", "依申请公开")),
        Same("sheets in another order", book => book.Workbook(root =>
        {
            var sheets = root.Elements().Single(element => element.Name.LocalName == "sheets");
            var reversed = sheets.Elements().Reverse().ToList();
            sheets.RemoveNodes();
            sheets.Add(reversed);
        })),
        Same("a sheet deleted", book => book.DeleteSheet("四")),
        Same("the cover deleted", book => book.DeleteSheet("封面")),
        Same("the checks deleted", book => book.DeleteSheet("校验")),
        Same("the earlier figures deleted", book => book.DeleteSheet("上年数据")),
        Same("the identity sheet deleted", book => book.DeleteSheet("_rdsl").DeleteSheet("_steps")),
        Same("a sheet copied, both equal", book => book.CopySheet("四", "四 (2)")),
        Same("a sheet copied, the copy changed", book => book.CopySheet("四", "四 (2)", sheet => sheet.Set("B8", 89))),
        Same("a sheet copied and filled in, the first blank", book => book.CopySheet("四", "四 (2)").Sheet("四", sheet => ClearArea(sheet, "B8:P8"))),
        Same("a sheet copied, the figures of the copy formulas and the first blank", book => book
            .CopySheet("四", "四 (2)", sheet => sheet.Formula("B8", "88+0", "88").Clear("C8", "D8", "E8", "G8", "H8", "I8", "J8", "L8", "M8", "N8", "O8"))
            .Sheet("四", sheet => ClearArea(sheet, "B8:P8"))) with
        {
            Truth = With(Report, [.. Form.Slots.Where(slot => slot.Path.StartsWith("litigation/", StringComparison.Ordinal) && slot is Forms.CellSlot { IsComputed: false })
                .Select(slot => (slot.Path, slot.Path == "litigation/review.upheld" ? CellContent.Of(88) : CellContent.Blank))]),
        },
        Added("a sheet copied, a space in the copy and a remark beside it", book => book.CopySheet("四", "四 (2)", sheet => ClearArea(sheet, "B8:P8").Set("B8", " ").Set("B20", "副本")), "B20"),
        Same("the cover copied, the copy changed", book => book.CopySheet("封面", "封面 (2)", sheet => sheet.Set("C7", "某市人民政府"))),
        Same("a sheet of another program added", book => book.AddSheet("备注", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>填表人：张三</t></is></c></row></sheetData></worksheet>"u8.ToArray())),
        Same("an empty sheet added", book => book.AddSheet("Sheet1", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>"u8.ToArray())),
        Same("the identity of one sheet cleared", book => book.Sheet("三", sheet => sheet.Clear("A3"))),
        Same("identity and keys of one sheet cleared", book => book.Sheet("三", sheet => sheet.ClearColumn(1))),
        Same("identity and keys of one sheet cleared, and its rows moved", book => book.Sheet("三", sheet => sheet.ClearColumn(1).OrderRows(13, [14, 13], 2))),
        Same("identity and keys of the frame cleared", book => ((string[])["封面", "校验", "上年数据"]).Aggregate(book, (edited, name) => edited.Sheet(name, sheet => sheet.ClearColumn(1)))),
        Same("the identity of the cover cleared", book => book.Sheet("封面", sheet => sheet.Clear("A3"))),
        Same("the identities of all sheets cleared", book => Everywhere(book, sheet => sheet.Clear("A3"))),
        Same("the identities of all sheets cleared, and the identity sheet deleted", book => Everywhere(book, sheet => sheet.Clear("A3")).DeleteSheet("_rdsl")),
    ];

    public static EditedBook Everywhere(EditedBook book, Action<EditedSheet> edit) =>
        ((string[])["封面", "一", "二", "三", "四", "五", "六", "校验", "上年数据"]).Aggregate(book, (edited, sheet) => edited.Sheet(sheet, edit));

    private static EditedSheet ClearKeys(EditedSheet sheet, int first, int last)
    {
        for (var row = first; row <= last; row++)
            sheet.Clear("A" + row.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return sheet;
    }

    private static EditedSheet ClearArea(EditedSheet sheet, string area) => sheet.Clear([.. sheet.Area(area).Select(cell => (string?)cell.Attribute("r") ?? "")]);

    private static ReportData Pasted(int first) => With(
        Report,
        [.. Form.Slots.Where(slot => slot.Path.StartsWith("litigation/", StringComparison.Ordinal)).Select((slot, i) => (slot.Path, CellContent.Of(first + i)))]);
}
