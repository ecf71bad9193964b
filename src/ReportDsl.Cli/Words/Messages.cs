using System.Globalization;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.Words;

/// <summary>What the program says beside diagnostics.</summary>
internal static class Messages
{
    public static Phrase UsageError(string message) => new($"error: {message}", $"错误：{message}");

    public static Phrase EmptyArgument => new(
        "An argument is empty: a variable of the shell may not be set. Name what is meant; the current folder is '.'.",
        "有一个参数为空：可能是 shell 变量未设置。请写明所指；当前文件夹为“.”。");

    public static Phrase SeeHelp(string command) => new($"See '{command} --help'.", $"用法见“{command} --help”。");

    public static Phrase Defect(Exception defect, string variable)
    {
        var what = $"{defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")}";
        return new(
            $"internal error: {what} This is a defect of reportdsl: please report it with the input and what you did (set {variable}=1 for details).",
            $"内部错误：{what} 这是 reportdsl 的缺陷：请连同输入文件和操作步骤一并报告（设置 {variable}=1 可显示详情）。");
    }

    public static Phrase NoSuchPath(string path) => new(
        $"error: there is no file or folder '{path}'", $"错误：没有文件或文件夹“{path}”");

    public static Phrase NoSources(string path) => new(
        $"error: there is no .rdsl file in '{path}'", $"错误：“{path}”中没有 .rdsl 文件");

    public static Phrase NoCommonFolder => new(
        "error: the given paths have no folder in common", "错误：给出的路径没有共同的文件夹");

    public static Phrase UnreadableFolder(string path, Phrase reason) => new(
        $"error: cannot read the folder '{path}': {reason.English}", $"错误：无法读取文件夹“{path}”：{reason.Chinese}");

    public static Phrase CannotWrite(string path, Phrase reason) => new(
        $"error: cannot write '{path}': {reason.English}", $"错误：无法写入“{path}”：{reason.Chinese}");

    public static Phrase OutputLost(Phrase reason) => new(
        $"error: cannot write to standard output: {reason.English}", $"错误：无法写入标准输出：{reason.Chinese}");

    public static Phrase Written(int templates, int files) => new(
        $"{Count(templates, "template")}, {Count(files, "file")} written", $"{templates} 个模板，写出 {files} 个文件");

    public static Phrase UpToDate(int templates, int files) => new(
        $"{Count(templates, "template")}, {Count(files, "file")}, all up to date", $"{templates} 个模板，{files} 个文件，均无变化");

    public static Phrase NoProblems(int files) => new(
        $"{Count(files, "file")} checked, no problems", $"已检查 {files} 个文件，没有问题");

    public static Phrase Counts(int errors, int warnings, int notes) => new(
        Join(", ", [(errors, Count(errors, "error")), (warnings, Count(warnings, "warning")), (notes, Count(notes, "note"))]),
        Join("，", [(errors, $"{errors} 个错误"), (warnings, $"{warnings} 个警告"), (notes, $"{notes} 个提示")]));

    public static Phrase More(int count) => new($"… and {count} more", $"……另有 {count} 条");

    public static Phrase Help => new("help: ", "建议：");

    public static Phrase Formatted(int files, int total) => new(
        $"{Count(total, "file")}, {files} formatted", $"{total} 个文件，已整理 {files} 个");

    public static Phrase WouldFormat(int files, int total) => new(
        $"{Count(total, "file")}, {files} not in the canonical style", $"{total} 个文件，其中 {files} 个不符合规范格式");

    public static Phrase NotFormatted(string path) => new(
        $"{path}: not formatted, because it has syntax errors", $"{path}：有语法错误，未作整理");

    public static Phrase Watching(string folder) => new(
        $"watching {folder} (Ctrl-C ends)", $"正在监视 {folder}（按 Ctrl-C 结束）");

    public static Phrase Writing(int done, int total, string name) => new($"[{done}/{total}] {name}", $"[{done}/{total}] {name}");

    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    public static string Count(int count, string noun) => Count(count, noun, noun + "s");

    private static string Join(string separator, ReadOnlySpan<(int Count, string Text)> parts)
    {
        var texts = new List<string>();
        foreach (var (count, text) in parts)
        {
            if (count > 0)
                texts.Add(text);
        }

        return string.Join(separator, texts);
    }
}
