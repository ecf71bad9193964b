using ReportDsl.Diagnostics;

namespace ReportDsl.Validation.Data;

/// <summary>What is said of data that are no report, or not whole.</summary>
internal static class DataWords
{
    public static Phrase NamesNoTemplate => new(
        "The file does not say which template it is a report of.", "文件没有说明是哪个模板的报告。");

    public static Phrase NamesNoVersion(string template, string known) => new(
        $"The file does not say, as a text such as \"{known}\", which version of {template} it is a report of.",
        $"文件没有用文字（如 \"{known}\"）说明是 {template} 哪个版本的报告。");

    public static Phrase TooLarge(long mebibytes) => new(
        $"The file is larger than {mebibytes} MiB.", $"文件超过 {mebibytes} MiB。");

    public static Phrase Inaccessible(Phrase reason) => new(
        $"The file cannot be read: {reason.English}.", $"无法读取文件：{reason.Chinese}。");

    public static Phrase DefectIn(Exception exception)
    {
        var what = WhatOf(exception);
        return new($"internal error: {what} The file was not read to its end.", $"内部错误：{what} 该文件未处理完。");
    }

    /// <summary>A defect on one line.</summary>
    public static string WhatOf(Exception defect) => $"{defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")}";

    public static Phrase Lost(IReadOnlyCollection<string> paths)
    {
        const int ToldOneByOne = 20;
        var list = string.Join(", ", paths.Take(ToldOneByOne)) + (paths.Count > ToldOneByOne ? ", …" : "");
        return new(
            $"Nothing is known of these cells, which were lost in the workbook that the data came from: {list}. Fill them in.",
            $"以下单元格在来源工作簿中丢失，内容未知：{list}。请补填。");
    }
}
