using System.Collections.Immutable;
using ReportDsl.Cli.Data;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Cli.Validation;

/// <summary>The content of a cell as results tell it: a number, yes or no, or a text; all null for a blank.</summary>
internal readonly record struct CellContent(decimal? Number, bool? Boolean, string? Text)
{
    /// <summary>Dividing by it takes the trailing zeros of a decimal off.</summary>
    private const decimal PreciseOne = 1.0000000000000000000000000000m;

    public static CellContent Of(decimal number) => new(number / PreciseOne, null, null);

    public static CellContent Of(bool value) => new(null, value, null);

    public static CellContent Of(string? text) => new(null, null, text);

    public static CellContent Of(Entry entry) => entry.Kind switch
    {
        EntryKind.Blank or EntryKind.Absent => default,
        EntryKind.Number => Of(entry.Number),
        EntryKind.Boolean => Of(entry.Number != 0),
        EntryKind.Date => Of(DateOnly.FromDayNumber((int)entry.Number).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        _ => Of(entry.Text),
    };

    /// <summary>As people read it in a cell of a type; numbers in other cells stay as they are.</summary>
    public string ShownIn(DataType type) => Number is { } number ? ShownNumber.Of(number, type) : ToString();

    public override string ToString() =>
        Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (Boolean is { } value ? (value ? "true" : "false") : Text ?? "");
}

/// <summary>A cell that a finding rests on. <paramref name="Place"/> is where it stands in the workbook, null elsewhere.</summary>
internal sealed record ResultCell(string Path, string Label, ResultPlace? Place, CellContent Content)
{
    /// <summary>Whether it is one of this report, which its sender can correct, and not of an earlier one.</summary>
    public bool IsOwn { get; init; } = true;

    /// <summary>The content as people read it.</summary>
    public string Shown { get; init; } = Content.ToString();
}

/// <summary>A sheet, and on it a cell, null where the sheet as a whole is meant.</summary>
internal sealed record ResultPlace(string Sheet, CellAddress? Cell, string? Address)
{
    public static ResultPlace? Of(CellAddress? cell) => cell is { } known ? new(known.Sheet, known, known.Local) : null;
}

/// <summary>One thing that is wrong, of a rule or of the file, in the language of the messages.</summary>
internal sealed record ResultFinding(
    string Rule,
    string Instance,
    RuleSeverity Severity,
    string Text,
    string Message,
    ImmutableArray<ResultCell> Cells)
{
    /// <summary>The written reason with which the failure stands, null where it does not.</summary>
    public string? Explanation { get; init; }

    public ComparedSides Sides { get; init; }

    /// <summary>Line and column of a data file, from 1.</summary>
    public (int Line, int Column)? Position { get; init; }

    public ResultProposal? Proposal { get; init; }

    /// <summary>Rule and message as one sentence, for outputs that have one place for both.</summary>
    public Phrase Sentence => new($"{Text.TrimEnd('.')}: {Message}", $"{Text.TrimEnd('。')}：{Message}");

    public bool IsError => Severity == RuleSeverity.Error && Explanation is null;
}

/// <summary>What an invalid content is taken to mean.</summary>
/// <param name="Shown">The content as people read it.</param>
internal sealed record ResultProposal(CellContent Content, string Shown, string? Note, bool IsCertain, string How)
{
    /// <summary>Whether the message says already what is meant.</summary>
    public bool IsTold { get; init; }
}

/// <summary>An instance that could not be judged, in the language of the messages.</summary>
/// <param name="ReasonName">The reason as programs read it.</param>
/// <param name="ReasonText">The reason without the cell that it lies in, the same for all that have it.</param>
internal sealed record ResultUnassessed(
    string Rule, string Instance, RuleSeverity Severity, string Text, string ReasonName, string ReasonText, string Message, ResultCell? Cell)
{
    public Phrase Sentence => new($"{Text.TrimEnd('.')}: not assessable: {Message}", $"{Text.TrimEnd('。')}：无法评定：{Message}");
}

/// <summary>An instance of a rule or a computed cell, whatever its outcome.</summary>
internal readonly record struct ResultInstance(string Rule, string Instance, string Outcome, ComparedSides Sides);

/// <summary>What came of one file.</summary>
internal sealed record ReportResult(DataFile File)
{
    public string? Template { get; init; }

    public string? Version { get; init; }

    /// <summary>Whether the file is a report whose rules were evaluated.</summary>
    public bool IsEvaluated { get; init; }

    /// <summary>Null where the file does not name its period.</summary>
    public string? Period { get; init; }

    public string? Entity { get; init; }

    public EvaluationCounts Counts { get; init; }

    /// <summary>Those of the file first.</summary>
    public ImmutableArray<ResultFinding> Findings { get; init; } = [];

    /// <summary>The instances that could not be judged.</summary>
    public ImmutableArray<ResultUnassessed> Unassessed { get; init; } = [];

    /// <summary>All instances, worked out while they are asked for; null where nobody asked.</summary>
    public IEnumerable<ResultInstance>? Instances { get; init; }

    /// <summary>Whether the system did not give the file out.</summary>
    public bool IsInaccessible { get; init; }

    /// <summary>A defect of the program that this file brought to light.</summary>
    public Exception? Defect { get; init; }

    public AnnotatedCopy? Copy { get; init; }

    public int Errors => Findings.Count(finding => finding.IsError);

    public int Warnings => Count(RuleSeverity.Warning);

    public int Infos => Count(RuleSeverity.Info);

    private int Count(RuleSeverity severity) => Findings.Count(finding => finding.Severity == severity && finding.Explanation is null);
}

/// <summary>What came of a marked copy; <paramref name="Failure"/> is null where it was made and written.</summary>
internal sealed record AnnotatedCopy(string Path, Phrase? Failure);
