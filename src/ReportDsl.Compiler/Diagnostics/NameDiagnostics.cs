using System.Collections.Immutable;
using static ReportDsl.Diagnostics.DiagnosticSeverity;

namespace ReportDsl.Diagnostics;

/// <summary>RD2xxx: names, declarations, imports.</summary>
internal static class NameDiagnostics
{
    public static readonly DiagnosticDescriptor Undeclared = new("RD2001", Error, new(
        "There is no {0} '{1}' here.{2}", "此处没有名为“{1}”的{0}。{2}"));

    public static readonly DiagnosticDescriptor Duplicate = new("RD2002", Error, new(
        "The code '{0}' is declared twice in the same place.", "代码“{0}”在同一处重复声明。"));

    public static readonly DiagnosticDescriptor Ambiguous = new("RD2003", Error, new(
        "The {0} '{1}' is declared in more than one imported file; declare it in one place only.",
        "{0}“{1}”在多个导入的文件中声明；应只在一处声明。"));

    public static readonly DiagnosticDescriptor ImportNotFound = new("RD2004", Error, new(
        "The imported file '{0}' does not exist.", "导入的文件“{0}”不存在。"));

    public static readonly DiagnosticDescriptor ImportLeavesRoot = new("RD2005", Error, new(
        "The import '{0}' leads out of the folder being compiled; write a relative path with '/' to a file inside it.",
        "导入“{0}”超出了正在编译的文件夹；请用“/”写出指向该文件夹内文件的相对路径。"));

    public static readonly DiagnosticDescriptor ImportCycle = new("RD2006", Error, new(
        "The imports form a cycle: {0}.", "导入形成循环：{0}。"));

    public static readonly DiagnosticDescriptor ImportUnreadable = new("RD2007", Error, new(
        "The imported file '{0}' cannot be read: {1}.", "无法读取导入的文件“{0}”：{1}。"));

    public static readonly DiagnosticDescriptor MissingLabel = new("RD2008", Error, new(
        "'{0}' has no label; write the text that people read after the code: {0} \"…\".",
        "“{0}”没有标签；请在代码后写出供人阅读的文字：{0} \"…\"。"));

    public static readonly DiagnosticDescriptor DuplicateTemplate = new("RD2009", Error, new(
        "The template '{0}' version {1} is declared twice.", "模板“{0}”版本 {1} 重复声明。"));

    public static readonly DiagnosticDescriptor Repeated = new("RD2010", Error, new(
        "'{0}' stands here twice; say it once.", "“{0}”在此重复；只需写一次。"));

    public static readonly DiagnosticDescriptor UnnamedTables = new("RD2011", Error, new(
        "Only a section's single table may go without a name; give each of these tables one.",
        "只有一个部分中唯一的表可以不命名；请为这些表分别命名。"));

    public static readonly DiagnosticDescriptor NoPath = new("RD2012", Error, new(
        "'{0}' has no part '{1}'.{2}", "“{0}”没有名为“{1}”的组成部分。{2}"));

    public static readonly DiagnosticDescriptor Hidden = new("RD2013", DiagnosticSeverity.Hidden, new(
        "'{0}' means the {1} here and hides the {2} of the same code.", "“{0}”在此指{1}，遮盖了同代码的{2}。"));

    public static readonly DiagnosticDescriptor NotAValue = new("RD2014", Error, new(
        "'{0}' is a {1}, not a value.", "“{0}”是{1}，不是值。"));

    /// <summary>0: what is wrong with it, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor InvalidVersion = new("RD2016", Error, new(
        "The version {0}; it becomes part of the names of files and classes.", "版本{0}；版本会成为文件名和类名的一部分。"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Undeclared, Duplicate, Ambiguous, ImportNotFound, ImportLeavesRoot, ImportCycle, ImportUnreadable, MissingLabel,
        DuplicateTemplate, Repeated, UnnamedTables, NoPath, Hidden, NotAValue,
        InvalidVersion,
    ];
}
