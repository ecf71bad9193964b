using ReportDsl.Diagnostics;

namespace ReportDsl.Symbols;

/// <summary>The shared declarations of every file, each seeing those of the files it imports itself.</summary>
internal static class FileScopes
{
    public static Dictionary<string, SharedScope> Create(SourceGraph sources, DiagnosticBag diagnostics)
    {
        var scopes = new Dictionary<string, SharedScope>(StringComparer.Ordinal);
        foreach (var tree in sources.Trees)
            scopes.TryAdd(tree.Text.Path, new SharedScope(tree.Root.Members, null, diagnostics));
        foreach (var (path, scope) in scopes)
            scope.Import([.. sources.ImportsOf(path).Where(import => import != path).Select(import => scopes[import])]);
        foreach (var scope in scopes.Values)
            scope.ResolveUnits(diagnostics);
        return scopes;
    }
}
