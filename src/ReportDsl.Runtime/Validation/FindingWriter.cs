using System.Collections.Immutable;

namespace ReportDsl.Runtime;

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
                Words("The cell does not apply and must be blank.", "不适用的项不应填写"),
                Words($"{ShownNumber.Of(content, value)}: does not apply here", $"{ShownNumber.Of(content, value)}：此项不适用")),
            _ => ("", "", ""),
        };
        if (rule.Length == 0)
            return null;
        var place = schema.PlaceOf(index);
        return new Finding($"{place.Owner}.{rule}", place.Instance, Severity.Error, null, text, message, null, null, null, null, CellsOf([index]));
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
        var (report, periods, value) = values.Locate(operand);
        var place = schema.PlaceOf(value);
        var label = periods == 0 ? place.Label : place.Label + Words($" ({periods} earlier)", $"（前{periods}期）");
        var content = report is null ? default : report.ContentOf(value);
        if (content.Kind == ContentKind.Blank && values[operand] is { State: OperandState.Value, Value: var number } && schema.Values[value] is { } schemaOf)
            content = schemaOf.ContentOf(number, schemaOf.IsText ? values.Text(operand).Value : null);
        return new FindingCell(
            place.Path, label, periods, content.Kind == ContentKind.Number ? content.Number : null,
            content.Kind is ContentKind.Blank or ContentKind.Absent ? null : content.ToString());
    }
}
