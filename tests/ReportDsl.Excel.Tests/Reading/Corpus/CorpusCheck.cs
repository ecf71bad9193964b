using System.Globalization;
using System.Text;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>
/// Reads the cases of one kind. What is found in each, whole, and each value that was not read as it was meant, are kept in a file. Whatever that
/// says, no value may be read wrong in silence: it is the true one, or none and something is said of it.
/// </summary>
internal static class CorpusCheck
{
    private const int ToldOneByOne = 6;

    public static void Check(string kind, IEnumerable<CorpusCase> cases)
    {
        var text = new StringBuilder();
        var wrong = new List<string>();
        foreach (var @case in cases)
        {
            var reading = Reports.Read(@case.Workbook(), @case.Truth.Form == CorpusCase.Form ? [] : [@case.Truth.Form]);
            text.Append("== ").AppendLine(@case.Name);
            foreach (var line in Reports.Lines(reading))
                text.AppendLine(line);
            if (reading.Report is null)
                text.AppendLine("(not read)");
            else
                Append(text, Differences(@case, reading));
            wrong.AddRange(Silent(@case, reading).Select(value => $"{@case.Name}: {value}"));
        }

        Baseline.AssertEqual($"tests/ReportDsl.Excel.Tests/Reading/Corpus/Expected/{kind}.txt", text.ToString());
        Assert.True(wrong.Count == 0, "Read wrong in silence:\n" + string.Join('\n', wrong.Take(40)));
    }

    /// <summary>The values that are read as something else than they are, and nothing is said of it.</summary>
    private static IEnumerable<string> Silent(CorpusCase @case, WorkbookReading reading)
    {
        if (reading.Report is not { } report)
            return reading.Findings.IsEmpty ? ["refused without a word"] : [];
        if (report.Form != @case.Truth.Form)
            return SilentInAnotherForm(@case.Truth, reading, report);

        var layout = FormLayout.Compute(report.Form).Layout;
        var result = Evaluator.For(report.Form).Evaluate(report, [.. reading.Priors]);
        var silent = new List<string>();
        foreach (var slot in report.Form.Slots)
        {
            var (truth, read) = (@case.Truth[slot.Index], report[slot.Index]);
            if (read == truth)
                continue;
            var sheets = new[] { layout?.AddressOf(slot.Index).Sheet, reading.AddressOf(slot.Index)?.Sheet };
            var isTold = result.Fault(slot.Index) != CellFault.None
                || reading.Findings.Any(finding => finding.Severity != RuleSeverity.Info
                    && (finding.Slot == slot.Index || finding.Sheet is null || sheets.Contains(finding.Sheet)));
            var isNone = read.Kind is ContentKind.Absent or ContentKind.Invalid || (read.Kind == ContentKind.Blank && slot.Spec.Presence != Presence.BlankZero)
                || (read.Kind == ContentKind.Blank && slot is CellSlot { IsComputed: true });
            if (!isNone || !isTold)
                silent.Add($"{slot.Path} is {Shown(truth)}, read as {Shown(read)}{(isTold ? "" : ", and nothing is said of it")}");
        }

        if (report.Period != @case.Truth.Period && (report.Period.IsKnown || reading.Findings.All(finding => finding.Rule != FileRules.Period.Id)))
            silent.Add($"the period is {@case.Truth.Period}, read as {report.Period}");
        if (@case.Told is { } place && !reading.Findings.Any(finding => finding.Severity != RuleSeverity.Info && Names(finding, place)))
            silent.Add($"nothing is said of what stands in {place}");

        // That something was moved says nothing of what was lost.
        var isLossTold = reading.Findings.Any(finding => finding.Severity != RuleSeverity.Info && finding.Rule != FileRules.Moved.Id);
        return silent.Concat(SilentPriors(@case, reading)).Concat(Beside(@case, reading).Where(_ => !isLossTold));
    }

    private static bool Names(FileFinding finding, string place) =>
        finding.Address == place || finding.Message.English.Split([' ', ',', '.', ';']).Contains(place);

