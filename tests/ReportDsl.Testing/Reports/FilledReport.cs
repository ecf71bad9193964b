using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Reports;

/// <summary>What stands in a report, slot by slot, apart from any form: so that it can be put into a form and into a mutant of it.</summary>
public sealed record FilledReport(ReportPeriod Period, ImmutableArray<CellContent> Entries, ImmutableSortedDictionary<string, string> Explanations)
{
    public ReportData In(Form form)
    {
        var data = new ReportData.Builder(form, Period);
        for (var slot = 0; slot < Entries.Length; slot++)
        {
            if (Entries[slot].Kind != ContentKind.Blank)
                data.Set(slot, Entries[slot]);
        }

        // A reason for a rule that takes none cannot be written down in data.
        foreach (var rule in form.Rules.Where(rule => rule.Explain))
        {
            foreach (var instance in rule.Instances.Select(instance => rule.Path + instance.Key))
            {
                if (Explanations.TryGetValue(instance, out var reason))
                    data.Explain(instance, reason);
            }
        }

        return data.ToReport();
    }
}

/// <summary>A report and the same entity's earlier ones, nearest first, null where there is none.</summary>
public sealed record ReportSeries(FilledReport Current, ImmutableArray<FilledReport?> Priors);
