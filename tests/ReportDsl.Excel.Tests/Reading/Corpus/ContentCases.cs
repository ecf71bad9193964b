using System.Xml.Linq;
using ReportDsl.Evaluation;
using static ReportDsl.Excel.Tests.Reading.Corpus.CorpusCase;
using CellContent = ReportDsl.Runtime.CellContent;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>What people and programs put into the cells of a form.</summary>
internal static class ContentCases
{
    private const string Person = "applications/received/person";

    private const string Fees = "publication.fees/charges/amount";

    public static IEnumerable<CorpusCase> Typed =>
    [
        Text("a figure with a unit", "3440件"),
        Text("full width digits", "３４４０"),
        Text("a figure as text", "3440"),
        Text("a figure as text with spaces", " 3440 "),
        Text("a figure as text with a no-break space", "3440\u00A0"),
        Text("a figure with a note in parentheses", "3440（含网络申请）"),
        Text("a figure with separators", "3,440"),
        Text("a mark where none is allowed", "/"),
        Text("a dash where none is allowed", "—"),
        Text("a word", "无"),
        Text("a percentage as text", "34%"),
        Text("a date as text", "2024-03-04"),
        Changed("spaces alone", book => book.Sheet("三", sheet => sheet.Set("E8", "  　 ")), (Person, CellContent.Blank)),
        Changed("a no-break space alone", book => book.Sheet("三", sheet => sheet.Set("E8", "\u00A0")), (Person, CellContent.Of("\u00A0"))),
        Changed("a cleared cell", book => book.Sheet("三", sheet => sheet.Clear("E8")), (Person, CellContent.Blank)),
        Changed("a cleared required cell", book => book.Sheet("二", sheet => sheet.Clear("C12")), ("publication.licensing/licences/decisions", CellContent.Blank)),
        Changed("a boolean", book => book.Sheet("三", sheet => sheet.Set("E8", true)), (Person, CellContent.Of(true))),
        Changed("a boolean that is none", book => book.Sheet("三", sheet => sheet.SetRaw("E8", "b", "TRUE")), (Person, CellContent.Invalid("TRUE"))),
        Changed("an error of the spreadsheet", book => book.Sheet("三", sheet => sheet.SetRaw("E8", "e", "#REF!")), (Person, CellContent.Invalid("#REF!"))),
        Number("a negative figure", -1),
        Number("a fraction", 3440.5m),
        Number("a figure of seventeen digits", 12345678901234567m, "12345678901234567", 12345678901234567m),
        Changed("a date typed into a cell for figures", book => Dated(book, "45355"), (Person, CellContent.Invalid("2024-03-04"))),
        Changed("a time typed into a cell for figures", book => Dated(book, "0.25"), (Person, CellContent.Invalid("06:00"))),
        Changed("a small figure in a cell that shows dates", book => Dated(book, "12"), (Person, CellContent.Invalid("1900-01-12"))),
        Changed("a date with a time in a cell for figures", book => Dated(book, "45355.5"), (Person, CellContent.Invalid("2024-03-04 12:00"))),
        Changed("a percentage typed into a cell for figures", book => book.Replace("xl/styles.xml", "numFmtId=\"164\"", "numFmtId=\"10\"").Sheet("三", sheet => sheet.Set("E8", 0.34m)), (Person, CellContent.Of(0.34m))),
        Changed("a date in ISO form in a cell for figures", book => book.Sheet("三", sheet => sheet.SetRaw("E8", "d", "2024-03-04")), (Person, CellContent.Invalid("2024-03-04"))),
        Changed("an amount with the noise of seventeen digits", book => book.Sheet("二", sheet => sheet.SetRaw("C21", null, "72701.257799999992")), (Fees, CellContent.Of(72701.2578m))),
        Changed("an amount of too many decimals", book => book.Sheet("二", sheet => sheet.SetRaw("C21", null, "72701.25784")), (Fees, CellContent.Of(72701.25784m))),
        Changed("an amount in yuan as text with its unit", book => book.Sheet("二", sheet => sheet.Set("C21", "727012578元")), (Fees, CellContent.Of("727012578元"))),
        Same("an exponent", book => book.Sheet("三", sheet => sheet.SetRaw("E8", null, "3.44E3"))),
        Same("spaces around the value in the file", book => book.Sheet("三", sheet => sheet.SetRaw("E8", null, "\n 3440 "))),
        Same("a plus sign and zeros", book => book.Sheet("三", sheet => sheet.SetRaw("E8", null, "+03440.00"))),
        Same("minus zero", book => book.Sheet("三", sheet => sheet.SetRaw("G8", null, "-0"))),
        Changed("no number at all where one is stated", book => book.Sheet("三", sheet => sheet.SetRaw("E8", "n", "3 440")), (Person, CellContent.Invalid("3 440"))),
        Changed("a number beyond all bounds", book => book.Sheet("三", sheet => sheet.SetRaw("E8", null, "1E400")), (Person, CellContent.Invalid("1E400"))),
        Changed("a number nearer to nothing than figures can be", book => book.Sheet("三", sheet => sheet.SetRaw("E8", null, "-1E-29")), (Person, CellContent.Invalid("-1E-29"))),
        Changed("not a number", book => book.Sheet("三", sheet => sheet.SetRaw("E8", null, "NaN")), (Person, CellContent.Invalid("NaN"))),
        Changed("a number as the name of the agency", book => book.Sheet("封面", sheet => sheet.Set("C7", 2024)), ("agency", CellContent.Of(2024m))),
        Changed("a long text with line ends", book => book.Sheet("一", sheet => sheet.Set("B4", "一、基本情况。\n二、主动公开情况。\n\n　　三、其他。")), ("overview.body", CellContent.Of("一、基本情况。\n二、主动公开情况。\n\n　　三、其他。"))),
        Changed("a text that looks like a formula", book => book.Sheet("一", sheet => sheet.Set("B4", "=1+1 是本年的工作总结和体会")), ("overview.body", CellContent.Of("=1+1 是本年的工作总结和体会"))),
    ];

