using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>A text, or a code of a code list, with its state.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TextValue
{
    private readonly string? _value;

    internal TextValue(OperandState state, string? value)
    {
        State = state;
        _value = value;
    }

    /// <summary>Its state.</summary>
    internal OperandState State { get; }

    /// <summary>Whether there is a text to work with.</summary>
    internal bool IsValue => State.Rank() == OperandStates.ValueRank;

    /// <summary>The text, empty where there is none.</summary>
    internal string Value => _value ?? "";

    /// <summary>A text that is a value.</summary>
    public static implicit operator TextValue(string value) => new(OperandState.Value, value);

    /// <summary><c>left ?? right</c>.</summary>
    public static TextValue Coalesce(TextValue left, TextValue right) => left.State.GivesWay() ? right : left;

    /// <summary>The text that stands for an outcome that chose none: not applicable or missing.</summary>
    public static TextValue Unchosen(Outcome condition) =>
        new(condition == Outcome.NotApplicable ? OperandState.NotApplicable : OperandState.Missing, null);

    /// <summary>The length in UTF-16 units.</summary>
    public Numeric Length() => IsValue ? Value.Length : new Numeric(OperandStates.Strict(State), 0m);

    /// <summary>Whether the whole text matches.</summary>
    public Outcome Matches(TextPattern pattern) => IsValue ? Logic.Of(pattern.IsMatch(Value)) : State.Untested();

    /// <summary>Whether the text begins with another, compared by UTF-16 units.</summary>
    public Outcome StartsWith(TextValue prefix) => IsValue && prefix.IsValue
        ? Logic.Of(Value.StartsWith(prefix.Value, StringComparison.Ordinal))
        : OperandStates.Strict(State, prefix.State).Untested();

    /// <summary>The text as an element of a count.</summary>
    public Numeric AsElement() => new(State, 0m);

    /// <summary>The text, <c>/</c> where it does not apply, empty where it is missing.</summary>
    public override string ToString() => IsValue ? Value : State == OperandState.NotApplicable ? "/" : "";
}
