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
    /// <param name="original">The node that declares, in the templates' own tree.</param>
    public static IEnumerable<BoundPart> Around(SyntaxNode node, IEnumerable<TemplateBinding> templates, Func<SyntaxNode, SyntaxNode?> original)
    {
        if (PartOf(node) is not { } part || OwnerOf(part) is not { } owner || original(owner) is not { } declaration)
            return [];
        return templates.SelectMany(template => Bound(part, template.DeclaredAt(declaration), template).Select(names => new BoundPart(template, names)));
    }

    /// <summary>The declaration whose place decides what the names of a part mean.</summary>
    private static SyntaxNode? OwnerOf(SyntaxNode part) => part switch
    {
        CheckDeclarationSyntax => part,
        FormulaSyntax { Parent: CellDeclarationSyntax cell } => cell.Parent,
        CellReferenceSyntax => part.Parent?.Parent,
        _ => part.Parent,
    };

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

    private static IEnumerable<BoundNames> Bound(SyntaxNode part, IEnumerable<DeclaredSymbol> owners, TemplateBinding template) => part switch
    {
        CheckDeclarationSyntax check => owners.OfType<CheckSymbol>().Select(symbol => template.Check(symbol, check)),
        WhenClauseSyntax clause => owners.OfType<MemberSymbol>().Select(member => template.When(member, clause)),
        FormulaSyntax { Parent: CellDeclarationSyntax } formula => owners.OfType<TableSymbol>().Select(table => template.CellFormula(table, formula)),
        FormulaSyntax formula => owners.OfType<ItemSymbol>().Select(item => template.ItemFormula(item, formula)),
        CellReferenceSyntax cell => owners.OfType<TableSymbol>().Select(table => template.CellName(table, cell)),
        _ => [],
    };
}