    public static IEnumerable<CorpusCase> Formulas =>
    [
        Changed("a formula in an input, with a stored result", book => book.Sheet("三", sheet => sheet.Formula("E8", "3400+40", "3440")), (Person, CellContent.Of(3440))),
        Changed("a formula in an input, without one", book => book.Sheet("三", sheet => sheet.Formula("E8", "3400+40")), (Person, CellContent.Of(3440))),
        Changed("a formula in an input, with an empty result", book => book.Sheet("三", sheet => sheet.Formula("E8", "3400+40", "")), (Person, CellContent.Of(3440))),
        Changed("a formula in an input, with an empty text as its result", book => book.Sheet("三", sheet => sheet.Formula("E8", "IF(TRUE,\"\")", "").Cell("E8").SetAttributeValue("t", "str")), (Person, CellContent.Blank)),
        Changed("a formula that failed in an input", book => book.Sheet("三", sheet => sheet.Formula("E8", "1/0", "#DIV/0!").Cell("E8").SetAttributeValue("t", "e")), (Person, CellContent.Invalid("#DIV/0!"))),
        Picture("a picture of WPS as the name of the agency", "agency", "封面", "C7", "_xlfn.DISPIMG(\"ID_1F8C\",1)", "=DISPIMG(\"ID_1F8C\",1)"),
        Picture("a picture of WPS as a narrative", "overview.body", "一", "B4", "DISPIMG(\"ID_1F8C\",1)", "=DISPIMG(\"ID_1F8C\",1)"),
        Picture("a picture of WPS in a count", Person, "三", "E8", "_xlfn.DISPIMG(\"ID_1F8C\",1)", "=DISPIMG(\"ID_1F8C\",1)"),
        Picture("a picture of WPS whose formula is lost", "agency", "封面", "C7", null, "=DISPIMG(\"ID_1F8C\",1)"),
        Picture("a picture by its address", "agency", "封面", "C7", "_xlfn.IMAGE(\"https://example.org/a.png\")", "#VALUE!"),
        Picture("a picture in a cell of Excel", "agency", "封面", "C7", "_xlfn.IMAGE(\"https://example.org/a.png\")", "图"),
        Changed("a picture placed in a cell", book => book.Sheet("封面", sheet => sheet.SetRaw("C7", "e", "#VALUE!").Cell("C7").SetAttributeValue("vm", 1)), ("agency", CellContent.Invalid("#VALUE!"))),
        Same("a formula as the year", book => book.Sheet("封面", sheet => sheet.Formula("C6", "YEAR(TODAY())", "2024"))),
        Same("a formula as the name of the agency", book => book.Sheet("封面", sheet => sheet.Formula("C7", "B7", "宿迁市人民政府").Cell("C7").SetAttributeValue("t", "str"))),
        Same("a formula in an earlier figure", book => book.Sheet("上年数据", sheet => sheet.Formula("E5", "12", "12").Formula("E6", "1"))) with
        {
            Prior = With(Earlier, ("publication.documents/rules/inForce", CellContent.Of(12))),
        },
        Same("a formula as a reason", book => book.Sheet("校验", sheet => sheet.Formula("H5", "\"机构改革，职能划入\"", "机构改革，职能划入").Cell("H5").SetAttributeValue("t", "str"))),
        Same("a total overwritten with the right number", book => book.Sheet("三", sheet => sheet.Set("K8", 3525))),
        Changed("a total overwritten with a wrong number", book => book.Sheet("三", sheet => sheet.Set("K8", 3526)), ("applications/received/all", CellContent.Of(3526m))),
        Changed("a total overwritten with a text", book => book.Sheet("三", sheet => sheet.Set("K8", "3525件")), ("applications/received/all", CellContent.Of("3525件"))),
        Changed("a total deleted", book => book.Sheet("三", sheet => sheet.Clear("K8")), ("applications/received/all", CellContent.Blank)),
        Same("all formulas pasted over with their values", book => StructureCases.Everywhere(book, sheet => sheet.Cells().Elements().Where(element => element.Name.LocalName == "f").Remove())),
        Changed("another formula in a total, without a stored result", book => book.Sheet("三", sheet => sheet.Formula("K8", "1000+7")), ("applications/received/all", CellContent.Of(1007))),
        Changed("the same figure by another formula", book => book.Sheet("三", sheet => sheet.Formula("K8", "E8+F8+G8+H8+I8+J8", "3525")), ("applications/received/all", CellContent.Of(3525))),
        Changed("another formula in a total", book => book.Sheet("三", sheet => sheet.Formula("K8", "SUM(E8:J8)+1", "3526")), ("applications/received/all", CellContent.Of(3526))),
        Same("a stale result beside a formula", book => book.Sheet("三", sheet => sheet.Cell("K8").Elements().Single(element => element.Name.LocalName == "v").Value = "3400")),
        Same("stale results beside many formulas", book => book.Sheet("三", sheet =>
        {
            foreach (var cell in sheet.Area("K8:K30"))
                cell.Elements().Single(element => element.Name.LocalName == "v").Value = "1";
        })),
        Same("a text stored beside a formula", book => book.Sheet("三", sheet => sheet.SetResult("K8", "str", "3519…"))),
        Same("an empty text stored beside a formula", book => book.Sheet("三", sheet => sheet.SetResult("K8", "str", ""))),
        Same("an error stored beside a formula", book => book.Sheet("三", sheet => sheet.SetResult("K8", "e", "#REF!"))),
        Same("all stored results removed", book => StructureCases.Everywhere(book, sheet => sheet.Cells().Where(cell => cell.Elements().Any(element => element.Name.LocalName == "f"))
            .Elements().Where(element => element.Name.LocalName == "v").Remove())),
        Same("shared formulas", book => book.Sheet("三", sheet =>
        {
            var (first, second) = (sheet.FormulaOf("K8"), sheet.FormulaOf("K9"));
            first.Add(new XAttribute("t", "shared"), new XAttribute("ref", "K8:K9"), new XAttribute("si", 0));
            second.RemoveAll();
            second.Add(new XAttribute("t", "shared"), new XAttribute("si", 0));
        })),
        Same("an array formula", book => book.Sheet("三", sheet => sheet.FormulaOf("K8").Add(new XAttribute("t", "array"), new XAttribute("ref", "K8")))),
    ];

