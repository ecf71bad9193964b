using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Tells the failures of an evaluation in words, in one language.</summary>
internal sealed class FindingWriter(EvaluationResult result, MessageLanguage language)
{
    private readonly Form _form = result.Form;
    private readonly string _tag = language == MessageLanguage.Chinese ? "zh" : "en";
    private readonly ApplicabilityCauses _causes = new(result);
    private readonly LabelPaths _labels = new(result.Form, language == MessageLanguage.Chinese ? "zh" : "en");

    public ImmutableArray<Finding> Findings()
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        AddRules(findings);
        AddTotals(findings);
        for (var slot = 0; slot < _form.Slots.Length; slot++)
        {
            if (result.Fault(slot) is var fault and not CellFault.None)
                findings.Add(CellFinding(_form.Slots[slot], fault));
        }

        return findings.ToImmutable();
    }

    private void AddRules(ImmutableArray<Finding>.Builder findings)
    {
        for (var ruleAt = 0; ruleAt < _form.Rules.Length; ruleAt++)
        {
            var rule = _form.Rules[ruleAt];
            for (var at = 0; at < rule.Instances.Length; at++)
            {
                if (result.Outcome(ruleAt, at) != Outcome.Fail)
                    continue;

                var instance = rule.Instances[at];
                var probe = new ExpressionProbe(result, instance.Operands);
                findings.Add(new Finding(
                    rule.Path,
                    instance.Key,
                    rule.Severity,
                    result.IsExplained(ruleAt, at) ? result.ExplanationOf(ruleAt, at) : null,
                    rule.Text.In(_tag),
                    new FailureText(probe, operand => CellOf(operand).Label, language).Of(instance.Condition),
                    result.Sides(ruleAt, at),
                    [.. instance.Operands.Distinct().Select(CellOf)]));
            }
        }
    }

    private void AddTotals(ImmutableArray<Finding>.Builder findings)
    {
        for (var at = 0; at < _form.ComputedInOrder.Length; at++)
        {
            if (result.TotalOutcomes[at] != Outcome.Fail)
                continue;

            var cell = _form.ComputedInOrder[at];
            var spec = _form.Slots[cell.Slot].Spec;

            // The rule as a condition: what is reported, as one more operand, equals the formula.
            var operands = cell.Operands.Add(new Operand.Current(cell.Slot));
            var reported = new OperandValue(operands.Length - 1, cell.Formula.Kind, spec.Type.Scale);
            var condition = new Comparison(ComparisonOperator.Equal, reported, cell.Formula, spec.Type.Scale, cell.Tolerance);
            findings.Add(new Finding(
                cell.RuleId,
                cell.Instance,
                RuleSeverity.Error,
                null,
                TextOf(cell).In(language),
                new FailureText(new ExpressionProbe(result, operands), operand => CellOf(operand).Label, language).Of(condition),
                result.TotalSides(at),
                [CellOf(operands[^1]), .. cell.Operands.Distinct().Select(CellOf)]));
        }
    }

    private Finding CellFinding(Slot slot, CellFault fault)
    {
        var (id, instance) = slot is CellSlot cell
            ? (cell.TablePath, KeyOf(cell))
            : (slot.Path, "");
        var (rule, text) = fault switch
        {
            CellFault.Blank => (".required", new Phrase("The cell must be filled in.", "必填项")),
            CellFault.RuledOut => (".applicable", new Phrase("A cell that does not apply must be blank.", "不适用的项不应填写")),
            _ => (".type", new Phrase("The cell must hold a valid value.", "填写内容应符合要求")),
        };
        var message = fault switch
        {
            CellFault.Blank => new Phrase("not filled in", "未填写").In(language),
            CellFault.RuledOut => $"{Shown(slot)}{new Phrase(": ", "：").In(language)}{Inapplicable(slot.Index).In(language)}",
            _ => InvalidText.Of(result.ReasonOf(slot.Index), Shown(slot), ValueSchemas.Of(_form)[slot.Index], language == MessageLanguage.Chinese),
        };
        return new Finding(
            id + rule, instance, RuleSeverity.Error, null, text.In(language), message, default, [CellOf(new Operand.Current(slot.Index))])
        {
            Proposal = fault == CellFault.Invalid && result.Data.Kinds[slot.Index] != ContentKind.Blank ? ValueRecogniser.For(_form).Recognise(slot.Index, result.Data[slot.Index]) : null,
        };
    }

    /// <summary>Why a cell does not apply: its condition does not hold, or what it asks is not known.</summary>
    private Phrase Inapplicable(int slot)
    {
        if (_causes.OpenQuestionOf(slot) is not { } operand)
            return new Phrase("does not apply here", "此项不适用");
        var (periods, asked) = OperandReference.Of(operand);
        var label = CellOf(operand).Label;
        return (periods < result.Reports.Length ? result.Reports[periods]?.States[asked] : null) switch
        {
            DecidedState.BlankRequired or DecidedState.BlankOptional => new Phrase(
                $"does not apply as long as '{label}' is not answered", $"“{label}”未填写时，此项不适用"),
            DecidedState.Invalid => new Phrase(
                $"does not apply as long as '{label}' holds no valid value", $"“{label}”的内容无效时，此项不适用"),
            _ => new Phrase($"does not apply as long as '{label}' is not known", $"“{label}”情况不明时，此项不适用"),
        };
    }

    private static string KeyOf(CellSlot cell)
    {
        var parts = new[] { cell.Row.Path, cell.Column.Path }.Where(path => path.Length > 0).ToList();
        return parts.Count == 0 ? "" : $"[{string.Join(", ", parts)}]";
    }

    /// <summary>The built-in rule on a computed cell, in words.</summary>
    internal static Phrase TextOf(ComputedCell cell) => cell.RuleId.EndsWith(".total", StringComparison.Ordinal)
        ? new Phrase("The total must equal the sum of its items.", "合计应等于各项之和")
        : new Phrase("The figure must equal what its formula gives.", "应等于按公式计算的结果");

    internal FindingCell CellOf(Operand operand)
    {
        var (periods, slotAt) = OperandReference.Of(operand);
        var slot = _form.Slots[slotAt];
        var report = periods < result.Reports.Length ? result.Reports[periods] : null;
        return new FindingCell(slotAt, periods, slot.Path, _labels.Of(slot, periods).In(language), report is null ? null : ContentOf(report, slot));
    }

    /// <summary>What stands in a cell of this report, as people read it.</summary>
    private string Shown(Slot slot) => result.Data[slot.Index] switch
    {
        { Kind: ContentKind.Number } entry => ShownNumber.Of(entry.Number, slot.Spec.Type.NumberStyle),
        { Kind: ContentKind.Blank } when slot.Spec.Type.IsNumeric && result.Reports[0] is { } report => ShownNumber.Of(report.Number(slot.Index), slot.Spec.Type.NumberStyle),
        _ => ContentOf(result.Reports[0], slot) ?? "",
    };

    /// <summary>What stands in a cell, or what its formula gives where nothing does.</summary>
    private static string? ContentOf(ReportValues? report, Slot slot)
    {
        if (report is null)
            return null;

        var entry = report.Data[slot.Index];
        if (entry.Kind == ContentKind.Blank)
        {
            return report.States[slot.Index] is DecidedState.Value or DecidedState.Invalid
                ? report.Text(slot.Index) ?? NumberText(report.Number(slot.Index), slot.Spec.Type)
                : null;
        }

        return entry.Text ?? entry.Kind switch
        {
            ContentKind.Absent => null,
            ContentKind.Date => DateText(entry.Number),
            ContentKind.Boolean => entry.Number != 0 ? "true" : "false",
            _ => ExpressionText.Number(entry.Number),
        };
    }

    private static string NumberText(decimal number, DataType type) => type switch
    {
        DataType.Date => DateText(number),
        DataType.Boolean => number != 0 ? "true" : "false",
        _ => ExpressionText.Number(number),
    };

    private static string DateText(decimal day) =>
        DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
