namespace ReportDsl.Forms;

/// <summary>
/// Chains of operators lean to the left, and may be longer than any stack is deep: whoever goes through one walks its spine from the first operand
/// on, step by step, and recurses into the right sides alone.
/// </summary>
public static class Spine
{
    /// <summary>The first operand of a chain of arithmetic, and the steps behind it in order.</summary>
    public static (Expression First, IReadOnlyCollection<Arithmetic> Steps) Of(Arithmetic chain) => Walk<Expression, Arithmetic>(chain, step => step.Left, _ => true);

    /// <summary>The first condition of a chain of connected ones, and the steps behind it in order, each an <see cref="And"/> or an <see cref="Or"/>.</summary>
    public static (Condition First, IReadOnlyCollection<Connection> Steps) Of(Connection chain) => Walk<Condition, Connection>(chain, step => step.Left, _ => true);

    /// <summary>The conditions that one connective connects, in order: of <c>a and b and c</c> all three.</summary>
    public static IEnumerable<Condition> SidesOf(Connection chain)
    {
        var (first, steps) = Walk<Condition, Connection>(chain, step => step.Left, step => step.GetType() == chain.GetType());
        return steps.Select(step => step.Right).Prepend(first);
    }

    private static (TNode First, IReadOnlyCollection<TStep> Steps) Walk<TNode, TStep>(TNode chain, Func<TStep, TNode> left, Func<TStep, bool> isOfChain)
        where TStep : TNode
    {
        var steps = new Stack<TStep>();
        while (chain is TStep step && isOfChain(step))
        {
            steps.Push(step);
            chain = left(step);
        }

        return (chain, steps);
    }
}