    /// <summary>Formulas over totals, and what programs make of the form's own.</summary>
    public static IEnumerable<CorpusCase> Totals =>
    [
        Over("a formula that asks for a weight, as the form's do", _ => "IF(SUM(E8:J8)>=1000000,7,8)"),
        Over("the form's formula and one more", own => own + "+1"),
        Over("the form's formula halved", own => $"({own})/2"),
        Over("the form's formula over fewer cells", own => own.Replace("J8", "I8", StringComparison.Ordinal)),
        Over("the form's formula over more cells", own => own.Replace("E8", "D8", StringComparison.Ordinal)),
        Over("the form's formula of another row", own => own.Replace('8', '9')),
        Over("the form's formula on another sheet", own => own.Replace("E8:J8", "四!E8:J8", StringComparison.Ordinal)),
        Over("the form's formula with another function", own => own.Replace("SUM(E8:J8)", "MAX(E8:J8)", StringComparison.Ordinal)),
        Over("the form's formula with another bound", own => own.Replace(">=10000000000", ">=99000000000", StringComparison.Ordinal)),
        Over("the form's formula for states that are elsewhere", own => own.Replace("SUM(P8:U8)", "SUM(P8:T8)", StringComparison.Ordinal)),
        Over("the form's formula with a function that nobody knows", own => own.Replace("SUM(", "_xludf.SUM(", StringComparison.Ordinal)),
        Over("the form's formula with an old function under a prefix of new ones", own => own.Replace("SUM(", "_xlfn.SUM(", StringComparison.Ordinal)),
        Over("the form's formula with a corner on another sheet", own => own.Replace("E8:J8", "'三'!E8:'四'!J8", StringComparison.Ordinal)),
        Rewritten("the name of its own sheet before both corners", own => own.Replace("E8:J8", "'三'!E8:'三'!J8", StringComparison.Ordinal)),
        Rewritten("the name of its own sheet before both corners, without quotes", own => own.Replace("E8:J8", "三!$E$8:三!$J$8", StringComparison.Ordinal)),
        Rewritten("dollar signs", own => own.Replace("E8:J8", "$E$8:$J$8", StringComparison.Ordinal)),
        Rewritten("spaces and small letters", own => " " + own.Replace(",", " ,\n ", StringComparison.Ordinal).Replace("SUM(", "sum( ", StringComparison.Ordinal)),
        Rewritten("a namespace and its equals sign", own => "of:=" + own),
        Rewritten("semicolons", own => own.Replace(',', ';')),
        Rewritten("prefixes of functions", own => own.Replace("IFERROR(", "_xlfn.IFERROR(", StringComparison.Ordinal)),
        Rewritten("the name of its own sheet", own => own.Replace("E8:J8", "三!E8:J8", StringComparison.Ordinal)),
        Rewritten("a number with an exponent", own => own.Replace("10000000000", "1E+10", StringComparison.Ordinal)),
        Same("formulas of a sheet that was renamed, with its name", book => book.Sheet("三", sheet => sheet.FormulaOf("K8").Value = sheet.FormulaOf("K8").Value.Replace("E8:J8", "'表 3'!E8:J8", StringComparison.Ordinal)).RenameSheet("三", "表 3")),
        Same("rows inserted, and formulas moved along", book => book.Sheet("三", sheet => sheet.MoveReferences((row, column) => (row >= 15 ? row + 2 : row, column)).InsertRows(15, 2))),
        Same("columns inserted, and formulas moved along", book => book.Sheet("三", sheet => sheet.MoveReferences((row, column) => (row, column >= 7 ? column + 1 : column)).InsertColumns(7))),
        Same("a row above deleted, and formulas moved along", book => book.Sheet("三", sheet => sheet.MoveReferences((row, column) => (row > 2 ? row - 1 : row, column)).DeleteRow(2))),
        Changed(
            "rows inserted, and a total that names fewer cells", book => book.Sheet("三", sheet =>
            {
                sheet.MoveReferences((row, column) => (row >= 8 ? row + 1 : row, column)).InsertRows(8);
                sheet.FormulaOf("K9").Value = sheet.FormulaOf("K9").Value.Replace("J9", "I9", StringComparison.Ordinal);
                sheet.SetResult("K9", "n", "3500");
            }),
            ("applications/received/all", CellContent.Of(3500m))),
        Same("shared formulas of many rows", book => book.Sheet("三", sheet =>
        {
            var first = sheet.FormulaOf("K8");
            first.Add(new XAttribute("t", "shared"), new XAttribute("ref", "K8:K13"), new XAttribute("si", 3));
            foreach (var row in Enumerable.Range(9, 5))
                sheet.FormulaOf($"K{row}").ReplaceAttributes(new XAttribute("t", "shared"), new XAttribute("si", 3));
            foreach (var row in Enumerable.Range(9, 5))
                sheet.FormulaOf($"K{row}").Value = "";
        })),
        Changed(
            "a formula of somebody's own, shared", book => book.Sheet("三", sheet =>
            {
                sheet.Formula("K8", "E8*1", "3440");
                sheet.FormulaOf("K8").Add(new XAttribute("t", "shared"), new XAttribute("ref", "K8:K9"), new XAttribute("si", 3));
                sheet.SetResult("K9", "n", "12");
                sheet.FormulaOf("K9").ReplaceAttributes(new XAttribute("t", "shared"), new XAttribute("si", 3));
                sheet.FormulaOf("K9").Value = "";
            }),
            ("applications/received/all", CellContent.Of(3440m)), ("applications/carriedIn/all", CellContent.Of(12m))),
        Same("a total of totals that are stated otherwise", () => Reports.Fill(Stated, Earlier)) with { Truth = Stated },
    ];

