using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>
/// Where a symbol can be named. A variable: in its rule. What a template declares: there, in the shared axes that it uses, and in the templates
/// that follow or extend it. What a file declares for others: in the files that reach it by imports, and in what follows or extends their templates.
/// </summary>
internal sealed class SymbolSight
{
    private readonly SyntaxNode? _part;
    private readonly TemplateSymbol? _template;
    private readonly HashSet<SourceFile> _files;
    private readonly HashSet<TemplateName> _named;

    private SymbolSight(SyntaxNode? part, TemplateSymbol? template, IEnumerable<SourceFile> files, IEnumerable<TemplateSymbol> named)
    {
        _part = part;
        _template = template;
        _files = [.. files];
        _named = [.. named.Select(declared => new TemplateName(declared.Code, declared.Version))];
    }

    public static SymbolSight Of(Symbol symbol, ISnapshot snapshot)
    {
        var sources = snapshot.Sources;
        if (symbol is not DeclaredSymbol { Declaration: { SyntaxTree: { } tree } declaration } || symbol is FileSymbol or TemplateSymbol || sources.Find(tree) is not { } file)
            return new SymbolSight(null, null, sources.Files, []);
        if (symbol is VariableSymbol && PartOf(declaration) is { } part)
            return new SymbolSight(part, null, [file], []);
        if (declaration.FirstAncestorOrSelf<TemplateDeclarationSyntax>() is not { } around)
            return new SymbolSight(null, null, sources.Files.Where(other => sources.Reaches(other, file)), snapshot.TemplatesReaching(file).Select(binding => binding.Template));
        return snapshot.TemplateOf(file, around)?.Template is { } template
            ? new SymbolSight(null, template, sources.ReachedFrom(file.Path), [template])
            : new SymbolSight(around, null, [file], []);
    }

    /// <summary>Whether a template gives names in shared axes their meaning here.</summary>
    public bool IsUser(TemplateSymbol template) => _template is null || template == _template;

    /// <summary>The parts of a file that can name the symbol.</summary>
    public IEnumerable<SyntaxNode> In(SourceFile file)
    {
        if (_part is not null)
            return _files.Contains(file) ? [_part] : [];
        if (_template is null && _files.Contains(file))
            return [file.Tree.Root];
        return file.Tree.Root.Members.Where(member => member is TemplateDeclarationSyntax template
            ? template == _template?.Syntax || Follows(template)
            : _files.Contains(file));
    }

    private static SyntaxNode? PartOf(SyntaxNode declaration) =>
        declaration.FirstAncestorOrSelf<CheckDeclarationSyntax>() ?? (SyntaxNode?)declaration.FirstAncestorOrSelf<FormulaSyntax>();

    private bool Follows(TemplateDeclarationSyntax template) =>
        (template.Follows is { } follows && _named.Contains(TemplateName.Of(follows)))
        || (template.Extends is { } extends && _named.Contains(TemplateName.Of(extends)));
}
