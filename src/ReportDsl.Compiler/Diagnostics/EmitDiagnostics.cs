using System.Collections.Immutable;

namespace ReportDsl.Diagnostics;

/// <summary>What can be wrong with the files that are read and written: RD7000 to RD7099. Sheets have their own, RD7100 to RD7199.</summary>
public static class EmitDiagnostics
{
    /// <summary>0: what is not supported, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor NotYetSupported = Error(
        "RD7001",
        "{0} cannot be written to outputs yet; nothing is written",
        "{0}尚不能输出；未写出任何文件");

    /// <summary>0: the path, 1: the reason, a <see cref="Phrase"/>.</summary>
    public static readonly DiagnosticDescriptor OutputNotWritable = Error(
        "RD7003", "Cannot write '{0}': {1}", "无法写入“{0}”：{1}");

    /// <summary>0: the offset in bytes, 1: what it is instead, a <see cref="Phrase"/>, empty where that cannot be told.</summary>
    public static readonly DiagnosticDescriptor Undecodable = Error(
        "RD7004",
        "The file is not UTF-8: the first wrong byte is at offset {0}{1}",
        "文件不是 UTF-8 编码：第一个错误字节位于偏移 {0}{1}");

    /// <summary>0: the size, 1: the largest size, both in bytes.</summary>
    public static readonly DiagnosticDescriptor FileTooLarge = Error(
        "RD7005",
        "The file has {0} bytes; a source file has at most {1}",
        "文件有 {0} 字节；源文件最多 {1} 字节");

    /// <summary>0: the reason as the system gives it.</summary>
    public static readonly DiagnosticDescriptor FileUnreadable = Error("RD7006", "Cannot read the file: {0}", "无法读取文件：{0}");

    /// <summary>Takes no arguments.</summary>
    public static readonly DiagnosticDescriptor NoTemplate = Error(
        "RD7007",
        "Nothing to build: no template here, only what templates share",
        "没有可生成的内容：此处没有模板，只有供模板共用的定义");

    /// <summary>0: the file name; the related place is the other template.</summary>
    public static readonly DiagnosticDescriptor OutputNameTaken = Error(
        "RD7008",
        "Two templates would be written to the same file '{0}'",
        "两个模板会写入同一个文件“{0}”");

    /// <summary>All of them, by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotYetSupported, OutputNotWritable, Undecodable, FileTooLarge, FileUnreadable, NoTemplate, OutputNameTaken,
    ];

    private static DiagnosticDescriptor Error(string code, string english, string chinese) =>
        new(code, DiagnosticSeverity.Error, new Phrase(english, chinese));
}