    private static ReportData Stated { get; } = With(Report, ("applications/outcome.granted/all", CellContent.Of(3m)), ("applications/outcome.partial/all", CellContent.Of(470m)));

    private static CorpusCase Over(string name, Func<string, string> edit) => Changed(
        name,
        book => book.Sheet("三", sheet => sheet.Formula("K8", Different(sheet.FormulaOf("K8").Value, edit), "8")),
        ("applications/received/all", CellContent.Of(8m)));

    private static CorpusCase Rewritten(string name, Func<string, string> edit) => Same(
        name, book => book.Sheet("三", sheet => sheet.FormulaOf("K8").Value = Different(sheet.FormulaOf("K8").Value, edit)));

    private static string Different(string formula, Func<string, string> edit) =>
        edit(formula) is var edited && edited != formula ? edited : throw new InvalidOperationException($"{formula} is left as it is.");

    public static IEnumerable<CorpusCase> Frame =>
    [
        Same("no year", book => book.Sheet("封面", sheet => sheet.Clear("C6"))),
        Same("the year as text", book => book.Sheet("封面", sheet => sheet.Set("C6", "2024"))),
        Same("the year with its word", book => book.Sheet("封面", sheet => sheet.Set("C6", "2024年度"))),
        Same("a year that the form does not serve", book => book.Sheet("封面", sheet => sheet.Set("C6", 2019))),
        Same("a year that is none", book => book.Sheet("封面", sheet => sheet.Set("C6", 24))),
        Same("half of a surrogate pair as the year", book => book.Sheet("封面", sheet => sheet.Set("C6", "_xD800_"))),
        Same("a date as the year", book => book.Sheet("封面", sheet => sheet.Set("C6", 45355))),
        Same("a fraction as the year", book => book.Sheet("封面", sheet => sheet.Set("C6", 2024.5m))),
        Same("a number as a reason", book => book.Sheet("校验", sheet => sheet.Set("H5", 2024))) with
        {
            Truth = Report.ToBuilder().Explain("publication.documents.stock[rules]", "2024").ToReport(),
        },
        Same("an error as a reason", book => book.Sheet("校验", sheet => sheet.SetRaw("H5", "e", "#REF!"))) with
        {
            Truth = Reports.Get("suqian-2024.json").ToBuilder().SetNote(SlotOf(Person), "含网络申请").ToReport(),
        },
        Same("a reason beside its cell", book => book.Sheet("校验", sheet => sheet.Move("H5", "I5"))),
        Same("the earlier figures partly cleared", book => book.Sheet("上年数据", sheet => sheet.Clear("E5", "E8", "E9"))),
        Same("an earlier figure with a unit", book => book.Sheet("上年数据", sheet => sheet.Set("E6", "12件"))) with
        {
            Prior = With(Earlier, ("publication.documents/normative/inForce", CellContent.Of("12件"))),
        },
        Same("an earlier figure beside its cell", book => book.Sheet("上年数据", sheet => sheet.Move("E5", "F5"))),
        Noted("a name that Excel puts before a note", "张三", "<r><rPr><b/></rPr><t>张三:</t></r><r><t xml:space=\"preserve\">\n含网络申请</t></r>", "含网络申请"),
        Noted("a name with a wide colon", "张三", "<r><rPr><b/></rPr><t>张三：</t></r><r><t xml:space=\"preserve\">\r\n含网络申请</t></r>", "含网络申请"),
        Noted("a name without its font", "张三", "<t xml:space=\"preserve\">张三:\n含网络申请</t>", "含网络申请"),
        Noted("a name with spaces, as OnlyOffice has it", "Zhang San ", "<r><rPr><b/></rPr><t xml:space=\"preserve\">Zhang San : </t></r><r><t xml:space=\"preserve\">\n含网络申请</t></r>", "含网络申请"),
        Noted("a name that was taken out of the file", "Author", "<t xml:space=\"preserve\">作者:\n含网络申请</t>", "含网络申请"),
        Noted("a name and nothing else", "张三", "<r><rPr><b/></rPr><t>张三:</t></r><r><t xml:space=\"preserve\">\n</t></r>", null),
        Noted("nothing", "张三", "<t xml:space=\"preserve\"> \n</t>", null),
        Noted("bold words that are no name", "张三", "<r><rPr><b/></rPr><t>注意:</t></r><r><t xml:space=\"preserve\">\n含网络申请</t></r>", "注意:\n含网络申请"),
        Noted("a name inside a note", "张三", "<t>由张三: 核实</t>", "由张三: 核实"),
        Noted("a thread of Google Sheets", "张三", "<t xml:space=\"preserve\">======\nID#AAAABBBB\n张三    (2025-01-05 10:11:12)\n含网络申请</t>", "含网络申请"),
        Noted("a thread without a text", "tc={0}", "<t xml:space=\"preserve\">[Threaded comment]\n\nLearn more: https://go.microsoft.com/fwlink/?linkid=870924</t>", null),
        Same("a note of another program", book => book.Replace("xl/comments1.xml", "含网络申请", "张三:</t></r><r><t xml:space=\"preserve\">\n含网络申请")) with
        {
            Truth = Report.ToBuilder().SetNote(SlotOf(Person), "张三:\n含网络申请").ToReport(),
        },
        Same("a threaded note", book => book.Replace("xl/comments1.xml", "含网络申请",
            "[线程批注]\n\n你的Excel版本可读取此线程批注; 但如果在更新版本的Excel中打开文件，则对批注所作的任何改动都将被删除。了解详细信息: https://go.microsoft.com/fwlink/?linkid=870924\n\n注释:\n    含网络申请")),
        Same("a threaded note in English", book => book.Replace("xl/comments1.xml", "含网络申请",
            "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get removed if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    含网络申请\nReply:\n    已核对")) with
        {
            Truth = Report.ToBuilder().SetNote(SlotOf(Person), "含网络申请\nReply:\n    已核对").ToReport(),
        },
        Same("two notes on one cell", book => book.Text("xl/comments1.xml", text => text.Replace("</commentList>", text[text.IndexOf("<comment ", StringComparison.Ordinal)..(text.IndexOf("</comment>", StringComparison.Ordinal) + "</comment>".Length)] + "</commentList>", StringComparison.Ordinal))) with
        {
            Truth = Report.ToBuilder().SetNote(SlotOf(Person), "含网络申请\n含网络申请").ToReport(),
        },
        Same("a note on a cell that is no value", book => book.Replace("xl/comments1.xml", "ref=\"E8\"", "ref=\"B8\"")) with
        {
            Truth = Reports.Get("suqian-2024.json").ToBuilder().Explain("publication.documents.stock[rules]", "机构改革，职能划入").ToReport(),
        },
    ];

