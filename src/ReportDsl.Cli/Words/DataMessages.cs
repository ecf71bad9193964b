using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.Words;

/// <summary>What the commands on data say of files, beside the results.</summary>
internal static class DataMessages
{
    public static Phrase NoData(string path, string kinds) => new(
        $"error: there is no data in '{path}' ({kinds})", $"错误：“{path}”中没有数据文件（{kinds}）");

    public static Phrase CopiesAmongOriginals(string path) => new(
        $"error: the originals are in '{path}', and copies cannot go there: name another folder for them",
        $"错误：“{path}”是原件所在的文件夹，副本不能写入其中：请为副本另指定文件夹");

    public static Phrase NotRegular => new(
        "The file is a device, a pipe or a socket: save its content as a file first.", "该文件是设备、管道或套接字：请先把内容存为普通文件。");

    public static Phrase IsFolder(string path) => new(
        $"error: '{path}' is a folder: name the data file of one report", $"错误：“{path}”是文件夹：请指定一份报告的数据文件");

    public static Phrase FolderForWorkbook(string path, string proposal) => new(
        $"error: '{path}' is a folder: name the workbook to write, such as '{proposal}'", $"错误：“{path}”是文件夹：请指定要写出的工作簿，例如“{proposal}”");

    public static Phrase NameTaken(string name, string first, string second) => new(
        $"error: '{first}' and '{second}' would both be written to '{name}': name folders that tell them apart, or take them one after the other",
        $"错误：“{first}”和“{second}”都会写入“{name}”：请分开处理，或改名");

    public static Phrase WouldOverwriteInput(string path) => new(
        $"error: '{path}' is one of the inputs: name another place for the result", $"错误：“{path}”是输入文件之一：请为结果另指定位置");

    public static Phrase ChangedInWorkbook(IReadOnlyCollection<string> paths)
    {
        const int ToldOneByOne = 20;
        var list = string.Join(", ", paths.Take(ToldOneByOne)) + (paths.Count > ToldOneByOne ? ", …" : "");
        return new(
            $"error: a workbook cannot hold these contents as the data have them; they will be read as others: {list}. Correct them in the data, or in the workbook.",
            $"错误：工作簿无法原样保存以下内容，读回时将与数据不同：{list}。请在数据或工作簿中更正。");
    }

    public static Phrase AlreadyThere(string path) => new(
        $"error: '{path}' is there already: name the result with -o to replace it", $"错误：“{path}”已存在：如需覆盖，请用 -o 指明");

    public static Phrase NeedsFolder => new(
        "error: several workbooks need a folder for their data: name it with -o", "错误：多个工作簿需要用 -o 指定输出文件夹");

    public static Phrase Ending => new(
        "finishing the reports that have begun (Ctrl-C again ends at once, without a result)", "正在完成已开始的报告（再按一次 Ctrl-C 立即结束，不留结果）");

    public static Phrase Annotated(int copies, string folder) => new(
        $"{Messages.Count(copies, "annotated copy", "annotated copies")} in {folder}", $"{folder} 中有 {copies} 份标注副本");

    public static Phrase NotMarked(string path, string reason) => new(
        $"error: the marked copy '{path}' was not made, the results are complete: {reason}",
        $"错误：未生成标注副本“{path}”，校验结果完整：{reason}");

    public static Phrase Extracted(int done, int total) => new(
        $"{Messages.Count(total, "workbook")}, {done} extracted", $"{total} 个工作簿，已提取 {done} 个");
}
