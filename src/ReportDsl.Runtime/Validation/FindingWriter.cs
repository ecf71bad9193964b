using System.Collections.Immutable;

namespace ReportDsl.Runtime;

/// <summary>Tells failures in words, in the language of the template.</summary>
internal sealed class FindingWriter(ReportSchema schema, Values values)
{
    private string Comma => Words(", ", "，");

    public Finding OfRule(RuleSchema rule, string instance, string? explanation, ReadOnlySpan<int> operands, Sides? sides)
    {
        var cells = CellsOf(operands);
        var finding = new Finding(
            rule.Id, instance, rule.Severity, explanation, rule.Text, Listed(cells), null, null, null, null, cells);
        return sides is { } compared ? Compared(finding, compared) : finding;
    }

    public Finding OfComputed(RuleSchema rule, string instance, ReadOnlySpan<int> cell, Words? formula, Tolerance tolerance)
    {
        var cells = CellsOf(cell);
        var finding = new Finding(rule.Id, instance, rule.Severity, null, rule.Text, Listed(cells[..1]), null, null, null, null, cells);
        var value = schema.Values[cell[0]];
        if (value is { IsText: true })
            return finding;
        var words = formula?.Invoke(values, cell[1..]) ?? "";
        return Compared(
            finding,
            new Sides(ComparisonOperator.Equal, values[cell[0]], "", values.Calculated(cell[0]), words, value?.Scale ?? 0, tolerance));
    }

    /// <summary>What is wrong with a cell by itself, null where nothing is.</summary>
    public Finding? OfCell(int index, ValueSchema value, OperandState state, in CellContent content)
    {
        var (rule, text, message) = state switch
        {
            OperandState.RequiredBlank => ("required", Words("The cell must be filled in.", "必填项"), Words("not filled in", "未填写")),
            OperandState.Invalid => (
                "type",
                Words("The cell must hold a valid value.", "填写内容应符合要求"),
                Words($"\"{content}\", asked for: {value.Requirement}", $"“{content}”，要求：{value.Requirement}")),
            OperandState.NotApplicable when content.Kind is not (ContentKind.Blank or ContentKind.Mark) => (
                "applicable",
                Words("The cell does not apply and must be blank.", "不适用的项不应填写"),
                Words($"{content}: does not apply here", $"{content}：此项不适用")),
            _ => ("", "", ""),
        };
        if (rule.Length == 0)
            return null;
        var place = schema.PlaceOf(index);
        return new Finding($"{place.Owner}.{rule}", place.Instance, Severity.Error, null, text, message, null, null, null, null, CellsOf([index]));
    }

    private Finding Compared(Finding finding, Sides sides)
    {
        if (!sides.Left.IsValue || !sides.Right.IsValue)
            return finding;
        var left = Numeric.RoundHalfAway(sides.Left.Value, sides.Scale);
        var right = Numeric.RoundHalfAway(sides.Right.Value, sides.Scale);
        var (difference, tolerance) = (left - right, sides.Tolerance.Between(left, right));
        return finding with
        {
            Message = Told(sides, Side(sides.LeftWords, left), Side(sides.RightWords, right), difference, tolerance),
            Left = left,
            Right = right,
            Difference = difference,
            Tolerance = tolerance,
        };
    }

    private string Told(in Sides sides, string left, string right, decimal difference, decimal tolerance)
    {
        var told = left + Comma + Required(sides.Operator) + right;
        if (sides.Operator != ComparisonOperator.NotEqual)
            told += Comma + Words("difference ", "相差 ") + Numeric.Plain(Math.Abs(difference));
        return tolerance == 0 ? told : told + Comma + Words("tolerance ", "允许误差 ") + Numeric.Plain(tolerance);
    }

    private string Required(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "",
        ComparisonOperator.NotEqual => Words("must differ from ", "不应等于 "),
        ComparisonOperator.Less => Words("must be less than ", "应小于 "),
        ComparisonOperator.LessOrEqual => Words("must be at most ", "应不大于 "),
        ComparisonOperator.Greater => Words("must be greater than ", "应大于 "),
        _ => Words("must be at least ", "应不小于 "),
    };

    private string Words(string english, string chinese) => schema.IsChinese ? chinese : english;

    private static string Side(string words, decimal value) =>
        words.Length == 0 ? Numeric.Plain(value) : $"{words} = {Numeric.Plain(value)}";

    private string Listed(ImmutableArray<FindingCell> cells) => string.Join(
        Words("; ", "；"), cells.Select(cell => cell.Label + Words(": ", "：") + (cell.Text ?? Words("blank", "空"))));

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
        if (content.Kind != ContentKind.Blank || !values[operand].IsValue)
        {
            return new FindingCell(
                place.Path, label, periods, content.Kind == ContentKind.Number ? content.Number : null,
                content.Kind == ContentKind.Blank ? null : content.ToString());
        }

        var number = values[operand].Value;
        return schema.Values[value] switch
        {
            { IsText: true } => new FindingCell(place.Path, label, periods, null, values.Text(operand).Value),
            { IsNumber: true } => new FindingCell(place.Path, label, periods, number, Numeric.Plain(number)),
            { Kind: ValueKind.Date } => new FindingCell(place.Path, label, periods, null, new CellContent(ContentKind.Date, number, null, null).ToString()),
            _ => new FindingCell(place.Path, label, periods, null, new CellContent(ContentKind.Boolean, number, null, null).ToString()),
        };
    }
}
