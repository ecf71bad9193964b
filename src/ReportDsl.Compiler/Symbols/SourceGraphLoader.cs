using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>Follows the imports of sources; reads what is not known yet.</summary>
internal sealed class SourceGraphLoader(ImmutableArray<SourceFile> roots, ImportedFiles known, WorkCounter work)
{
    private readonly HashSet<string> _reportedCycles = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics = new();
    private readonly ImmutableArray<SourceFile>.Builder _imported = ImmutableArray.CreateBuilder<SourceFile>();

    public ImmutableArray<SourceFile> Roots => roots;

    public ImmutableArray<SourceFile> Imported => _imported.ToImmutable();

    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <summary>The files by path, in the order in which they are met.</summary>
    public Dictionary<string, SourceFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The paths that the file at a path imports itself.</summary>
    public Dictionary<string, ImmutableArray<string>> Imports { get; } = new(StringComparer.Ordinal);

    /// <summary>What has been read.</summary>
    public ImportedFiles Known { get; private set; } = known;

    public void Load()
    {
        foreach (var root in roots)
            Files.Add(root.Path, root);
        var waiting = new Queue<SourceFile>(roots);
        while (waiting.TryDequeue(out var file))
        {
            if (Imports.ContainsKey(file.Path))
                continue;
            var paths = ImmutableArray.CreateBuilder<string>();
            foreach (var import in file.Tree.Root.Imports)
            {
                if (Read(import, file, waiting) is { } path && !paths.Contains(path))
                    paths.Add(path);
            }

            Imports.Add(file.Path, paths.ToImmutable());
        }

        ReportCycles();
    }

    private string? Read(ImportSyntax import, SourceFile importing, Queue<SourceFile> waiting)
    {
        if (import.Path.IsMissing)
            return null;
        var written = import.Path.ValueText;
        if (written.Length == 0)
        {
            _diagnostics.Report(NameDiagnostics.ImportNotFound, import.Path, written);
            return null;
        }

        if (ImportPath.Resolve(importing.Path, written) is not { } path)
        {
            _diagnostics.Report(NameDiagnostics.ImportLeavesRoot, import.Path, written);
            return null;
        }

        if (Files.ContainsKey(path))
            return path;
        Known = Known.Read(path, work);
        var read = Known.Known[path];
        if (read.File is { } file)
        {
            Files.Add(path, file);
            _imported.Add(file);
            waiting.Enqueue(file);
            return path;
        }

        switch (read.Result)
        {
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
        foreach (var start in roots.Concat(_imported).Select(file => file.Path))
        {
            var open = new List<(string Path, int Next)> { (start, 0) };
            while (open.Count > 0)
            {
                var (path, next) = open[^1];
                var imports = done.Contains(path) ? [] : Imports[path];
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
        foreach (var import in Files[path].Tree.Root.Imports)
        {
            if (ImportPath.Resolve(path, import.Path.ValueText) == target)
                _diagnostics.Report(NameDiagnostics.ImportCycle, import.Path, string.Join(" → ", cycle));
        }
    }
}
