namespace ReportDsl.Runtime;

/// <summary>The outcome of a rule or condition, in the order that <c>and</c> takes the smaller of.</summary>
public enum Outcome : byte
{
    /// <summary>The condition does not hold.</summary>
    Fail = 0,

    /// <summary>A value that the condition needs is missing.</summary>
    NotAssessable = 1,

    /// <summary>The condition does not apply to this report.</summary>
    NotApplicable = 2,

    /// <summary>The condition holds.</summary>
    Pass = 3,
}

/// <summary>The logic of outcomes.</summary>
public static class Logic
{
    /// <summary>Pass or fail.</summary>
    public static Outcome Of(bool holds) => holds ? Outcome.Pass : Outcome.Fail;

    /// <summary>The smaller outcome.</summary>
    public static Outcome And(Outcome left, Outcome right) => left < right ? left : right;

    /// <summary>Swaps fail and pass; the other two stay.</summary>
    public static Outcome Not(Outcome operand) => operand switch
    {
        Outcome.Fail => Outcome.Pass,
        Outcome.Pass => Outcome.Fail,
        _ => operand,
    };

    /// <summary>By De Morgan: not (not left and not right). One that passes is enough; of the two others in between the smaller stands.</summary>
    public static Outcome Or(Outcome left, Outcome right) => Not(And(Not(left), Not(right)));

    /// <summary>The outcome of a rule whose <c>when</c> did not pass: not assessable if it was, else not applicable.</summary>
    public static Outcome Guard(Outcome when) => when == Outcome.NotAssessable ? Outcome.NotAssessable : Outcome.NotApplicable;
}
