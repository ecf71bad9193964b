using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;

namespace ReportDsl.CSharp.Tests;

/// <summary>The outcome of one rule instance, by its number: fail 0, not assessable 1, not applicable 2, pass 3.</summary>
internal readonly record struct InstanceOutcome(string Instance, int Outcome);

/// <summary>A finding as either engine tells it: all of it, as text.</summary>
internal sealed record ToldFinding(string Rule, string Instance, string Severity, string? Explanation, string Text, string Message, string Sides, string Cells);

/// <summary>All that an engine says of a report, in a form that both can be compared in.</summary>
internal sealed record Verdict(string Counts, ImmutableArray<InstanceOutcome> Outcomes, ImmutableArray<ToldFinding> Findings)
{
    public static Verdict Of(EvaluationResult result)
    {
        var form = result.Form;
        var language = form.Languages[0].StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? MessageLanguage.Chinese : MessageLanguage.English;
        var outcomes = ImmutableArray.CreateBuilder<InstanceOutcome>();
        foreach (var rule in form.Rules)
        {
            foreach (var instance in rule.Instances)
                outcomes.Add(new InstanceOutcome(rule.Path + instance.Key, (int)result.Outcomes[outcomes.Count]));
        }

        for (var at = 0; at < form.ComputedInOrder.Length; at++)
            outcomes.Add(new InstanceOutcome(form.ComputedInOrder[at].RuleId + form.ComputedInOrder[at].Instance, (int)result.TotalOutcomes[at]));
        return new Verdict(
            result.Counts.ToString().Replace(nameof(EvaluationCounts), "", StringComparison.Ordinal),
            outcomes.ToImmutable(),
            [
                .. result.Findings(language).Select(finding => new ToldFinding(
                    finding.Rule, finding.Instance, finding.Severity.ToString(), finding.Explanation, finding.Text, finding.Message,
                    SidesOf(finding.Sides.Left, finding.Sides.Right, finding.Sides.Difference, finding.Sides.Tolerance),
                    string.Join('\n', finding.Cells.Select(cell => $"{cell.Path}|{cell.Periods}|{cell.Label}|{cell.Value ?? "(blank)"}")))),
            ]);
    }

    public static Verdict Of((ValidationResult Result, ImmutableArray<InstanceOutcome> Outcomes) observed) => new(
        observed.Result.Summary.ToString().Replace(nameof(ValidationSummary), "", StringComparison.Ordinal),
        observed.Outcomes,
        [
            .. observed.Result.Findings.Select(finding => new ToldFinding(
                finding.Rule, finding.Instance, finding.Severity.ToString(), finding.Explanation, finding.Text, finding.Message,
                SidesOf(finding.Left, finding.Right, finding.Difference, finding.Tolerance),
                string.Join('\n', finding.Cells.Select(cell => $"{cell.Path}|{cell.Periods}|{cell.Label}|{cell.Text ?? "(blank)"}")))),
        ]);

    /// <summary>The first thing that two engines say differently; null where they say the same.</summary>
    public static string? Difference(Verdict expected, Verdict found)
    {
        for (var at = 0; at < Math.Max(expected.Outcomes.Length, found.Outcomes.Length); at++)
        {
            var (one, other) = (expected.Outcomes.ElementAtOrDefault(at), found.Outcomes.ElementAtOrDefault(at));
            if (one != other)
                return $"outcome {at}: {one} expected, {other} found";
        }

        for (var at = 0; at < Math.Max(expected.Findings.Length, found.Findings.Length); at++)
        {
            var (one, other) = (expected.Findings.ElementAtOrDefault(at), found.Findings.ElementAtOrDefault(at));
            if (one != other)
                return $"finding {at}:\n{one}\nexpected,\n{other}\nfound";
        }

        return expected.Counts == found.Counts ? null : $"{expected.Counts} expected, {found.Counts} found";
    }

    private static string SidesOf(decimal? left, decimal? right, decimal? difference, decimal? tolerance) =>
        string.Join(' ', new[] { left, right, difference, tolerance }.Select(side => side?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "-"));
}
