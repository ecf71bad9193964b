namespace ReportDsl.Forms.Resolution;

/// <summary>Circles among numbered nodes of which each needs others: Tarjan's strongly connected components, with a stack of its own.</summary>
internal sealed class Circles
{
    private const int Unmet = 0;

    private readonly Func<int, IEnumerable<int>> _needs;
    private readonly int[] _met;
    private readonly int[] _lowest;
    private readonly bool[] _isOpen;
    private readonly Stack<int> _open = new();
    private readonly List<List<int>> _found = [];
    private int _count;

    private Circles(int nodes, Func<int, IEnumerable<int>> needs)
    {
        _needs = needs;
        _met = new int[nodes];
        _lowest = new int[nodes];
        _isOpen = new bool[nodes];
    }

    /// <summary>The sets of nodes that all lead to each other, each in ascending order; a node by itself where it needs itself.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(int nodes, Func<int, IEnumerable<int>> needs)
    {
        var circles = new Circles(nodes, needs);
        for (var node = 0; node < nodes; node++)
        {
            if (circles._met[node] == Unmet)
                circles.Walk(node);
        }

        return circles._found;
    }

    /// <summary>A shortest way from a node of a circle back to it; the node itself comes first.</summary>
    public static IReadOnlyList<int> Shortest(int from, IReadOnlyList<int> circle, Func<int, IEnumerable<int>> needs)
    {
        var inside = circle.ToHashSet();
        var cameFrom = new Dictionary<int, int>();
        var waiting = new Queue<int>([from]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var needed in needs(node))
            {
                if (needed == from)
                    return Way(node);
                if (inside.Contains(needed) && cameFrom.TryAdd(needed, node))
                    waiting.Enqueue(needed);
            }
        }

        return [from];

        List<int> Way(int last)
        {
            var way = new List<int> { last };
            while (way[^1] != from)
                way.Add(cameFrom[way[^1]]);
            way.Reverse();
            return way;
        }
    }

    private void Walk(int root)
    {
        var walk = new Stack<(int Node, IEnumerator<int> Needed)>();
        Enter(root);
        while (walk.TryPeek(out var top))
        {
            var (node, needed) = top;
            if (needed.MoveNext())
            {
                var next = needed.Current;
                if (_met[next] == Unmet)
                    Enter(next);
                else if (_isOpen[next])
                    _lowest[node] = Math.Min(_lowest[node], _met[next]);
                continue;
            }

            walk.Pop();
            if (walk.TryPeek(out var outer))
                _lowest[outer.Node] = Math.Min(_lowest[outer.Node], _lowest[node]);
            if (_lowest[node] == _met[node])
                Close(node);
        }

        void Enter(int node)
        {
            _met[node] = _lowest[node] = ++_count;
            _isOpen[node] = true;
            _open.Push(node);
            walk.Push((node, _needs(node).GetEnumerator()));
        }
    }

    private void Close(int root)
    {
        var members = new List<int>();
        int node;
        do
        {
            node = _open.Pop();
            _isOpen[node] = false;
            members.Add(node);
        }
        while (node != root);
        if (members.Count == 1 && !_needs(root).Contains(root))
            return;
        members.Sort();
        _found.Add(members);
    }
}
