using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Layout;

/// <summary>What keeps a form, or a report of it, from being laid out on sheets.</summary>
public static class LayoutDiagnostics
{
    /// <summary>0: the label of the section, 1: the columns that it needs, 2: those that there are.</summary>
    public static readonly DiagnosticDescriptor TooManyColumns = new("RD7101", DiagnosticSeverity.Error, new(
        "The sheet of '{0}' needs {1} columns, the hidden ones included; a workbook's sheet has {2}.",
        "“{0}”所在的工作表需要 {1} 列（含隐藏列），工作表最多 {2} 列。"));

    /// <summary>0: the label of the section, 1: the rows that it needs, 2: those that there are.</summary>
    public static readonly DiagnosticDescriptor TooManyRows = new("RD7102", DiagnosticSeverity.Error, new(
        "The sheet of '{0}' needs {1} rows; a workbook's sheet has {2}.",
        "“{0}”所在的工作表需要 {1} 行，工作表最多 {2} 行。"));

    /// <summary>0: the path of the text, 1: its length, 2: what a cell holds.</summary>
    public static readonly DiagnosticDescriptor TooLongText = new("RD7103", DiagnosticSeverity.Error, new(
        "The text of '{0}' has {1} characters; a cell of a workbook holds {2}.",
        "“{0}”的文本有 {1} 字，工作簿的单元格最多 {2} 字。"));

    /// <summary>0: the length of a text of the template, 1: what a cell holds.</summary>
    public static readonly DiagnosticDescriptor TooLongInTemplate = new("RD7104", DiagnosticSeverity.Error, new(
        "The text has {0} characters; a cell of a workbook holds {1}.", "该文本有 {0} 字，工作簿的单元格最多 {1} 字。"));

    /// <summary>0: sheet, 1: cell, 2: the length of what stands there, 3: what a cell holds.</summary>
    public static readonly DiagnosticDescriptor TooLongTogether = new("RD7105", DiagnosticSeverity.Error, new(
        "The texts that come together in the cell {1} of the sheet '{0}' have {2} characters; a cell of a workbook holds {3}.",
        "工作表“{0}”的单元格 {1} 中合并的文本有 {2} 字，工作簿的单元格最多 {3} 字。"));

    /// <summary>0: the largest part, a sheet by its name, 1: its size in MiB, 2: what can be read.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new("RD7106", DiagnosticSeverity.Error, new(
        "The workbook could not be read when it comes back: its part '{0}' would take {1} MiB, and {2} MiB can be read.",
        "该工作簿回收时将无法读取：其中“{0}”将占 {1} MiB，最多可读 {2} MiB。"));

    /// <summary>All of them, by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [TooManyColumns, TooManyRows, TooLongText, TooLongInTemplate, TooLongTogether, TooLarge];
}

/// <summary>
/// A finding about a resolved form, which no longer knows its source: whoever compiled the form gives it the template's place
/// with <see cref="At"/>.
/// </summary>
public sealed record LayoutProblem(DiagnosticDescriptor Descriptor, ImmutableArray<object> Arguments)
{
    /// <summary>The problem at a place of a source.</summary>
    public Diagnostic At(Location location) => new(Descriptor, location, Arguments);
}
