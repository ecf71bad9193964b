using ReportDsl.Binding;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>A part of a template that is bound by itself, bound.</summary>
internal sealed record BoundPart(TemplateBinding Template, BoundNames Names);

/// <summary>Finds the part of a template that a node lies in.</summary>
internal static class BoundParts
{
    /// <summary>
    /// The part around a node, bound; several where it belongs to a shared axis that several tables use, each bound when it is asked for;
    /// none where names are not sought by place.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="templates">The templates that may hold the node or use the shared axis that holds it.</param>
    public static IEnumerable<BoundPart> Around(SyntaxNode node, IEnumerable<TemplateBinding> templates)
    {
        if (PartOf(node) is not { } part)
            return [];
        return templates.SelectMany(template => Bound(part, template).Select(names => new BoundPart(template, names)));
    }

    private static SyntaxNode? PartOf(SyntaxNode node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (at is CheckDeclarationSyntax or FormulaSyntax or CellReferenceSyntax or WhenClauseSyntax { Parent: not CheckDeclarationSyntax })
                return at;
            if (at is DeclarationSyntax)
                return null;
        }

        return null;
    }

    private static IEnumerable<BoundNames> Bound(SyntaxNode part, TemplateBinding template) => part switch
    {
        CheckDeclarationSyntax => template.DeclaredAt(part).OfType<CheckSymbol>().Select(template.Check),
        WhenClauseSyntax { Parent: { } owner } clause => template.DeclaredAt(owner).OfType<MemberSymbol>().Select(member => template.When(member, clause)),
        FormulaSyntax { Parent: CellDeclarationSyntax { Parent: { } table } } formula =>
            template.DeclaredAt(table).OfType<TableSymbol>().Select(symbol => template.CellFormula(symbol, formula)),
        FormulaSyntax { Parent: { } owner } formula => template.DeclaredAt(owner).OfType<ItemSymbol>().Select(item => template.ItemFormula(item, formula)),
        CellReferenceSyntax { Parent.Parent: { } table } cell =>
            template.DeclaredAt(table).OfType<TableSymbol>().Select(symbol => template.CellName(symbol, cell)),
        _ => [],
    };
}
