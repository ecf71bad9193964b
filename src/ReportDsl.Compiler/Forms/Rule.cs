using System.Collections.Immutable;

namespace ReportDsl.Forms;

public enum RuleSeverity
{
    Error,
    Warning,
    Info,
}

/// <summary>The place of a value that an expression reads.</summary>
public abstract record Operand
{
    private Operand()
    {
    }

    /// <summary>A value of this report.</summary>
    public sealed record Current(int Slot) : Operand;

    /// <summary>The same entity's value <paramref name="Periods"/> periods earlier; within one version the slot is the same.</summary>
    public sealed record Prior(int Periods, int Slot) : Operand;
}

/// <summary>
/// A check: its words, and one instance for each binding of its variables. Instances of one shape share the objects of
/// <see cref="RuleInstance.When"/> and <see cref="RuleInstance.Condition"/> and differ only in their operands.
/// </summary>
/// <param name="IsBuiltIn">Derived from the form itself (<c>.part</c>: the parts of an item do not exceed it), not declared.</param>
/// <param name="Path">The stable id, such as <c>applications.balance</c>.</param>
/// <param name="Since">First period the check applies to, null where open; <paramref name="Until"/> likewise the last.</param>
/// <param name="Explain">A failure with a written reason stands, as explained.</param>
public sealed record Rule(
    string Path,
    bool IsBuiltIn,
    Label Text,
    string? Guidance,
    RuleSeverity Severity,
    bool Explain,
    string? Since,
    string? Until,
    ImmutableArray<RuleInstance> Instances);

/// <summary>
/// A check put on concrete cells. <paramref name="Key"/> names the bindings: <c>[person]</c>, <c>[received, person]</c>, empty without a
/// <c>for</c>. <paramref name="Where"/> is the same for people, by labels.
/// </summary>
public sealed record RuleInstance(
    string Key, ImmutableArray<Label> Where, Condition? When, Condition Condition, ImmutableArray<Operand> Operands);

/// <summary>
/// A <c>when</c> on a field, narrative, section or table: unless the condition passes, all of <paramref name="Slots"/> are not applicable,
/// and a figure there is a finding. Operands are never themselves among the slots.
/// </summary>
public sealed record Applicability(Condition Condition, ImmutableArray<Operand> Operands, ImmutableArray<int> Slots);
