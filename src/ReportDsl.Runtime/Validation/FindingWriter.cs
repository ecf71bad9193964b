using System.Collections.Immutable;
using System.Globalization;

namespace ReportDsl.Runtime;

/// <summary>Tells failures in words, in the language of the template.</summary>
internal sealed class FindingWriter(ReportSchema schema, Values values)
{
    private string Comma => schema.IsChinese ? "，" : ", ";

    public Finding OfRule(RuleSchema rule, string instance, string? explanation, ReadOnlySpan<int> operands, Sides? sides)
    {
        var cells = CellsOf(operands);
        var finding = new Finding(
            rule.Id, instance, rule.Severity, explanation, rule.Text, Listed(cells), null, null, null, null, cells);
        return sides is { } compared ? Compared(finding, compared) : finding;
    }

    public Finding OfComputed(RuleSchema rule, string instance, ReadOnlySpan<int> cell)
    {
        var cells = CellsOf(cell);
        var finding = new Finding(rule.Id, instance, rule.Severity, null, rule.Text, Listed(cells[..1]), null, null, null, null, cells);
        var value = schema.Values[cell[0]];
        return value is { IsText: true }
            ? finding
            : Compared(finding, new Sides(values[cell[0]], "", values.Calculated(cell[0]), "", value?.Scale ?? 0, default));
    }

    /// <summary>What is wrong with a cell by itself, null where nothing is.</summary>
    public Finding? OfCell(int index, ValueSchema value, OperandState state, in CellContent content)
    {
        var (rule, text, message) = state switch
        {
            OperandState.RequiredBlank => ("required", schema.IsChinese ? "必填" : "A value is required", schema.IsChinese ? "未填写" : "The cell is blank"),
            OperandState.Invalid => ("type", value.Requirement, InvalidContent(content)),
            OperandState.NotApplicable when content.Kind is not (ContentKind.Blank or ContentKind.Mark) =>
                ("applicable", schema.IsChinese ? "此处不适用，不应填写" : "The cell does not apply and stays blank", InvalidContent(content)),
            _ => ("", "", ""),
        };
        if (rule.Length == 0)
            return null;
        var place = schema.PlaceOf(index);
        return new Finding($"{place.Owner}.{rule}", place.Instance, Severity.Error, null, text, message, null, null, null, null, CellsOf([index]));
    }

    private static string InvalidContent(in CellContent content) => content.Kind == ContentKind.Text ? $"“{content}”" : content.ToString();

    private Finding Compared(Finding finding, Sides sides)
    {
        if (!sides.Left.IsValue || !sides.Right.IsValue)
            return finding;
        var left = Numeric.RoundHalfAway(sides.Left.Value, sides.Scale);
        var right = Numeric.RoundHalfAway(sides.Right.Value, sides.Scale);
        var (difference, tolerance) = (left - right, sides.Tolerance.Between(left, right));
        var apart = Plain(Math.Abs(difference));
        return finding with
        {
            Message = Side(sides.LeftWords, left) + Comma + Side(sides.RightWords, right) + Comma
                + (schema.IsChinese ? $"相差 {apart}" : $"difference {apart}"),
            Left = left,
            Right = right,
            Difference = difference,
            Tolerance = tolerance,
        };
    }

    private static string Side(string words, decimal value) => words.Length == 0 ? Plain(value) : $"{words} = {Plain(value)}";

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private string Listed(ImmutableArray<FindingCell> cells) => string.Join(
        schema.IsChinese ? "；" : "; ",
        cells.Select(cell => $"{cell.Label}: {cell.Text ?? (schema.IsChinese ? "空" : "blank")}"));

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
        var content = report is null ? default : report.ContentOf(value);
        if (content.Kind != ContentKind.Blank || !values[operand].IsValue)
        {
            return new FindingCell(
                place.Path, place.Label, periods, content.Kind == ContentKind.Number ? content.Number : null,
                content.Kind == ContentKind.Blank ? null : content.ToString());
        }

        var number = values[operand].Value;
        return schema.Values[value] switch
        {
            { IsText: true } => new FindingCell(place.Path, place.Label, periods, null, values.Text(operand).Value),
            { IsNumber: true } => new FindingCell(place.Path, place.Label, periods, number, Plain(number)),
            { Kind: ValueKind.Date } => new FindingCell(place.Path, place.Label, periods, null, new CellContent(ContentKind.Date, number, null, null).ToString()),
            _ => new FindingCell(place.Path, place.Label, periods, null, new CellContent(ContentKind.Boolean, number, null, null).ToString()),
        };
    }
}
