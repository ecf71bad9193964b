using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Binding;

internal enum FunctionKind
{
    Aggregate,
    Round,
    Absolute,
    Length,
    Exists,
    Matches,
    StartsWith,
    Date,
}

/// <summary>A function of the language and the way it is written.</summary>
internal sealed record Function(string Name, FunctionKind Kind, string Written, int MinArguments, int MaxArguments, AggregateFunction Aggregate = default)
{
    public static ImmutableArray<Function> All { get; } =
    [
        new("sum", FunctionKind.Aggregate, "sum(a, b, … where condition)", 1, int.MaxValue, AggregateFunction.Sum),
        new("min", FunctionKind.Aggregate, "min(a, b, … where condition)", 1, int.MaxValue, AggregateFunction.Min),
        new("max", FunctionKind.Aggregate, "max(a, b, … where condition)", 1, int.MaxValue, AggregateFunction.Max),
        new("average", FunctionKind.Aggregate, "average(a, b, … where condition)", 1, int.MaxValue, AggregateFunction.Average),
        new("count", FunctionKind.Aggregate, "count(a, b, … where condition)", 1, int.MaxValue, AggregateFunction.Count),
        new("round", FunctionKind.Round, "round(x, decimals) with 0 to 6 decimals", 2, 2),
        new("abs", FunctionKind.Absolute, "abs(x)", 1, 1),
        new("length", FunctionKind.Length, "length(text)", 1, 1),
        new("exists", FunctionKind.Exists, "exists(cell)", 1, 1),
        new("matches", FunctionKind.Matches, "matches(text, \"pattern\")", 2, 2),
        new("starts", FunctionKind.StartsWith, "starts(text, prefix)", 2, 2),
        new("date", FunctionKind.Date, "date(year, month, day)", 3, 3),
    ];

    private static readonly Dictionary<string, Function> ByName = All.ToDictionary(function => function.Name, StringComparer.Ordinal);

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);
}
