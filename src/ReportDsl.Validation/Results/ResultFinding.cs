using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Validation.Results;

/// <summary>One thing that is wrong, of a rule or of the file, in the language of the messages.</summary>
/// <param name="Rule">The id of the rule: <c>applications.balance</c>, <c>file.altered</c>.</param>
/// <param name="Instance">Which instance of the rule: <c>[person]</c>; empty where it has one only.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Text">What the rule asks for.</param>
/// <param name="Message">What is the case instead.</param>
/// <param name="Cells">What it rests on.</param>
public sealed record ResultFinding(
    string Rule,
    string Instance,
    RuleSeverity Severity,
    string Text,
    string Message,
    ImmutableArray<ResultCell> Cells)
{
    /// <summary>The written reason with which the failure stands, null where it does not.</summary>
    public string? Explanation { get; init; }

    /// <summary>Both sides of a comparison, and what lies between them; default where the rule is none.</summary>
    public ComparedSides Sides { get; init; }

    /// <summary>Line and column of a data file, from 1.</summary>
    public (int Line, int Column)? Position { get; init; }

    /// <summary>What an invalid content was probably meant to be.</summary>
    public ResultProposal? Proposal { get; init; }

    /// <summary>Rule and message as one sentence, for outputs that have one place for both.</summary>
    public Phrase Sentence => new($"{Text.TrimEnd('.')}: {Message}", $"{Text.TrimEnd('。')}：{Message}");

    /// <summary>Whether it is of severity error, and no reason explains it.</summary>
    public bool IsError => Severity == RuleSeverity.Error && Explanation is null;
}

/// <summary>What an invalid content is taken to mean.</summary>
/// <param name="Content">What is meant.</param>
/// <param name="Shown">The content as people read it.</param>
/// <param name="Note">What else was said there, such as a unit; null where nothing.</param>
/// <param name="IsCertain">Whether it can mean nothing else.</param>
/// <param name="How">What was done to it.</param>
public sealed record ResultProposal(CellContent Content, string Shown, string? Note, bool IsCertain, string How)
{
    /// <summary>Whether the message says already what is meant.</summary>
    public bool IsTold { get; init; }
}

/// <summary>An instance that could not be judged, in the language of the messages.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Instance">Which instance of it.</param>
/// <param name="Severity">How grave a failure would be.</param>
/// <param name="Text">What the rule asks for.</param>
/// <param name="ReasonName">The reason as programs read it.</param>
/// <param name="ReasonText">The reason without the cell that it lies in, the same for all that have it.</param>
/// <param name="Message">The reason in full.</param>
/// <param name="Cell">What it lies in, null where it lies in no cell.</param>
public sealed record ResultUnassessed(
    string Rule, string Instance, RuleSeverity Severity, string Text, string ReasonName, string ReasonText, string Message, ResultCell? Cell)
{
    /// <summary>Rule and reason as one sentence, for outputs that have one place for both.</summary>
    public Phrase Sentence => new($"{Text.TrimEnd('.')}: not assessable: {Message}", $"{Text.TrimEnd('。')}：无法评定：{Message}");
}

/// <summary>An instance of a rule or a computed cell, whatever its outcome.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Instance">Which instance of it.</param>
/// <param name="Outcome">As programs read it: <c>pass</c>, <c>fail</c>, <c>explained</c>, <c>notApplicable</c>, <c>notAssessable</c>.</param>
/// <param name="Sides">Both sides of a comparison; default where the rule is none.</param>
public readonly record struct ResultInstance(string Rule, string Instance, string Outcome, ComparedSides Sides);
