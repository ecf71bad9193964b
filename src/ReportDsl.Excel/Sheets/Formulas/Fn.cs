using ReportDsl.Layout;

namespace ReportDsl.Excel.Sheets;

/// <summary>Formulas by the names of their functions.</summary>
internal static class Fn
{
    /// <summary>Arguments of one call, below Excel's 255.</summary>
    private const int MostArguments = 200;

    public static Formula If(Formula test, Formula then, Formula otherwise) => Call(Function.If, test, then, otherwise);

    public static Formula IfError(Formula value, Formula otherwise) => Call(Function.IfError, value, otherwise);

    public static Formula Round(Formula value, int digits) => Call(Function.Round, value, digits);

    public static Formula Abs(Formula value) => Call(Function.Abs, value);

    public static Formula Int(Formula value) => Call(Function.Int, value);

    public static Formula Not(Formula value) => Call(Function.Not, value);

    public static Formula Or(params IReadOnlyList<Formula> tests) => Fold(Function.Or, tests);

    public static Formula And(params IReadOnlyList<Formula> tests) => Fold(Function.And, tests);

    public static Formula Min(params IReadOnlyList<Formula> values) => Fold(Function.Min, values);

    public static Formula Max(params IReadOnlyList<Formula> values) => Fold(Function.Max, values);

    public static Formula Sum(params IReadOnlyList<Formula> values) =>
        values is [] ? 0 : values.Count <= MostArguments ? new CallFormula(Function.Sum, [.. values]) : Fold(Function.Sum, values);

    public static Formula Count(params IReadOnlyList<Formula> values) =>
        values.Chunk(MostArguments).Select(chunk => (Formula)new CallFormula(Function.Count, [.. chunk])).Aggregate((left, right) => left + right);

    public static Formula CountIf(Formula area, Formula value) => Call(Function.CountIf, area, value);

    public static Formula Exact(Formula left, Formula right) => Call(Function.Exact, left, right);

    public static Formula Choose(Formula index, params ReadOnlySpan<Formula> values) => Call(Function.Choose, [index, .. values]);

    public static Formula IsNumber(Formula value) => Call(Function.IsNumber, value);

    public static Formula IsText(Formula value) => Call(Function.IsText, value);

    public static Formula IsBlank(Formula value) => Call(Function.IsBlank, value);

    public static Formula IsLogical(Formula value) => Call(Function.IsLogical, value);

    public static Formula Len(Formula value) => Call(Function.Len, value);

    public static Formula Left(Formula text, Formula count) => Call(Function.Left, text, count);

    public static Formula Date(Formula year, Formula month, Formula day) => Call(Function.Date, year, month, day);

    public static Formula Index(Formula area, Formula position) => Call(Function.Index, area, position);

    public static Formula Match(Formula value, Formula area) => Call(Function.Match, value, area, 0);

    public static Formula Hyperlink(Formula target, Formula text) => Call(Function.Hyperlink, target, text);

    /// <summary>The text without spaces around it, the ideographic space of Chinese input methods included.</summary>
    public static Formula Trimmed(Formula text) => Call(Function.Trim, Call(Function.Substitute, text, "\u3000", ""));

    public static CellFormula Cell(SheetDraft sheet, int row, int column) => new(sheet, row, column);

    public static AreaFormula Area(SheetDraft sheet, CellArea area) => new(sheet, area);

    private static CallFormula Call(Function function, params ReadOnlySpan<Formula> arguments) => new(function, [.. arguments]);

    private static Formula Fold(Function function, IReadOnlyList<Formula> values)
    {
        if (values.Count == 1 && function is not (Function.Sum or Function.Min or Function.Max))
            return values[0];

        var level = values;
        while (level.Count > MostArguments)
            level = [.. level.Chunk(MostArguments).Select(chunk => (Formula)new CallFormula(function, [.. chunk]))];
        return new CallFormula(function, [.. level]);
    }
}
