using System.Collections.Immutable;
using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>The scalar functions of the language, each defined once. A new one is one more here, and its row in the tests of the language.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScalarFunctions
{
    private static readonly string Numeric = $"global::{typeof(Numeric).FullName}";
    private static readonly string TextValue = $"global::{typeof(TextValue).FullName}";
    private static readonly string Own = $"global::{typeof(ScalarFunctions).FullName}";

    private static readonly ScalarParameter Number = new(ValueKind.Number);
    private static readonly ScalarParameter Text = new(ValueKind.Text);
    private static readonly ScalarParameter DecimalsWanted = new(ValueKind.Number, IsDecimals: true);

    /// <summary><c>round(x, decimals)</c>, half away from zero.</summary>
    public static ScalarFunction Round { get; } = new("round", "round(x, decimals) with 0 to 6 decimals", ValueKind.Number, [Number, DecimalsWanted])
    {
        Apply = static arguments => Rounding.HalfAwayFromZero(arguments[0].Number, (int)arguments[1].Number),
        CSharp = $"{Numeric}.Round({{0}}, {{1}})",
        Workbook = "ROUND({0},{1})",
        KeepsUnit = true,
        Decimals = ScalarDecimals.Given,
        TellsArguments = true,
    };

    /// <summary><c>abs(x)</c>: without its sign.</summary>
    public static ScalarFunction Absolute { get; } = new("abs", "abs(x)", ValueKind.Number, [Number])
    {
        Apply = static arguments => Math.Abs(arguments[0].Number),
        CSharp = $"{Numeric}.Abs({{0}})",
        Workbook = "ABS({0})",
        KeepsUnit = true,
        Decimals = ScalarDecimals.OfFirst,
        TellsArguments = true,
    };

    /// <summary><c>length(text)</c> in UTF-16 units.</summary>
    public static ScalarFunction Length { get; } = new("length", "length(text)", ValueKind.Number, [Text])
    {
        Apply = static arguments => arguments[0].Text.Length,
        CSharp = $"(({TextValue}){{0}}).Length()",
        Workbook = "LEN({0})",
    };

    /// <summary><c>starts(text, prefix)</c>, compared by UTF-16 units.</summary>
    public static ScalarFunction StartsWith { get; } = new("starts", "starts(text, prefix)", ValueKind.Boolean, [Text, Text])
    {
        Apply = static arguments => arguments[0].Text.StartsWith(arguments[1].Text, StringComparison.Ordinal) ? 1 : 0,
        CSharp = $"(({TextValue}){{0}}).StartsWith({{1}})",
        Workbook = "EXACT(LEFT({0},LEN({1})),{1})",
        Words = new("must start with", "must not start with", "开头应为", "开头不应为"),
    };

    /// <summary><c>contains(text, part)</c>, compared by UTF-16 units; nothing is contained in every text.</summary>
    public static ScalarFunction Contains { get; } = new("contains", "contains(text, part)", ValueKind.Boolean, [Text, Text])
    {
        Apply = static arguments => arguments[0].Text.Contains(arguments[1].Text, StringComparison.Ordinal) ? 1 : 0,
        CSharp = $"{Own}.Test({Own}.{nameof(Contains)}, {{0}}, {{1}})",
        Workbook = "OR(LEN({1})=0,NOT(EXACT(SUBSTITUTE({0},{1},\"\"),{0})))",
        Words = new("must contain", "must not contain", "应包含", "不应包含"),
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<ScalarFunction> All { get; } = [Round, Absolute, Length, StartsWith, Contains];

    /// <summary>As many parameters as one of them has.</summary>
    internal static int MostParameters { get; } = All.Max(function => function.Parameters.Length);

    /// <summary>The function of a name, null where none has it.</summary>
    public static ScalarFunction? Find(string name)
    {
        foreach (var function in All)
        {
            if (function.Name == name)
                return function;
        }

        return null;
    }

    /// <summary>The outcome of a condition on two texts.</summary>
    public static Outcome Test(ScalarFunction function, TextValue first, TextValue second)
    {
        ArgumentNullException.ThrowIfNull(function);
        return first.IsValue && second.IsValue
            ? Logic.Of(function.Apply([new ScalarArgument(0, first.Value), new ScalarArgument(0, second.Value)]) != 0)
            : OperandStates.Strict(first.State, second.State).Untested();
    }
}