    /// <summary>What both forms have must be the same, the rest is told.</summary>
    private static IEnumerable<string> SilentInAnotherForm(ReportData truth, WorkbookReading reading, ReportData report)
    {
        var known = truth.Form.Slots.ToDictionary(slot => slot.Path, slot => truth[slot.Index]);
        return from slot in report.Form.Slots
               let read = report[slot.Index]
               where read.Kind is not (ContentKind.Absent or ContentKind.Invalid or ContentKind.Blank)
               where !known.TryGetValue(slot.Path, out var content) || content != read || reading.Findings.IsEmpty
               select $"{slot.Path} is read as {Shown(read)}";
    }

    private static IEnumerable<string> SilentPriors(CorpusCase @case, WorkbookReading reading)
    {
        if (@case.Prior is not { } prior || reading.Priors is not [{ } read, ..])
            return @case.Prior is null || !reading.Findings.IsEmpty ? [] : ["the earlier report is gone"];
        return from slot in prior.Form.Slots
               where read[slot.Index] is { Kind: not (ContentKind.Absent or ContentKind.Invalid) } content && content != prior[slot.Index]
               select $"earlier {slot.Path} is {Shown(prior[slot.Index])}, read as {Shown(read[slot.Index])}";
    }

    private static List<string> Differences(CorpusCase @case, WorkbookReading reading)
    {
        if (reading.Report is not { } report)
            return [];
        if (report.Form != @case.Truth.Form)
            return [$"(read as {report.Form.Name} {report.Form.Version})"];
        var lines = new List<string>();
        var differing = report.Form.Slots.Where(slot => report[slot.Index] != @case.Truth[slot.Index]);
        foreach (var group in differing.GroupBy(slot => (Place: slot is CellSlot cell ? cell.TablePath : "fields", Read: Shown(report[slot.Index]))))
        {
            if (group.Count() > ToldOneByOne)
                lines.Add($"{group.Key.Place}: {group.Count().ToString(CultureInfo.InvariantCulture)} values read {group.Key.Read}");
            else
                lines.AddRange(group.Select(slot => $"{slot.Path}: {Shown(@case.Truth[slot.Index])}, read {Shown(report[slot.Index])}"));
        }

        if (report.Period != @case.Truth.Period)
            lines.Add($"period: {@case.Truth.Period}, read {(report.Period.IsKnown ? report.Period : "none")}");
        lines.AddRange(Beside(@case, reading));
        if (@case.Prior is { } prior)
        {
            var read = reading.Priors is [{ } first, ..] ? first : null;
            var expected = PriorSlots(prior.Form);
            var lost = expected.Where(slot => prior[slot].Kind != ContentKind.Blank && read?[slot] != prior[slot]).Select(slot => prior.Form.Slots[slot].Path).ToList();
            if (lost.Count > 0)
                lines.Add(lost.Count > ToldOneByOne ? $"{lost.Count} of {expected.Count} earlier figures not read" : "earlier figures not read: " + string.Join(", ", lost));
        }

        return lines;
    }

    /// <summary>Notes and reasons that were lost or are not what they were.</summary>
    private static IEnumerable<string> Beside(CorpusCase @case, WorkbookReading reading)
    {
        foreach (var (slot, note) in @case.Truth.Notes)
        {
            if (reading.Report?.Notes.GetValueOrDefault(slot) is var read && read != note)
                yield return $"note of {@case.Truth.Form.Slots[slot].Path}: {note}, read {read ?? "none"}";
        }

        foreach (var (instance, reason) in @case.Truth.Explanations)
        {
            if (reading.Report?.Explanations.GetValueOrDefault(instance) is var read && read != reason)
                yield return $"reason of {instance}: {reason}, read {read ?? "none"}";
        }
    }

    private static HashSet<int> PriorSlots(Form form) =>
        [.. form.Rules.SelectMany(rule => rule.Instances).SelectMany(instance => instance.Operands).OfType<Operand.Prior>().Select(operand => operand.Slot)];

    private static string Shown(CellContent entry) => entry.Kind switch
    {
        ContentKind.Blank => "blank",
        ContentKind.Absent => "absent",
        ContentKind.Invalid => $"invalid \"{entry.Text}\"",
        ContentKind.Number => entry.Number.ToString(CultureInfo.InvariantCulture),
        ContentKind.Date => DateOnly.FromDayNumber((int)entry.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ContentKind.Boolean => entry.Number != 0 ? "yes" : "no",
        _ => $"\"{entry.Text}\"",
    };

    private static void Append(StringBuilder text, IEnumerable<string> differences)
    {
        foreach (var line in differences)
            text.Append("  ").AppendLine(line);
    }
}
