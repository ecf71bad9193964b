using System.Collections.Immutable;
using ReportDsl.Forms.Resolution;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl;

/// <summary>A template of a file, and what was computed of it so far. Snapshots share it as long as nothing that it depends on changes.</summary>
internal sealed class TemplateState
{
    private readonly OnDemand<ResolvedTemplate> _resolved;

    private TemplateState(TemplateSymbol symbol, WorkCounter work)
    {
        Symbol = symbol;
        _resolved = new OnDemand<ResolvedTemplate>(cancellation =>
        {
            var resolved = ResolvedTemplate.Resolve(symbol, cancellation);
            work.CountResolved();
            return resolved;
        });
    }

    public TemplateSymbol Symbol { get; }

    public static TemplateState Of(TemplateDeclarationSyntax syntax, SharedScope fileScope, WorkCounter work) =>
        new(Declarer.Declare(syntax, fileScope, work), work);

    public ResolvedTemplate Resolved(CancellationToken cancellation) => _resolved.Get(cancellation);
}

/// <summary>A file of a compilation's own with its templates. They depend on it and on the files that are reached from it by imports.</summary>
internal sealed record FileState(SourceFile File, ImmutableArray<SourceFile> Reached, ImmutableArray<TemplateState> Templates)
{
    /// <summary>The templates of a file: those of the last snapshot where they and all that they depend on are the same.</summary>
    public static FileState Of(SourceFile file, SourceGraph sources, FileState? before, WorkCounter work)
    {
        var reached = sources.ReachedFrom(file.Path);
        return before is not null && before.Reached.AsSpan().SequenceEqual(reached.AsSpan())
            ? before
            : new FileState(
                file, reached,
                [.. file.Tree.Root.Members.OfType<TemplateDeclarationSyntax>().Select(template => TemplateState.Of(template, sources.ScopeOf(file.Path), work))]);
    }
}
