using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Binding;

internal enum FunctionKind
{
    Aggregate,
    Any,
    All,
    Scalar,
    Exists,
    Matches,
    Date,
}

/// <summary>A function of the language and the way it is written.</summary>
internal sealed record Function(string Name, FunctionKind Kind, string Written, int MinArguments, int MaxArguments)
{
    /// <summary>What an aggregate makes of its elements.</summary>
    public AggregateFunction Aggregate { get; private init; }

    /// <summary>What a scalar function is; null for the others.</summary>
    public ScalarFunction? Scalar { get; private init; }

    /// <summary>Whether its arguments are sets of elements that a condition can choose from.</summary>
    public bool TakesFilters => Kind is FunctionKind.Aggregate or FunctionKind.Any or FunctionKind.All;

    /// <summary>Whether it is a condition.</summary>
    public bool IsCondition => Kind is FunctionKind.Any or FunctionKind.All or FunctionKind.Exists or FunctionKind.Matches
        || Scalar is { Result: ValueKind.Boolean };

    public static ImmutableArray<Function> All { get; } =
    [
        OfElements("sum", AggregateFunction.Sum),
        OfElements("min", AggregateFunction.Min),
        OfElements("max", AggregateFunction.Max),
        OfElements("average", AggregateFunction.Average),
        OfElements("count", AggregateFunction.Count),
        new("any", FunctionKind.Any, "any(cells where condition)", 1, int.MaxValue),
        new("all", FunctionKind.All, "all(cells where condition)", 1, int.MaxValue),
        .. ScalarFunctions.All.Select(Of),
        new("exists", FunctionKind.Exists, "exists(cell)", 1, 1),
        new("matches", FunctionKind.Matches, "matches(text, \"pattern\")", 2, 2),
        new("date", FunctionKind.Date, "date(year, month, day)", 3, 3),
    ];

    private static readonly Dictionary<string, Function> ByName = All.ToDictionary(function => function.Name, StringComparer.Ordinal);

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);

    private static Function OfElements(string name, AggregateFunction aggregate) =>
        new(name, FunctionKind.Aggregate, $"{name}(a, b, … where condition)", 1, int.MaxValue) { Aggregate = aggregate };

    private static Function Of(ScalarFunction function) =>
        new(function.Name, FunctionKind.Scalar, function.Written, function.Parameters.Length, function.Parameters.Length) { Scalar = function };
}
