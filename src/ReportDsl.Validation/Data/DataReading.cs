using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Layout;

namespace ReportDsl.Validation.Data;

/// <summary>What reading a source gave, whatever its kind.</summary>
public sealed record DataReading
{
    /// <summary>The template that the file names, null where it names none.</summary>
    public string? Template { get; init; }

    /// <summary>The version of the template that the file names, null where it names none.</summary>
    public string? Version { get; init; }

    /// <summary>The period that data name which are no report; null where they name none.</summary>
    public string? Period { get; init; }

    /// <summary>Whose report data say to be which are none; null where they do not.</summary>
    public string? Entity { get; init; }

    /// <summary>The language that a workbook speaks, null for other files.</summary>
    public MessageLanguage? Language { get; init; }

    /// <summary>Null where the file is no report of a known form; <see cref="Findings"/> say why.</summary>
    public ReportData? Report { get; init; }

    /// <summary>The figures of earlier reports that the file carries along, one, two, … periods back.</summary>
    public ImmutableArray<ReportData?> Priors { get; init; } = [];

    /// <summary>What is wrong with the file; the rules of the form are not asked here.</summary>
    public ImmutableArray<FileFinding> Findings { get; init; } = [];

    /// <summary>The numbers of a workbook that their cells show otherwise, by slot.</summary>
    public ImmutableDictionary<int, CellLook> Shown { get; init; } = ImmutableDictionary<int, CellLook>.Empty;

    /// <summary>Where a value stands in a workbook; null for values that do not stand in one.</summary>
    public Func<int, CellAddress?> AddressOf { get; init; } = _ => null;

    /// <summary>Where a value of an earlier report stands in a workbook that carries it along, by periods back and slot.</summary>
    public Func<int, int, CellAddress?> AddressOfEarlier { get; init; } = (_, _) => null;

    /// <summary>The workbook itself; empty for other files.</summary>
    public ReadOnlyMemory<byte> Workbook { get; init; }

    /// <summary>A defect of the program that the file brought to light; <see cref="Findings"/> tell it.</summary>
    public Exception? Defect { get; init; }

    /// <summary>Whether the system did not give the file out: not a matter of its content.</summary>
    public bool IsInaccessible { get; init; }

    /// <summary>Whose report it is: the content of the form's entity field; null where there is none.</summary>
    internal static string? EntityOf(ReportData report) =>
        ReportHeading.Of(report).Entity;

    /// <summary>Null where a workbook does not say which period it is about.</summary>
    internal static Runtime.ReportPeriod? PeriodOf(ReportData report) => report.Period.IsKnown ? report.Period : null;
}
