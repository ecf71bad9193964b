

using static ReportDsl.Excel.Tests.Reading.Corpus.CorpusCase;
using CellContent = ReportDsl.Runtime.CellContent;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>Workbooks that other programs have loaded, changed and saved. Each program is started once for all of them.</summary>
internal static class OtherProgramCases
{
    private static readonly (string Name, string Statements)[] Scripts =
    [
        ("saved as it is", ""),
        ("rows inserted, which openpyxl does without moving merged areas", "book['三'].insert_rows(15)"),
        ("a row deleted", "book['三'].delete_rows(14)"),
        ("columns inserted", "book['三'].insert_cols(7)"),
        ("a column deleted", "book['三'].delete_cols(7)"),
        ("a range moved down by two rows", "book['三'].move_range('A4:K32', rows=2)"),
        ("a range moved, the keys left behind", "book['三'].move_range('B13:K32', rows=1)"),
        ("a sheet copied and renamed", "copy = book.copy_worksheet(book['四']); copy.title = '表四'; del book['四']"),
        ("a sheet put first", "book.move_sheet('四', -4)"),
        ("a formula in an input, without a stored result", "book['三']['E8'] = '=3400+40'"),
        ("the values of a workbook that was loaded without formulas", "book = openpyxl.load_workbook(sys.argv[1], data_only=True)"),
        ("merged areas taken apart", "[sheet.unmerge_cells(str(area)) for sheet in book for area in list(sheet.merged_cells.ranges)]"),
        ("a figure as text", "book['三']['E8'] = '3440'; book['三']['E8'].data_type = 's'"),
        ("hidden sheets deleted, as cleaning tools do", "[book.remove(sheet) for sheet in list(book) if sheet.sheet_state != 'visible']"),
        ("hidden rows and columns deleted, as cleaning tools do", """
            for sheet in book:
                if sheet.sheet_state == 'visible':
                    sheet.delete_rows(3); sheet.delete_cols(1)
            """),
        ("protected with a password", "book['三'].protection.set_password('x'); book.security.lockStructure = True"),
        ("a chart sheet added", "from openpyxl.chart import BarChart; sheet = book.create_chartsheet('图'); sheet.add_chart(BarChart())"),
        ("another sheet with a figure added", "book.create_sheet('附表')['A1'] = 1"),
        ("packed as archives of more than 4 GiB are", "import zipfile; zipfile.ZIP64_LIMIT = 0; zipfile.ZIP_FILECOUNT_LIMIT = 0"),
    ];

    private static readonly Dictionary<string, Evaluation.ReportData> Truths = new(StringComparer.Ordinal)
    {
        ["a figure as text"] = With(Report, ("applications/received/person", CellContent.Of("3440"))),
    };

    public static IEnumerable<CorpusCase> Openpyxl()
    {
        var saved = OtherPrograms.Openpyxl(Filled, [.. Scripts.Select(script => script.Statements)]);
        return Scripts.Select((script, i) => Same(script.Name, () => saved[i]) with { Truth = Truths.GetValueOrDefault(script.Name, Report) });
    }

    /// <summary>Through LibreOffice and three formats, and the formats that are no workbooks of ours.</summary>
    public static IEnumerable<CorpusCase> LibreOffice()
    {
        var books = new Dictionary<string, byte[]>
        {
            ["filled"] = Filled,
            ["moved"] = Book.Sheet("三", sheet => sheet.InsertRows(15).InsertColumns(2)).ToArray(),
            ["everything"] = EverythingReport.Filled,
        };
        var xlsx = OtherPrograms.LibreOffice(books);
        var ods = OtherPrograms.LibreOffice(books, "ods", "ods");
        var fromOds = OtherPrograms.LibreOffice(ods, from: "ods");
        var xls = OtherPrograms.LibreOffice(books, "xls", "xls:MS Excel 97");
        var fromXls = OtherPrograms.LibreOffice(xls, from: "xls");
        foreach (var (how, saved) in new[] { ("xlsx", xlsx), ("ods", fromOds), ("xls", fromXls) })
        {
            yield return Same($"saved by way of {how}", () => saved["filled"]);
            yield return Same($"rows and columns inserted, saved by way of {how}", () => saved["moved"]);
            yield return new CorpusCase($"every type of value, saved by way of {how}", () => saved["everything"], EverythingReport.Report);
        }

        yield return Same("an OpenDocument file", () => ods["filled"]);
        yield return Same("a file of the old format", () => xls["filled"]);
    }
}
