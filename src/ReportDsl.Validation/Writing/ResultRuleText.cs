using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Text;
using ReportDsl.Validation.Results;

namespace ReportDsl.Validation.Writing;

/// <summary>
/// Results for people, rule by rule: how often each failed, in how many reports, and the first examples. Nothing else is kept, so that
/// memory depends on the templates and not on the number of reports.
/// </summary>
/// <param name="text">Takes the results, and stays open.</param>
/// <param name="language">The language of the words around them.</param>
/// <param name="colours">Whether words are coloured by escape sequences, as terminals understand them.</param>
public sealed class ResultRuleText(TextWriter text, MessageLanguage language, bool colours) : IResultWriter
{
    private const int MostExamples = 5;

    private readonly TerminalStyle _style = TerminalStyle.Of(colours);
    private readonly Dictionary<Key, Tally> _rules = [];
    private readonly Dictionary<string, (int Instances, int Reports)> _unassessed = new(StringComparer.Ordinal);
    private readonly ResultText _totals = new(text, language, colours);

    /// <inheritdoc/>
    public void Write(ReportResult result)
    {
        foreach (var reason in result.Unassessed.GroupBy(instance => instance.ReasonText))
        {
            var (instances, reports) = _unassessed.GetValueOrDefault(reason.Key);
            _unassessed[reason.Key] = (instances + reason.Count(), reports + 1);
        }

        foreach (var rule in result.Findings.GroupBy(finding => Key.Of(finding)))
        {
            var tally = _rules.GetValueOrDefault(rule.Key, new Tally(0, 0, []));
            var examples = tally.Examples.Count < MostExamples
                ? [.. tally.Examples, .. rule.Take(1).Select(finding => ExampleOf(result, finding))]
                : tally.Examples;
            _rules[rule.Key] = new Tally(tally.Findings + rule.Count(), tally.Reports + 1, examples);
        }
    }

    /// <inheritdoc/>
    public void End(BatchSummary summary)
    {
        var ordered = _rules
            .OrderBy(pair => pair.Key.IsExplained)
            .ThenBy(pair => pair.Key.Severity)
            .ThenByDescending(pair => pair.Value.Findings)
            .ThenBy(pair => pair.Key.Rule, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Text, StringComparer.Ordinal);
        foreach (var (key, tally) in ordered)
        {
            var (word, colour) = key switch
            {
                { IsExplained: true } => (ResultWords.Explained, _style.Note),
                { Severity: RuleSeverity.Error } => (ResultWords.Severity(key.Severity), _style.Error),
                { Severity: RuleSeverity.Warning } => (ResultWords.Severity(key.Severity), _style.Warning),
                _ => (ResultWords.Severity(key.Severity), _style.Note),
            };
            var counts = ResultWords.InReports(tally.Findings, tally.Reports).In(language);
            text.WriteLine(
                $"{colour}{word.In(language)}{_style.End} {Clean(key.Text)} {_style.Margin}{key.Rule}{_style.End}  {_style.Strong}{counts}{_style.End}");
            foreach (var example in tally.Examples)
                text.WriteLine("    " + example);
            if (tally.Reports > tally.Examples.Count)
                text.WriteLine("    " + ResultWords.MoreReports(tally.Reports - tally.Examples.Count).In(language));
            text.WriteLine();
        }

        foreach (var (reason, (instances, reports)) in _unassessed.OrderByDescending(pair => pair.Value.Instances).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var counts = ResultWords.InReports(instances, reports).In(language);
            text.WriteLine($"{_style.Note}{ResultWords.NotAssessable.In(language)}{_style.End} {Clean(reason)}  {_style.Strong}{counts}{_style.End}");
        }

        if (_unassessed.Count > 0)
            text.WriteLine();
        _totals.End(summary);
    }

    private static string ExampleOf(ReportResult result, ResultFinding finding)
    {
        string?[] parts = [result.Source.Name, result.Entity, result.Period, finding.Instance.Length > 0 ? finding.Instance : null];
        return Clean($"{string.Join(" · ", parts.OfType<string>())}: {finding.Message}");
    }

    private static string Clean(string words) => PrintableText.Of(words);

    private readonly record struct Key(string Rule, string Text, RuleSeverity Severity, bool IsExplained)
    {
        public static Key Of(ResultFinding finding) =>
            new(finding.Rule, finding.Text, finding.Severity, finding.Explanation is not null);
    }

    private sealed record Tally(int Findings, int Reports, IReadOnlyList<string> Examples);
}
