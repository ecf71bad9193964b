using System.Collections.Immutable;
using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>An argument of a scalar function: its number (of a date the day number), or its text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ScalarArgument(decimal Number, string Text);

/// <summary>What a function makes of arguments that all have a value: a number, 1 or 0 for a condition.</summary>
/// <exception cref="OverflowException">The result cannot be held; it is missing then.</exception>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate decimal ScalarImplementation(ReadOnlySpan<ScalarArgument> arguments);

/// <summary>A parameter of a scalar function.</summary>
/// <param name="Kind">What its argument is.</param>
/// <param name="IsDecimals">Whether it is a number of decimals, written as a constant from 0 to 6.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ScalarParameter(ValueKind Kind, bool IsDecimals = false);

/// <summary>How many decimals the result of a scalar function is known to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ScalarDecimals
{
    /// <summary>It is a whole number.</summary>
    None,

    /// <summary>As many as its first argument.</summary>
    OfFirst,

    /// <summary>As many as the argument says that is a number of decimals.</summary>
    Given,
}

/// <summary>What a failure of a condition says: its first argument, these words, its second argument.</summary>
/// <param name="Must">English, where the condition has to hold: "must start with".</param>
/// <param name="MustNot">English, where it must not.</param>
/// <param name="ChineseMust">Chinese, where it has to hold.</param>
/// <param name="ChineseMustNot">Chinese, where it must not.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ScalarWords(string Must, string MustNot, string ChineseMust, string ChineseMustNot);

/// <summary>
/// A function whose result depends on the values of its arguments alone; it is missing or not applicable where an argument is. All that the
/// compiler, the evaluator, generated code, workbooks and the words of failures need to know of it stands here, in <see cref="ScalarFunctions"/>.
/// </summary>
/// <param name="Name">As it is written in a template.</param>
/// <param name="Written">How a call is written: <c>round(x, decimals)</c>.</param>
/// <param name="Result">A number, or <see cref="ValueKind.Boolean"/> for a condition.</param>
/// <param name="Parameters">All of them have to be given.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ScalarFunction(string Name, string Written, ValueKind Result, ImmutableArray<ScalarParameter> Parameters)
{
    /// <summary>What it makes of its arguments.</summary>
    public required ScalarImplementation Apply { get; init; }

    /// <summary>The call as C#, with <c>{0}</c> for the first argument: a <c>Numeric</c> or <c>TextValue</c>, or an integer where it is a number of decimals.</summary>
    public required string CSharp { get; init; }

    /// <summary>The call as a formula of a workbook over values, in English and with commas, of functions that the workbook uses anyway.</summary>
    public required string Workbook { get; init; }

    /// <summary>Whether the result has the unit of the first argument, and is a percentage where that is one.</summary>
    public bool KeepsUnit { get; init; }

    /// <summary>How many decimals the result is known to.</summary>
    public ScalarDecimals Decimals { get; init; }

    /// <summary>Whether a failure shows the call with its arguments, <c>abs(3 - 5) = 2</c>, not just what it gives.</summary>
    public bool TellsArguments { get; init; }

    /// <summary>The words of a condition.</summary>
    public ScalarWords? Words { get; init; }

    /// <summary>The parameters whose arguments are values, without the number of decimals.</summary>
    internal int ValueParameters => Parameters.Count(parameter => !parameter.IsDecimals);

    /// <summary>What has to hold, or must not, in words.</summary>
    internal string Relation(bool holds, bool isChinese) => (Words, holds, isChinese) switch
    {
        (null, _, _) => Name,
        (var words, true, false) => words.Must,
        (var words, false, false) => words.MustNot,
        (var words, true, true) => words.ChineseMust,
        (var words, false, true) => words.ChineseMustNot,
    };

    /// <summary>One definition is one function.</summary>
    public bool Equals(ScalarFunction? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
