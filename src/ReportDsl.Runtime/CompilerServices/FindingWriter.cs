using System.Collections.Immutable;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Tells failures in words, in the language of the template.</summary>
internal sealed class FindingWriter(ReportSchema schema, Values values)
{
    /// <summary>A rule that fails, over the operands of one instance.</summary>
    public Finding OfRule(RuleSchema rule, string instance, string? explanation, ReadOnlySpan<int> operands, Wording wording) =>
        Told(rule, instance, explanation, [.. operands], wording, CellsOf(operands));

    /// <summary>A computed cell that does not hold what its formula gives: its number, then those of the operands. The reported figure is the last operand of the wording.</summary>
    public Finding OfComputed(RuleSchema rule, string instance, ReadOnlySpan<int> cell, Wording wording) =>
        Told(rule, instance, null, [.. cell[1..], cell[0]], wording, CellsOf(cell));

    /// <summary>What is wrong with a cell by itself, null where nothing is.</summary>
    public Finding? OfCell(int index, ValueSchema value, OperandState state, in CellContent content)
    {
        var (rule, text, message) = state switch
        {
            OperandState.RequiredBlank => ("required", Words("The cell must be filled in.", "必填项"), Words("not filled in", "未填写")),
            OperandState.Invalid => ("type", Words("The cell must hold a valid value.", "填写内容应符合要求"), InvalidText.Of(content, value, schema.IsChinese)),
            OperandState.NotApplicable when content.Kind is not (ContentKind.Blank or ContentKind.Mark) => (
                "applicable",
                Words("A cell that does not apply must be blank.", "不适用的项不应填写"),
                $"{ShownNumber.Of(content, value)}{Words(": ", "：")}{Inapplicable(index)}"),
            _ => ("", "", ""),
        };
        if (rule.Length == 0)
            return null;
        var place = schema.PlaceOf(index);
        return new Finding($"{place.Owner}.{rule}", place.Instance, Severity.Error, null, text, message, null, null, null, null, CellsOf([index]));
    }

    /// <summary>Why a cell does not apply: its condition does not hold, or what it asks is not known.</summary>
    private string Inapplicable(int index)
    {
        if (values.OpenQuestionOf(index) is not { } asked)
            return Words("does not apply here", "此项不适用");
        var label = CellOf(asked).Label;
        return values[asked].State switch
        {
            OperandState.RequiredBlank or OperandState.OptionalBlank =>
                Words($"does not apply as long as '{label}' is not answered", $"“{label}”未填写时，此项不适用"),
            OperandState.Invalid =>
                Words($"does not apply as long as '{label}' holds no valid value", $"“{label}”的内容无效时，此项不适用"),
            _ => Words($"does not apply as long as '{label}' is not known", $"“{label}”情况不明时，此项不适用"),
        };
    }

    private Finding Told(RuleSchema rule, string instance, string? explanation, int[] operands, Wording wording, ImmutableArray<FindingCell> cells)
    {
        var told = new FailureText(new Probe(values, operands, wording), operand => CellOf(operand).Label, schema.IsChinese);
        var sides = told.Sides();
        return new Finding(
            rule.Id, instance, rule.Severity, explanation, rule.Text, told.Message(), sides.Left, sides.Right, sides.Difference, sides.Tolerance, cells);
    }

    private string Words(string english, string chinese) => schema.IsChinese ? chinese : english;

    private ImmutableArray<FindingCell> CellsOf(ReadOnlySpan<int> operands)
    {
        var cells = ImmutableArray.CreateBuilder<FindingCell>(operands.Length);
        var met = new HashSet<int>();
        foreach (var operand in operands)
        {
            if (met.Add(operand))
                cells.Add(CellOf(operand));
        }

        return cells.ToImmutable();
    }

    private FindingCell CellOf(int operand)
    {
        var (_, periods, value) = values.Locate(operand);
        var place = schema.PlaceOf(value);
        var label = periods == 0 ? place.Label : place.Label + Words($" ({periods} earlier)", $"（前{periods}期）");
        var content = values.ContentOf(operand);
        return new FindingCell(
            place.Path, label, periods, content.Kind == ContentKind.Number ? content.Number : null,
            content.Kind is ContentKind.Blank or ContentKind.Absent ? null : content.ToString());
    }
}