    /// <summary>A note with an author, as XML, and what is meant by it; null where that is nothing.</summary>
    private static CorpusCase Noted(string name, string author, string text, string? note)
    {
        var bare = Reports.Get("suqian-2024.json").ToBuilder().Explain("publication.documents.stock[rules]", "机构改革，职能划入");
        return Same(name, book => book.Text("xl/comments1.xml", part => System.Text.RegularExpressions.Regex.Replace(
            part.Replace("<author></author>", $"<author>{author}</author>", StringComparison.Ordinal), "<text>.*</text>", _ => $"<text>{text}</text>", System.Text.RegularExpressions.RegexOptions.Singleline, TimeSpan.FromSeconds(1)))) with
        {
            Truth = note is null ? bare.ToReport() : Report.ToBuilder().SetNote(SlotOf(Person), note).ToReport(),
        };
    }

    private static CorpusCase Picture(string name, string path, string sheet, string address, string? formula, string value) => Changed(
        name,
        book => book.Sheet(sheet, edited =>
        {
            if (formula is null)
                edited.Set(address, value);
            else
                edited.Formula(address, formula, value).Cell(address).SetAttributeValue("t", value.StartsWith('#') ? "e" : "str");
        }),
        (path, CellContent.Invalid(value)));

    private static CorpusCase Text(string name, string text) =>
        Changed(name, book => book.Sheet("三", sheet => sheet.Set("E8", text)), (Person, CellContent.Of(text)));

    private static CorpusCase Number(string name, decimal number, string? raw = null, decimal? meant = null) =>
        Changed(name, book => book.Sheet("三", sheet => sheet.SetRaw("E8", null, raw ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture))), (Person, CellContent.Of(meant ?? number)));

    /// <summary>A cell that was given a format of dates, as programs do by themselves.</summary>
    private static EditedBook Dated(EditedBook book, string number)
    {
        book.Replace("xl/styles.xml", "</cellXfs>", "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>");
        var text = book.TextOf("xl/styles.xml");
        var styles = System.Xml.Linq.XDocument.Parse(text).Descendants().Single(element => element.Name.LocalName == "cellXfs").Elements().Count();
        return book.Sheet("三", sheet => sheet.SetRaw("E8", null, number).Style("E8", styles - 1));
    }
}
