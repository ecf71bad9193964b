namespace ReportDsl.Forms;

/// <summary>
/// Chains of operators lean to the left, and may be longer than any stack is deep: whoever goes through one walks its spine from the first operand
/// on, step by step, and recurses into the right sides alone.
/// </summary>
public static class Spine
{
    /// <summary>The first operand of a chain of arithmetic, and the steps behind it in order.</summary>
    public static (Expression First, Stack<Arithmetic> Steps) Of(Arithmetic chain)
    {
        var steps = new Stack<Arithmetic>();
        Expression first = chain;
        while (first is Arithmetic step)
        {
            steps.Push(step);
            first = step.Left;
        }

        return (first, steps);
    }

    /// <summary>The first condition of a chain of connected ones, and the steps behind it in order, each an <see cref="And"/> or an <see cref="Or"/>.</summary>
    public static (Condition First, Stack<Connection> Steps) Of(Connection chain)
    {
        var steps = new Stack<Connection>();
        Condition first = chain;
        while (first is Connection step)
        {
            steps.Push(step);
            first = step.Left;
        }

        return (first, steps);
    }

    /// <summary>The conditions that one connective connects, in order: of <c>a and b and c</c> all three.</summary>
    public static Stack<Condition> SidesOf(Connection chain)
    {
        var sides = new Stack<Condition>();
        Condition first = chain;
        while (first is Connection step && step.GetType() == chain.GetType())
        {
            sides.Push(step.Right);
            first = step.Left;
        }

        sides.Push(first);
        return sides;
    }
}
