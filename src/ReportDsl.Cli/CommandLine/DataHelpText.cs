using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.CommandLine;

/// <summary>What <c>--help</c> says of the commands on data.</summary>
internal static class DataHelpText
{
    public static readonly Phrase Validate = new(
        "Validates filled workbooks and data files, one or thousands.", "校验填好的工作簿和数据文件，一份或成千上万份。");

    public static readonly Phrase Extract = new("Writes what filled workbooks hold as data (JSON).", "把填好的工作簿提取为数据（JSON）。");

    public static readonly Phrase Fill = new("Writes data into an entry workbook.", "把数据填入工作簿。");

    public static readonly Phrase Data = new(
        "Workbooks and data files, or folders with such (.xlsx, .xlsm, .json) at any depth.",
        "工作簿和数据文件，或（任意层级）含有它们（.xlsx、.xlsm、.json）的文件夹。");

    public static readonly Phrase Workbooks = new(
        "Workbooks, or folders with such (.xlsx, .xlsm) at any depth.", "工作簿，或（任意层级）含有工作簿（.xlsx、.xlsm）的文件夹。");

    public static readonly Phrase OneReport = new("The data file of one report.", "一份报告的数据文件。");

    public static readonly Phrase Templates = new(
        "A template, or a folder with several templates and versions; may be repeated. The data says which one it is for.",
        "模板文件，或含多个模板和版本的文件夹；可重复。采用哪一个由数据说明。");

    public static readonly Phrase Prior = new(
        "Earlier reports, for rules that compare with them: files or folders. They count more than figures carried in workbooks.",
        "往期报告（文件或文件夹），供与往期比较的规则使用；优先于工作簿中带入的数。");

    public static readonly Phrase Format = new(
        "The form of the results: text, json, sarif (2.1.0), or html (one page to open in a browser).",
        "结果的形式：text、json、sarif（2.1.0）或 html（可用浏览器打开的单个网页）。");

    public static readonly Phrase By = new("What text is grouped by: report or rule.", "文本结果的分组方式：report（报告）或 rule（规则）。");

    public static readonly Phrase Instances = new(
        "Which instances json lists: failed (and those that could not be judged), or all with their outcomes.",
        "json 列出哪些评定项：failed（不通过和无法评定的）或 all（全部，含结果）。");

    public static readonly Phrase InstancesInJson = new("--instances all needs --format json", "--instances all 须与 --format json 同用");

    public static readonly Phrase ResultFile = new("The file for the results; otherwise standard output.", "结果文件；默认写到标准输出。");

    public static readonly Phrase Annotate = new(
        "A folder for copies of the workbooks with something to correct, the failing cells marked.",
        "存放标注副本的文件夹：需要更正的工作簿各存一份，标出有问题的单元格。");

    public static readonly Phrase Lenient = new(
        "Takes contents typed in another way for what they certainly mean, and says so.", "含义确定但写法不符的内容，按其含义采用并提示。");

    public static readonly Phrase DataFolder = new(
        "The folder for the data files; may be left out for a single workbook, whose data is then printed.",
        "数据文件的文件夹；只有一个工作簿时可省略，数据写到标准输出。");

    public static readonly Phrase WorkbookFile = new(
        "The workbook to write; otherwise one with the name of the data file, in the working folder.", "要写出的工作簿；默认与数据文件同名，写在当前文件夹。");
}
