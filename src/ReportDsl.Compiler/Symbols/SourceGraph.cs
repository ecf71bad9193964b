using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>The sources of a compilation and the files they import, read and parsed once each.</summary>
internal sealed class SourceGraph
{
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _imports = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reportedCycles = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics = new();

    private SourceGraph(ImmutableArray<SyntaxTree> roots) => Roots = roots;

    public ImmutableArray<SyntaxTree> Roots { get; }

    public ImmutableArray<SyntaxTree> Imported { get; private set; } = [];

    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    public IEnumerable<SyntaxTree> Trees => Roots.Concat(Imported);

    /// <summary>The paths of the files that a file imports itself.</summary>
    public ImmutableArray<string> ImportsOf(string path) => _imports[path];

    /// <summary>A file and all files that are imported from there, directly or by way of others.</summary>
    public IReadOnlySet<string> ReachedFrom(string path)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { path };
        var waiting = new Queue<string>([path]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var import in _imports[next])
            {
                if (reached.Add(import))
                    waiting.Enqueue(import);
            }
        }

        return reached;
    }

    public static SourceGraph Load(ImmutableArray<SyntaxTree> roots, ISourceProvider provider)
    {
        var graph = new SourceGraph(roots);
        foreach (var root in roots)
            graph._trees.TryAdd(root.Text.Path, root);
        var imported = ImmutableArray.CreateBuilder<SyntaxTree>();
        var waiting = new Queue<SyntaxTree>(roots);
        while (waiting.TryDequeue(out var tree))
        {
            if (graph._imports.ContainsKey(tree.Text.Path))
                continue;
            var paths = ImmutableArray.CreateBuilder<string>();
            foreach (var import in tree.Root.Imports)
            {
                if (graph.Read(import, tree, provider, waiting, imported) is { } path && !paths.Contains(path))
                    paths.Add(path);
            }

            graph._imports.Add(tree.Text.Path, paths.ToImmutable());
        }

        graph.Imported = imported.ToImmutable();
        graph.ReportCycles();
        return graph;
    }

    private string? Read(
        ImportSyntax import, SyntaxTree tree, ISourceProvider provider, Queue<SyntaxTree> waiting, ImmutableArray<SyntaxTree>.Builder imported)
    {
        if (import.Path.IsMissing)
            return null;
        var written = import.Path.ValueText;
        if (written.Length == 0)
        {
            _diagnostics.Report(NameDiagnostics.ImportNotFound, import.Path, written);
            return null;
        }

        if (ImportPath.Resolve(tree.Text.Path, written) is not { } path)
        {
            _diagnostics.Report(NameDiagnostics.ImportLeavesRoot, import.Path, written);
            return null;
        }

        if (_trees.ContainsKey(path))
            return path;
        switch (provider.Read(path))
        {
            case SourceResult.Found found:
                var parsed = SyntaxTree.ParseText(found.Text);
                _trees.Add(path, parsed);
                imported.Add(parsed);
                waiting.Enqueue(parsed);
                return path;
            case SourceResult.NotFound:
                _diagnostics.Report(NameDiagnostics.ImportNotFound, import.Path, written);
                break;
            case SourceResult.TooLarge large:
                Unreadable(import, written, new Phrase(
                    $"it has {large.Bytes} bytes, more than {SourceLimits.MaxFileBytes}", $"文件有 {large.Bytes} 字节，超过 {SourceLimits.MaxFileBytes}"));
                break;
            case SourceResult.Undecodable undecodable:
                Unreadable(import, written, new Phrase(
                    $"it is not UTF-8 (first wrong byte at offset {undecodable.Offset}){SourceEncodings.LooksLike(undecodable.Encoding).English}",
                    $"不是 UTF-8 编码（第一个错误字节位于偏移 {undecodable.Offset}）{SourceEncodings.LooksLike(undecodable.Encoding).Chinese}"));
                break;
            case SourceResult.Unreadable unreadable:
                Unreadable(import, written, new Phrase(unreadable.Reason, unreadable.Reason));
                break;
        }

        return null;
    }

    private void Unreadable(ImportSyntax import, string written, Phrase reason) =>
        _diagnostics.Report(NameDiagnostics.ImportUnreadable, import.Path, written, reason);

    /// <summary>Walks the graph without recursion; a path back to a file that is still open is a cycle.</summary>
    private void ReportCycles()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in Trees.Select(tree => tree.Text.Path))
        {
            var open = new List<(string Path, int Next)> { (start, 0) };
            while (open.Count > 0)
            {
                var (path, next) = open[^1];
                var imports = done.Contains(path) ? [] : _imports[path];
                if (next >= imports.Length)
                {
                    done.Add(path);
                    open.RemoveAt(open.Count - 1);
                    continue;
                }

                open[^1] = (path, next + 1);
                var target = imports[next];
                var at = open.FindIndex(entry => entry.Path == target);
                if (at < 0)
                    open.Add((target, 0));
                else
                    ReportCycle(path, target, [.. open.Skip(at).Select(entry => entry.Path), target]);
            }
        }
    }

    private void ReportCycle(string path, string target, ImmutableArray<string> cycle)
    {
        if (!_reportedCycles.Add(string.Join('\n', cycle.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))))
            return;
        foreach (var import in _trees[path].Root.Imports)
        {
            if (ImportPath.Resolve(path, import.Path.ValueText) == target)
                _diagnostics.Report(NameDiagnostics.ImportCycle, import.Path, string.Join(" → ", cycle));
        }
    }
}
