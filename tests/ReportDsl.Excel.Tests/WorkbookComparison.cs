using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Tests;

/// <summary>What a workbook's formulas say of a report, held against what the evaluator says: a line for each difference.</summary>
internal static class WorkbookComparison
{
    /// <summary>Patterns cannot be matched by a spreadsheet's formulas; the checks say so.</summary>
    public static bool IsLive(Rule rule) => !rule.Instances.Any(instance => instance.Condition is Matches);

    public static IEnumerable<string> Differences(EvaluationResult expected, LiveWorkbook actual) =>
        expected.Form.Slots.SelectMany(slot => OfSlot(slot, expected, actual)).Concat(OfRules(expected, actual));

    private static IEnumerable<string> OfSlot(Slot slot, EvaluationResult expected, LiveWorkbook actual)
    {
        var state = (decimal)actual.StateOf(slot.Index).Number;
        if (!StatesOf(expected, slot.Index).Contains(state))
            yield return $"{slot.Path} ({expected.Data[slot.Index]}) is {expected.State(slot.Index)}, the workbook has {state} of {actual.ValueOf(slot.Index)}";
        if (slot is CellSlot { IsComputed: true } && expected.State(slot.Index) == DecidedState.Value
            && Math.Abs((double)(expected.Number(slot.Index) ?? 0) - actual.ValueOf(slot.Index).Number) >= 1e-9)
        {
            yield return $"{slot.Path} is {expected.Number(slot.Index)}, the workbook has {actual.ValueOf(slot.Index).Number}";
        }
    }

    private static decimal[] StatesOf(EvaluationResult result, int slot) => result.State(slot) switch
    {
        DecidedState.Value => [StateWeight.Value],
        DecidedState.BlankZero => [StateWeight.BlankZero],
        DecidedState.BlankOptional => [StateWeight.Missing],
        DecidedState.BlankRequired => [StateWeight.Required],
        DecidedState.NotApplicable => [StateWeight.NotApplicable, StateWeight.ComputedNotApplicable],
        DecidedState.RuledOut when result.Fault(slot) == CellFault.RuledOut => [StateWeight.Misplaced],
        DecidedState.RuledOut => [StateWeight.NotApplicable, StateWeight.ComputedNotApplicable],
        DecidedState.Invalid => [StateWeight.Invalid, StateWeight.ComputedInvalid],
        _ => [StateWeight.Uncomputed],
    };

    private static IEnumerable<string> OfRules(EvaluationResult expected, LiveWorkbook actual)
    {
        var rows = actual.Outcomes().ToDictionary(row => row.Row.Rule.Path + row.Row.Instance.Key);
        for (var rule = 0; rule < expected.Form.Rules.Length; rule++)
        {
            for (var instance = 0; instance < expected.Form.Rules[rule].Instances.Length; instance++)
            {
                var name = expected.Form.Rules[rule].Path + expected.Form.Rules[rule].Instances[instance].Key;
                if (!rows.TryGetValue(name, out var row))
                    yield return $"{name} is not in the workbook";
                else if (OfRow(expected, rule, instance, actual, row) is { } difference)
                    yield return $"{name}: {difference}";
            }
        }
    }

    private static string? OfRow(EvaluationResult expected, int at, int instance, LiveWorkbook actual, (RuleRow Row, int Outcome) row)
    {
        var rule = expected.Form.Rules[at];
        var outcome = expected.IsExplained(at, instance) ? RulesSheet.Explained : (int)expected.Outcome(at, instance);
        if (IsLive(rule) && outcome != row.Outcome)
            return $"is {outcome}, the workbook has {row.Outcome}";
        if (actual.WordsOf(row.Row) != rule.Text.Text)
            return $"is not \"{actual.WordsOf(row.Row)}\"";
        if (IsLive(rule) && outcome == 0 && actual.WeightOf(row.Row) != RulesSheet.WeightOf(rule.Severity))
            return $"weighs {actual.WeightOf(row.Row)}";

        var (left, _, difference) = actual.SidesOf(row.Row);
        if (!left.IsNumber
            || rule.Instances[instance].Condition is Comparison { Left.Kind: not ValueKind.Number }
            || expected.Sides(at, instance) is not { Difference: { } between } sides)
        {
            return null;
        }

        return Math.Abs((double)(sides.Left ?? 0) - left.Number) < 1e-6 && Math.Abs((double)between - difference.Number) < 1e-6
            ? null
            : $"compares {left.Number}, not {sides.Left}";
    }
}
