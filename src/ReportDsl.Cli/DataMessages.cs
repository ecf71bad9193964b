using System.Globalization;
using ReportDsl.Cli.Data;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;

namespace ReportDsl.Cli;

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

    public static Phrase NamesNoTemplate => new(
        "The file does not say which template it is a report of.", "文件没有说明是哪个模板的报告。");

    public static Phrase NamesNoVersion(string template, string known) => new(
        $"The file does not say, as a text such as \"{known}\", which version of {template} it is a report of.",
        $"文件没有用文字（如 \"{known}\"）说明是 {template} 哪个版本的报告。");

    public static Phrase IsFolder(string path) => new(
        $"error: '{path}' is a folder: name the data file of one report", $"错误：“{path}”是文件夹：请指定一份报告的数据文件");

    public static Phrase NoPriorRead => new(
        "prior data: no template reads earlier reports; they are not used", "往期数据：各模板均不读取往期报告，不予采用");

    /// <summary>The earlier reports that were looked for and are not there, as many as are named here, and how many more there are.</summary>
    public static Phrase PriorNotFound(IReadOnlyCollection<Phrase> wanted, int more) => new(
        $"prior data: not among the given ones: {string.Join("; ", wanted.Select(name => name.English))}{(more > 0 ? $" and {more} more" : "")}; "
            + "rules that need them use what the reports carry along, or are not assessed",
        $"往期数据：未找到{string.Join("；", wanted.Select(name => name.Chinese))}{(more > 0 ? $"等，另有 {more} 份" : "")}，"
            + "需要它们的规则采用报告中带入的数，没有时不予评定");

    public static Phrase PriorWanted(string template, string version, string entity, string period) => new(
        $"{template} {version} · {(entity.Length > 0 ? entity + " · " : "")}{period}", $"{template} {version} · {(entity.Length > 0 ? entity + " · " : "")}{period}");

    public static Phrase PriorOfNameless(string template, string version) => new(
        $"one of {template} {version} for a report that does not say whose it is, or of which period",
        $"{template} {version} 中未说明填报单位或报告期的报告的往期");

    public static Phrase TooLarge(long mebibytes) => new(
        $"The file is larger than {mebibytes} MiB.", $"文件超过 {mebibytes} MiB。");

    public static Phrase Inaccessible(Phrase reason) => new(
        $"The file cannot be read: {reason.English}.", $"无法读取文件：{reason.Chinese}。");

    public static Phrase DefectIn(Exception exception)
    {
        var what = Messages.WhatOf(exception);
        return new($"internal error: {what} The file was not read to its end.", $"内部错误：{what} 该文件未处理完。");
    }

    /// <summary>A finding about a file on one line: <c>a.json(3,7): error file.unreadable: …</c>.</summary>
    public static Phrase Told(DataFile file, FileFinding finding)
    {
        var place = finding switch
        {
            { Position: var (line, column) } => string.Create(CultureInfo.InvariantCulture, $"({line},{column})"),
            { Sheet: { } sheet, Address: { } address } => $"[{sheet}!{address}]",
            { Sheet: { } sheet } => $"[{sheet}]",
            _ => "",
        };
        var head = $"{file.Display}{place}: {ResultWords.SeverityName(finding.Severity)} {finding.Rule}: ";
        return new Phrase(head + finding.Message.English, head + finding.Message.Chinese);
    }

    public static Phrase Contradictory(string others) => new(
        $"Of the same agency and period, with other contents: {others}. It is not known which one counts: leave one of them.",
        $"单位和报告期相同而内容不同：{others}。无法确定以哪份为准：请只保留一份。");

    public static Phrase Twice(string others) => new($"The same report as {others}.", $"与 {others} 为同一份报告。");

    public static Phrase OfPrior(Phrase problem) => new($"prior data: {problem.English}", $"往期数据：{problem.Chinese}");

    public static Phrase PriorTwice(string file, string first) => new(
        $"prior data: {file}: the same report as {first}", $"往期数据：{file}：与 {first} 为同一份报告");

    public static Phrase PriorContradictory(string file, string other) => new(
        $"prior data: {file}: of the same entity and period as {other}, with other contents; neither is used. Name one of them.",
        $"往期数据：{file}：与 {other} 的单位和报告期相同而内容不同，均不采用。请只指定其中一份。");

    public static Phrase PriorNameless(string file) => new(
        $"prior data: {file}: does not say whose report it is, or of which period; not used",
        $"往期数据：{file}：未说明填报单位或报告期，不予采用");

    public static Phrase PriorOfOtherVersion => new(
        "prior data: some earlier reports are of another version of the template; they are not used yet, and rules that need them are not assessed",
        "往期数据：部分往期报告属于模板的其他版本，暂不采用，需要它们的规则不予评定");

    public static Phrase CarriedOtherwise(string carried, string reported, int periods) => new(
        $"{carried} is carried in from {Periods(periods)} earlier; that report says {reported}, which is used",
        $"带入的前{periods}期数为 {carried}，该期报告为 {reported}，以后者为准");

    public static Phrase NameTaken(string name, string first, string second) => new(
        $"error: '{first}' and '{second}' would both be written to '{name}': name folders that tell them apart, or take them one after the other",
        $"错误：“{first}”和“{second}”都会写入“{name}”：请分开处理，或改名");

    public static Phrase WouldOverwriteInput(string path) => new(
        $"error: '{path}' is one of the inputs: name another place for the result", $"错误：“{path}”是输入文件之一：请为结果另指定位置");

    public static Phrase Lost(IReadOnlyCollection<string> paths)
    {
        var list = Listed(paths);
        return new(
            $"Nothing is known of these cells, which were lost in the workbook that the data came from: {list}. Fill them in.",
            $"以下单元格在来源工作簿中丢失，内容未知：{list}。请补填。");
    }

    private static string Listed(IReadOnlyCollection<string> paths)
    {
        const int ToldOneByOne = 20;
        return string.Join(", ", paths.Take(ToldOneByOne)) + (paths.Count > ToldOneByOne ? ", …" : "");
    }

    public static Phrase ChangedInWorkbook(IReadOnlyCollection<string> paths) => new(
        $"error: a workbook cannot hold these contents as the data have them; they will be read as others: {Listed(paths)}. Correct them in the data, or in the workbook.",
        $"错误：工作簿无法原样保存以下内容，读回时将与数据不同：{Listed(paths)}。请在数据或工作簿中更正。");

    public static Phrase AlreadyThere(string path) => new(
        $"error: '{path}' is there already: name the result with -o to replace it", $"错误：“{path}”已存在：如需覆盖，请用 -o 指明");

    public static Phrase NeedsFolder => new(
        "error: several workbooks need a folder for their data: name it with -o", "错误：多个工作簿需要用 -o 指定输出文件夹");

    public static Phrase Ending => new(
        "finishing the reports that have begun (Ctrl-C again ends at once, without a result)", "正在完成已开始的报告（再按一次 Ctrl-C 立即结束，不留结果）");

    public static Phrase Interrupted(int done, int selected) => new(
        $"interrupted: {done} of {Count(selected, "report")} done; the result is complete for these",
        $"已中断：{selected} 份报告完成 {done} 份，结果对已完成的部分是完整的");

    public static Phrase Annotated(int copies, string folder) => new(
        $"{Count(copies, "annotated copy", "annotated copies")} in {folder}", $"{folder} 中有 {copies} 份标注副本");

    public static Phrase NotMarked(string path, string reason) => new(
        $"error: the marked copy '{path}' was not made, the results are complete: {reason}",
        $"错误：未生成标注副本“{path}”，校验结果完整：{reason}");

    public static Phrase Extracted(int done, int total) => new(
        $"{Count(total, "workbook")}, {done} extracted", $"{total} 个工作簿，已提取 {done} 个");

    public static string Count(int count, string noun) => Count(count, noun, noun + "s");

    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static string Periods(int periods) => Count(periods, "period");
}
