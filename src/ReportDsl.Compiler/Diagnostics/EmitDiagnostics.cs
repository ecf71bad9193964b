using System.Collections.Immutable;

namespace ReportDsl.Diagnostics;

/// <summary>What can be wrong with the files that are read and written, and with what an output can hold.</summary>
public static class EmitDiagnostics
{
    /// <summary>0: what is not supported, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor NotYetSupported = Error(
        "RD7001",
        "{0} is checked but not yet written to outputs; nothing is written",
        "{0}目前只作检查，尚不能输出；未写出任何文件");

    /// <summary>0: the table's path, 1 and 2: its rows and columns, 3 and 4: those of a sheet.</summary>
    public static readonly DiagnosticDescriptor TooBigForSheet = Error(
        "RD7002",
        "table '{0}' takes {1} rows and {2} columns; a sheet has {3} rows and {4} columns",
        "表“{0}”需要 {1} 行 {2} 列，而一张工作表只有 {3} 行 {4} 列");

    /// <summary>0: the path, 1: the reason as the system gives it.</summary>
    public static readonly DiagnosticDescriptor OutputNotWritable = Error(
        "RD7003", "cannot write '{0}': {1}", "无法写入“{0}”：{1}");

    /// <summary>0: the offset in bytes.</summary>
    public static readonly DiagnosticDescriptor Undecodable = Error(
        "RD7004",
        "the file is not UTF-8: the first wrong byte is at offset {0}",
        "文件不是 UTF-8 编码：第一个错误字节位于偏移 {0}");

    /// <summary>0: the size, 1: the largest size, both in bytes.</summary>
    public static readonly DiagnosticDescriptor FileTooLarge = Error(
        "RD7005",
        "the file has {0} bytes; a source file has at most {1}",
        "文件有 {0} 字节；源文件最多 {1} 字节");

    /// <summary>0: the reason as the system gives it.</summary>
    public static readonly DiagnosticDescriptor FileUnreadable = Error("RD7006", "cannot read the file: {0}", "无法读取文件：{0}");

    public static readonly DiagnosticDescriptor NoTemplate = Error(
        "RD7007",
        "nothing to build: no template here, only what templates share",
        "没有可生成的内容：此处没有模板，只有供模板共用的定义");

    /// <summary>0: the file name; the related place is the other template.</summary>
    public static readonly DiagnosticDescriptor OutputNameTaken = Error(
        "RD7008",
        "two templates would be written to the same file '{0}'",
        "两个模板会写入同一个文件“{0}”");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotYetSupported, TooBigForSheet, OutputNotWritable, Undecodable, FileTooLarge, FileUnreadable, NoTemplate, OutputNameTaken,
    ];

    private static DiagnosticDescriptor Error(string code, string english, string chinese) =>
        new(code, DiagnosticSeverity.Error, new Phrase(english, chinese));
}
