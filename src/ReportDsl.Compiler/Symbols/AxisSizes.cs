using ReportDsl.Diagnostics;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>
/// How many items shared axes come to when they are spread out, counted without doing so: axes inside axes multiply, so that a few lines can ask for more than
/// a machine holds.
/// </summary>
/// <param name="mostLevels">How deep items nest at most; what lies deeper is told elsewhere and not counted.</param>
/// <param name="mostItems">From where on it makes no difference how many there are.</param>
internal sealed class AxisSizes(int mostLevels, int mostItems)
{
    private readonly Dictionary<AxisSymbol, long> _known = [];

    /// <summary>The items of an axis, at most one more than <c>mostItems</c>.</summary>
    public long Of(AxisSymbol axis, SharedScope declaring) => Of(axis, declaring, 0);

    private long Of(AxisSymbol axis, SharedScope declaring, int level)
    {
        if (_known.TryGetValue(axis, out var known))
            return known;

        // An axis inside itself is told where it is spread out.
        _known.Add(axis, 0);
        return _known[axis] = Count(axis.Block, declaring, level);
    }

    private long Count(AxisSourceSyntax? source, SharedScope names, int level)
    {
        if (source is AxisReferenceSyntax reference)
            return names.ResolveAxis(reference.Axis, new DiagnosticBag()) is var (axis, declaring) ? Of(axis, declaring, level) : 0;
        if (source is not ItemBlockSyntax block || level > mostLevels)
            return 0;
        var count = 0L;
        foreach (var item in block.Items)
        {
            count += 1 + Count(ChildrenOf(item), names, level + 1);
            if (count > mostItems)
                return mostItems + 1L;
        }

        return count;
    }

    private static AxisSourceSyntax? ChildrenOf(ItemSyntax item) => item switch
    {
        GroupItemSyntax group => group.Children,
        TotalItemSyntax total => total.Children,
        MemoItemSyntax memo => memo.Children,
        ManyItemSyntax many => many.Children,
        PlainItemSyntax plain => plain.Children,
        _ => null,
    };
}
