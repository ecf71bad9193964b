using ReportDsl.Forms.Resolution;
using ReportDsl.Semantics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Snapshots;

/// <summary>A template of a file, and what was computed of it so far. Snapshots share it as long as nothing that it depends on changes.</summary>
internal sealed class TemplateState
{
    private readonly OnDemand<ResolvedTemplate> _resolved;

    private TemplateState(TemplateSymbol symbol, ResolvedTemplate? known, WorkCounter work)
    {
        Symbol = symbol;
        Binding = new TemplateBinding(symbol, work);
        _resolved = new OnDemand<ResolvedTemplate>(known, cancellation =>
        {
            var resolved = ResolvedTemplate.Resolve(symbol, cancellation);
            work.CountResolved();
            return resolved;
        });
    }

    public TemplateSymbol Symbol { get; }

    /// <summary>Answers about parts of the template.</summary>
    public TemplateBinding Binding { get; }

    public static TemplateState Of(TemplateDeclarationSyntax syntax, SharedScope fileScope, WorkCounter work) =>
        new(Declarer.Declare(syntax, fileScope, work), null, work);

    /// <summary>The same template where only places have changed: what was resolved stays, its findings move.</summary>
    public TemplateState MovedTo(TemplateDeclarationSyntax syntax, SharedScope fileScope, Relocation relocation, WorkCounter work) =>
        new(Declarer.Declare(syntax, fileScope, work), _resolved.Known is { } known ? relocation.Of(known, Symbol.Syntax, syntax) : null, work);

    public ResolvedTemplate Resolved(CancellationToken cancellation) => _resolved.Get(cancellation);
}
