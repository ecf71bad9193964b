using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>The sources of a compilation and the files they import, and what the files can name. Immutable.</summary>
internal sealed class SourceGraph
{
    private readonly Dictionary<string, SourceFile> _files;
    private readonly Dictionary<string, ImmutableArray<string>> _imports;
    private readonly Dictionary<string, SharedScope> _scopes;
    private readonly Dictionary<SyntaxTree, SourceFile> _byTree;
    private readonly Lazy<ResolvedUnits> _units;

    private SourceGraph(SourceGraphLoader loaded)
    {
        Roots = loaded.Roots;
        Imported = loaded.Imported;
        Diagnostics = loaded.Diagnostics;
        _files = loaded.Files;
        _byTree = _files.Values.ToDictionary(file => file.Tree);
        _imports = loaded.Imports;
        _scopes = _files.Keys.ToDictionary(path => path, path => SharedScope.OfFile(this, path), StringComparer.Ordinal);
        _units = new Lazy<ResolvedUnits>(() => ResolvedUnits.Of(_scopes.Values, null));
    }

    public ImmutableArray<SourceFile> Roots { get; }

    public ImmutableArray<SourceFile> Imported { get; }

    /// <summary>What is wrong with imports.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public IEnumerable<SourceFile> Files => Roots.Concat(Imported);

    /// <summary>The units that files declare.</summary>
    public ResolvedUnits Units => _units.Value;

    /// <summary>The file at a path.</summary>
    public SourceFile this[string path] => _files[path];

    /// <summary>The file at a path, null where it is none of the compilation.</summary>
    public SourceFile? Find(string path) => _files.GetValueOrDefault(ImportPath.Of(path));

    /// <summary>The file of a tree, null where it is none of the compilation.</summary>
    public SourceFile? Find(SyntaxTree tree) => _byTree.GetValueOrDefault(tree);

    /// <summary>What the file at a path can name.</summary>
    public SharedScope ScopeOf(string path) => _scopes[path];

    /// <summary>The paths of the files that a file imports itself.</summary>
    public ImmutableArray<string> ImportsOf(string path) => _imports[path];

    /// <summary>Reads what the sources import, unless it has been read; gives what has been read then.</summary>
    public static (SourceGraph Graph, ImportedFiles Imported) Load(ImmutableArray<SourceFile> roots, ImportedFiles known, WorkCounter work)
    {
        var loader = new SourceGraphLoader(roots, known, work);
        loader.Load();
        return (new SourceGraph(loader), loader.Known);
    }

    /// <summary>Whether a file is another or imports it, directly or by way of others.</summary>
    public bool Reaches(SourceFile file, SourceFile other) => file == other || ReachedFrom(file.Path).Contains(other);

    /// <summary>A file and all files that are imported from there, directly or by way of others.</summary>
    public ImmutableArray<SourceFile> ReachedFrom(string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { path };
        var reached = ImmutableArray.CreateBuilder<SourceFile>();
        reached.Add(_files[path]);
        for (var next = 0; next < reached.Count; next++)
        {
            foreach (var import in _imports[reached[next].Path])
            {
                if (seen.Add(import))
                    reached.Add(_files[import]);
            }
        }

        return reached.ToImmutable();
    }
}
