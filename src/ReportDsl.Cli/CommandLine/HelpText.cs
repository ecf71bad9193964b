using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.CommandLine;

/// <summary>What <c>--help</c> says of commands and options.</summary>
internal static class HelpText
{
    public static readonly Phrase Program = new(
        "Compiles report templates into entry workbooks and C# models.",
        "把报表模板编译为填报工作簿和 C# 模型。");

    public static readonly Phrase Build = new(
        "Compiles templates and writes their outputs: nothing at all where there are errors.",
        "编译模板并写出结果；有错误时不写出任何文件。");

    public static readonly Phrase Check = new("Reports what is wrong with templates.", "检查模板并报告问题。");

    public static readonly Phrase Format = new("Rewrites files in the canonical style.", "按规范格式整理文件。");

    public static readonly Phrase Paths = new(
        "Files, or folders with .rdsl files at any depth. The folder they have in common is the root of imports.",
        "文件，或（任意层级）含 .rdsl 文件的文件夹；它们的共同文件夹为导入的根目录。");

    public static readonly Phrase Output = new("The folder for the outputs.", "输出文件夹。");

    public static readonly Phrase Emit = new("What to write, separated by commas: csharp, excel. Otherwise everything.", "写出哪些结果，用逗号分隔：csharp、excel；默认全部。");

    public static readonly Phrase Namespace = new("The namespace of the C# models; else one named as the template.", "C# 模型的命名空间；默认以模板名命名。");

    public static readonly Phrase Watch = new("Builds again whenever a file changes, until Ctrl-C.", "文件改动后自动重新编译，按 Ctrl-C 结束。");

    public static readonly Phrase Language = new(
        "The language of messages: en or zh. Otherwise that of the locale.", "消息的语言：en 或 zh；默认取自系统区域设置。");

    public static readonly Phrase DiagnosticFormat = new(
        "The form of the diagnostics: text, json or sarif (2.1.0).", "诊断的形式：text、json 或 sarif（2.1.0）。");

    public static readonly Phrase FormatCheck = new(
        "Changes no file; lists those that are not in the canonical style, and exits with 1 if there is one.",
        "不改动文件，只列出不符合规范格式的文件；若有则以 1 退出。");

    public static readonly Phrase UnknownEmitter = new("unknown output '{0}': csharp and excel are known", "未知的结果“{0}”：可用 csharp、excel");

    public static readonly Phrase UnknownOption = new("unknown option '{0}'", "未知的选项“{0}”");

    /// <summary>0: the word, 1: the nearest command.</summary>
    public static readonly Phrase MistypedCommand = new("unknown command '{0}'. Did you mean '{1}'?", "未知的命令“{0}”。是否指“{1}”？");

    /// <summary>0: the word, 1: all commands.</summary>
    public static readonly Phrase UnknownCommand = new("unknown command '{0}'; the commands are {1}", "未知的命令“{0}”；可用的命令有 {1}");

    public static readonly Phrase NoNamespace = new("'{0}' is no namespace of C#", "“{0}”不是合法的 C# 命名空间");
}
