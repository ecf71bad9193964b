using System.Collections.Immutable;

namespace ReportDsl.Symbols;

/// <summary>Why a name stands for no symbol.</summary>
public enum SymbolFailure
{
    /// <summary>It stands for one.</summary>
    None,

    /// <summary>Nothing names anything there.</summary>
    NoName,

    /// <summary>Nothing has the name, or what it is sought in did not bind.</summary>
    NotFound,

    /// <summary>Several things have it; they are the candidates.</summary>
    Ambiguous,

    /// <summary>What has it is of a kind that the place does not take; it is the candidate.</summary>
    WrongKind,

    /// <summary>What has it means nothing there, such as a variable whose items the table does not have; it is the candidate.</summary>
    NotApplicable,
}

/// <summary>What a name stands for, or why it stands for nothing and what it could have been meant to be.</summary>
/// <param name="Symbol">What it stands for; null where it stands for nothing.</param>
/// <param name="Candidates">What it could have been meant to be, where <paramref name="Failure"/> says so; else empty.</param>
/// <param name="Failure">Why there is no symbol.</param>
public sealed record SymbolInfo(Symbol? Symbol, ImmutableArray<Symbol> Candidates, SymbolFailure Failure)
{
    /// <summary>The symbol by kind and name, or the failure with its candidates.</summary>
    public override string ToString() =>
        Symbol is { } symbol ? Named(symbol) : string.Join(' ', Candidates.Select(Named).Prepend(Failure.ToString()));

    private static string Named(Symbol symbol) => $"{symbol.KindName.English} {symbol.Code}";

    internal static SymbolInfo NoName { get; } = new(null, [], SymbolFailure.NoName);

    internal static SymbolInfo NotFound { get; } = new(null, [], SymbolFailure.NotFound);

    internal static SymbolInfo Of(Symbol symbol) => new(symbol, [], SymbolFailure.None);

    internal static SymbolInfo Failed(SymbolFailure failure, params ImmutableArray<Symbol> candidates) => new(null, candidates, failure);

    /// <summary>The one of several declarations that a name is sought among.</summary>
    internal static SymbolInfo Among<T>(ImmutableArray<T> found)
        where T : Symbol => found switch
    {
        [] => NotFound,
        [var only] => Of(only),
        _ => Failed(SymbolFailure.Ambiguous, [.. found]),
    };
}
