using System.Collections.Immutable;
using ReportDsl.Symbols;

namespace ReportDsl.Binding;

/// <summary>The functions of the language as symbols.</summary>
internal static class BuiltInFunctions
{
    public static ImmutableArray<BuiltInSymbol> All { get; } =
        [.. Function.All.Select(function => new BuiltInSymbol(BuiltInKind.Function, function.Name, function.Written))];
}
