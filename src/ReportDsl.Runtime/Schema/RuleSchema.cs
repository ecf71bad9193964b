using System.Collections.Immutable;

namespace ReportDsl.Runtime;

/// <summary>A rule: its words, and the names of its instances.</summary>
/// <param name="Id">The stable id: <c>applications.balance</c>.</param>
/// <param name="Text">The rule in words.</param>
/// <param name="Instances"><c>[person]</c>; one empty name where there is but one.</param>
public sealed record RuleSchema(string Id, string Text, ImmutableArray<string> Instances)
{
    public Severity Severity { get; init; }

    /// <summary>Whether a failure with a written reason stands, as explained.</summary>
    public bool Explain { get; init; }

    /// <summary>The first period that the rule applies to, null where open.</summary>
    public ReportPeriod? Since { get; init; }

    /// <summary>The last period that the rule applies to, null where open.</summary>
    public ReportPeriod? Until { get; init; }

    /// <summary>A period that is not set is within any bounds.</summary>
    internal bool AppliesTo(ReportPeriod? period) =>
        period is not { } at || (!(Since is { } since && at.Start < since.Start) && !(Until is { } until && at.End > until.End));
}
