using System.Collections.Immutable;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// A report with everything that is certain in it read as it was meant: <c>1,234件</c> is 1234. Each such value is told by a finding; what
/// is valid, in doubt or beyond recognition stays as it was typed.
/// </summary>
public sealed record LenientReading(ReportData Report, ImmutableArray<FileFinding> Findings)
{
    /// <summary>Reads a report as it was meant.</summary>
    /// <param name="report">The report as typed.</param>
    /// <param name="shown">How cells show their numbers that are another figure than is stored, by slot.</param>
    public static LenientReading Of(ReportData report, IReadOnlyDictionary<int, CellLook>? shown = null)
    {
        var recogniser = ValueRecogniser.For(report.Form);
        var findings = ImmutableArray.CreateBuilder<FileFinding>();
        var changed = report.ToBuilder();
        foreach (var slot in report.Form.Slots)
        {
            var typed = report[slot.Index];
            var look = typed.Kind == ContentKind.Number ? shown?.GetValueOrDefault(slot.Index) : null;
            var meant = look is null ? recogniser.Recognise(slot.Index, typed) : recogniser.Recognise(slot.Index, typed.Number, look)?.Meant;
            if (meant is not { IsCertain: true } recognised)
                continue;

            changed.Set(slot.Index, recognised.Content);
            if (recognised.Note is { } note)
                changed.SetNote(slot.Index, Joined(report.Notes.GetValueOrDefault(slot.Index), note));
            findings.Add(FileRules.Recognised.Finding(RecognisedText.Statement(recognised, slot.Spec, typed)) with { Slot = slot.Index });
        }

        return findings.Count == 0 ? new LenientReading(report, []) : new LenientReading(changed.ToReport(), findings.ToImmutable());
    }

    private static string Joined(string? existing, string note) => existing is null || existing == note ? note : $"{existing}；{note}";
}
