using System.Collections.Immutable;
using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>A rule: its words, and the names of its instances.</summary>
/// <param name="Id">The stable id: <c>applications.balance</c>.</param>
/// <param name="Text">The rule in words.</param>
/// <param name="Instances"><c>[person]</c>; one empty name where there is but one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RuleSchema(string Id, string Text, ImmutableArray<string> Instances)
{
    /// <summary>How grave a failure is.</summary>
    public Severity Severity { get; init; }

    /// <summary>Whether a failure with a written reason stands, as explained.</summary>
    public bool Explain { get; init; }

    /// <summary>The first period that the rule applies to, null where open.</summary>
    public ReportPeriod? Since { get; init; }

    /// <summary>The last period that the rule applies to, null where open.</summary>
    public ReportPeriod? Until { get; init; }

    /// <summary>What the bounds decide in advance, as where the period that they ask for is not set; null where the rule is to be run.</summary>
    internal Outcome? OutcomeOutside(ReportPeriod? period)
    {
        if (Since is null && Until is null)
            return null;
        if (period is not { } at)
            return Outcome.NotAssessable;
        return (Since is { } since && at.Start < since.Start) || (Until is { } until && at.End > until.End) ? Outcome.NotApplicable : null;
    }
}
