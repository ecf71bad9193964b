using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Text;
using ReportDsl.Validation.Results;

namespace ReportDsl.Validation.Writing;

/// <summary>
/// Results for people, report by report: whose it is and how it stands, then each rule that failed, in words, with its instances, numbers
/// and cells. Instances that say the same are folded.
/// </summary>
/// <param name="text">Takes the results, and stays open.</param>
/// <param name="language">The language of the words around them.</param>
/// <param name="colours">Whether words are coloured by escape sequences, as terminals understand them.</param>
public sealed class ResultText(TextWriter text, MessageLanguage language, bool colours) : IResultWriter
{
    /// <summary>So many instances of a rule are told in full, so many cells of each; the others are counted or named.</summary>
    private const int MostInstances = 5;
    private const int MostCells = 8;
    private const int MostNames = 8;
    private const int MostUnassessed = 3;

    private readonly TerminalStyle _style = TerminalStyle.Of(colours);

    /// <inheritdoc/>
    public void Write(ReportResult result)
    {
        text.WriteLine(HeadingOf(result));
        foreach (var rule in result.Findings.GroupBy(finding => (finding.Rule, finding.Text, finding.Severity, finding.Explanation is null)))
            Write([.. rule]);
        foreach (var reason in result.Unassessed.GroupBy(instance => instance.ReasonText))
            WriteUnassessed(reason.Key, [.. reason]);
        if (result.Findings.Length + result.Unassessed.Length > 0)
            text.WriteLine();
    }

    /// <inheritdoc/>
    public void End(BatchSummary summary)
    {
        text.WriteLine(summary.Totals.In(language));
        if (summary.Errors + summary.Warnings + summary.Infos + summary.Explained > 0)
            text.WriteLine(ResultWords.Found(summary.Errors, summary.Warnings, summary.Infos, summary.Explained).In(language));
    }

    private string HeadingOf(ReportResult result)
    {
        var form = result.Template is null ? null : $"{result.Template} {result.Version}";
        string?[] parts = [result.Entity, form, result.Period ?? (form is null ? null : ResultWords.NoPeriod.In(language))];
        var about = string.Join(" · ", parts.OfType<string>());
        return $"{_style.Strong}{Clean(result.Source.Name)}{_style.End}{(about.Length == 0 ? "" : "  " + Clean(about))}  {CountsOf(result)}";
    }

    private string CountsOf(ReportResult result)
    {
        var found = ResultWords.Found(
            result.Errors, result.Warnings, result.Infos, result.Findings.Count(finding => finding.Explanation is not null)).In(language);
        var colour = result switch
        {
            { Errors: > 0 } => _style.Error,
            { Warnings: > 0 } => _style.Warning,
            _ => _style.Help,
        };
        string?[] parts =
        [
            found.Length == 0 ? null : found,
            !result.IsEvaluated ? null : ResultWords.NothingWrong(result.Counts.Pass).In(language),
            result.Counts.NotAssessable == 0 ? null : ResultWords.NotAssessed(result.Counts.NotAssessable).In(language),
        ];
        return colour + string.Join(new Phrase(", ", "，").In(language), parts.OfType<string>()) + _style.End;
    }

    /// <summary>The failures of one rule.</summary>
    private void Write(ReadOnlySpan<ResultFinding> findings)
    {
        var rule = findings[0];
        var (word, colour) = rule switch
        {
            { Explanation: not null } => (ResultWords.Explained, _style.Note),
            { Severity: RuleSeverity.Error } => (ResultWords.Severity(rule.Severity), _style.Error),
            { Severity: RuleSeverity.Warning } => (ResultWords.Severity(rule.Severity), _style.Warning),
            _ => (ResultWords.Severity(rule.Severity), _style.Note),
        };
        text.WriteLine($"  {colour}{word.In(language)}{_style.End} {Clean(rule.Text)} {_style.Margin}{rule.Rule}{_style.End}");

        var told = new List<ResultFinding>();
        var others = new List<string>();
        foreach (var finding in findings)
        {
            var isNew = !told.Exists(other => other.Message == finding.Message && other.Explanation == finding.Explanation);
            if (isNew && told.Count < MostInstances)
                told.Add(finding);
            else
                others.Add(NameOf(finding));
        }

        foreach (var finding in told)
            WriteInstance(finding);
        if (others.Count > 0)
            text.WriteLine("    " + ResultWords.More(others.Count, Clean(NamesOf(others))).In(language));
    }

    /// <summary>The instances that could not be judged for one reason, on one line.</summary>
    private void WriteUnassessed(string reason, ImmutableArray<ResultUnassessed> instances)
    {
        var cells = instances.Select(instance => instance.Cell?.Label).OfType<string>().Distinct().ToList();
        var told = ResultWords.NotAssessableFor(
            reason, instances.Length, NamesOf(cells, MostUnassessed), NamesOf([.. instances.Select(instance => instance.Rule + instance.Instance)], MostUnassessed));
        text.WriteLine($"  {_style.Note}{ResultWords.NotAssessable.In(language)}{_style.End} {Clean(told.In(language))}");
    }

    private void WriteInstance(ResultFinding finding)
    {
        var name = finding.Instance.Length > 0 || finding.Position is not null ? Clean(NameOf(finding)) + "  " : "";
        var meant = finding.Proposal is { IsTold: false } proposal ? ResultWords.Meant(proposal.Shown).In(language) : "";
        text.WriteLine($"    {name}{Clean(finding.Message + meant)}");
        if (finding.Explanation is { } reason)
            text.WriteLine("        " + Clean(ResultWords.Reason(reason).In(language)));

        var rows = finding.Cells.Take(MostCells)
            .Select(cell => (Place: Clean(PlaceOf(cell)), Content: Clean(cell.Shown), Label: Clean(cell.Label)))
            .ToList();
        var (places, contents) = (WidthOf(rows.Select(row => row.Place)), WidthOf(rows.Select(row => row.Content)));
        foreach (var (place, content, label) in rows)
        {
            var line = $"        {place}{Blanks(places, place)}  {Blanks(contents, content)}{content}  {label}";
            text.WriteLine(line.TrimEnd());
        }

        if (finding.Cells.Length > MostCells)
            text.WriteLine("        " + ResultWords.MoreCells(finding.Cells.Length - MostCells).In(language));
    }

    private string NameOf(ResultFinding finding) => finding switch
    {
        { Instance.Length: > 0 } => finding.Instance,
        { Position: var (line, column) } => ResultWords.Line(line, column).In(language),
        { Cells: [var cell, ..] } => PlaceOf(cell),
        _ => finding.Rule,
    };

    private static string NamesOf(List<string> names, int most = MostNames) =>
        string.Join(", ", names.Take(most)) + (names.Count > most ? ", …" : "");

    private static string PlaceOf(ResultCell cell) => cell.Place switch
    {
        { Address: { } address } place => $"{place.Sheet}!{address}",
        { } place => place.Sheet,
        null => cell.Path,
    };

    private static int WidthOf(IEnumerable<string> texts) => texts.Select(item => DisplayWidth.Of(item)).DefaultIfEmpty().Max();

    private static string Blanks(int width, string content) => new(' ', Math.Max(0, width - DisplayWidth.Of(content)));

    private static string Clean(string words) => PrintableText.Of(words);
}
