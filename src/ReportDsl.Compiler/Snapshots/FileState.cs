using System.Collections.Immutable;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Snapshots;

/// <summary>A file that templates depend on, with the paths that it imports itself.</summary>
internal sealed record ReachedFile(SourceFile File, ImmutableArray<string> Imports)
{
    public bool IsSame(ReachedFile other) => File == other.File && Imports.AsSpan().SequenceEqual(other.Imports.AsSpan());
}

/// <summary>A file of a compilation's own with its templates. They depend on it and on the files that are reached from it by imports.</summary>
internal sealed class FileState
{
    private readonly Lazy<Dictionary<TemplateDeclarationSyntax, TemplateState>> _bySyntax;

    private FileState(SourceFile file, ImmutableArray<ReachedFile> reached, ImmutableArray<TemplateState> templates)
    {
        File = file;
        Reached = reached;
        Templates = templates;
        _bySyntax = new Lazy<Dictionary<TemplateDeclarationSyntax, TemplateState>>(() => templates.ToDictionary(state => state.Symbol.Syntax));
    }

    public SourceFile File { get; }

    /// <summary>The file and those that it imports, directly or by way of others.</summary>
    public ImmutableArray<ReachedFile> Reached { get; }

    public ImmutableArray<TemplateState> Templates { get; }

    /// <summary>Whether the file is another or imports it, directly or by way of others.</summary>
    public bool Reaches(SourceFile other) => Reached.Any(reached => reached.File == other);

    /// <summary>The template that a node of the file declares.</summary>
    public TemplateState StateOf(TemplateDeclarationSyntax template) => _bySyntax.Value[template];

    /// <summary>
    /// The templates of a file. Where nothing that they depend on has changed since an earlier snapshot they are its templates; where only
    /// places have changed they keep what was resolved.
    /// </summary>
    public static FileState Of(SourceFile file, SourceGraph sources, FileState? before, WorkCounter work)
    {
        ImmutableArray<ReachedFile> reached = [.. sources.ReachedFrom(file.Path).Select(other => new ReachedFile(other, sources.ImportsOf(other.Path)))];
        if (before?.File == file && before.Reached.Length == reached.Length && before.Reached.Zip(reached).All(pair => pair.First.IsSame(pair.Second)))
            return before;
        var scope = sources.ScopeOf(file.Path);
        var syntax = file.Tree.Root.Members.OfType<TemplateDeclarationSyntax>().ToImmutableArray();
        return before is not null && Relocation.Between(before.Reached, reached) is { } relocation
            ? new FileState(file, reached, Moved(before.Templates, syntax, scope, relocation, work))
            : new FileState(file, reached, [.. syntax.Select(template => TemplateState.Of(template, scope, work))]);
    }

    /// <summary>Takes over the templates before and behind what was changed in their file.</summary>
    private static ImmutableArray<TemplateState> Moved(
        ImmutableArray<TemplateState> before, ImmutableArray<TemplateDeclarationSyntax> after, SharedScope scope, Relocation relocation, WorkCounter work)
    {
        var first = 0;
        while (first < Math.Min(before.Length, after.Length) && before[first].Symbol.Syntax.IsEquivalentTo(after[first])) first++;
        var last = 0;
        while (last < Math.Min(before.Length, after.Length) - first && before[^(last + 1)].Symbol.Syntax.IsEquivalentTo(after[^(last + 1)])) last++;
        return
        [
            .. after.Select((template, index) =>
                index < first ? before[index].MovedTo(template, scope, relocation, work)
                : after.Length - index <= last ? before[^(after.Length - index)].MovedTo(template, scope, relocation, work)
                : TemplateState.Of(template, scope, work)),
        ];
    }
}
