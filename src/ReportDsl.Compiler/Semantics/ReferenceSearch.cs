using System.Collections.Immutable;
using System.Text;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Semantics;

/// <summary>Finds where a symbol is named: binds around the names that are written like it, and nothing else.</summary>
internal static class ReferenceSearch
{
    public static ImmutableArray<Location> Find(Symbol symbol, ISnapshot snapshot, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<Location>();
        var sight = SymbolSight.Of(symbol, snapshot);
        foreach (var file in snapshot.Sources.Files.OrderBy(file => file.Tree.Path, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!CanName(file.Tree, symbol))
                continue;
            var model = snapshot.ModelOf(file, sight.IsUser);
            foreach (var token in sight.In(file).SelectMany(part => part.DescendantTokens()))
            {
                if (!IsLike(token, symbol))
                    continue;
                cancellation.ThrowIfCancellationRequested();
                if (model.Infos(token, cancellation).Any(info => info.Symbol is { } named && IsSame(named, symbol)))
                    found.Add(token.Location);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether two symbols are one to those who look for it: the uses of an item of a shared axis are the item.</summary>
    private static bool IsSame(Symbol named, Symbol symbol) =>
        named == symbol
        || (named is DeclaredSymbol a && symbol is DeclaredSymbol b && a.Code == b.Code && a.Declaration == b.Declaration && a.NameSpan == b.NameSpan);

    /// <summary>A quick look whether a source can name the symbol at all: its text holds the name, or it may be written in another way.</summary>
    private static bool CanName(SyntaxTree tree, Symbol symbol)
    {
        var text = tree.Text.AsSpan();
        return symbol switch
        {
            FileSymbol => tree.Root.Imports.Count > 0,
            TemplateSymbol => text.Contains("follows", StringComparison.Ordinal) || text.Contains("extends", StringComparison.Ordinal),
            CodeSymbol => text.Contains(symbol.Code, StringComparison.Ordinal) || text.Contains('\\'),
            _ => text.Contains(symbol.Code, StringComparison.Ordinal) || (!Ascii.IsValid(symbol.Code) && !NormalForms.IsNormal(tree.Text.ToString())),
        };
    }

    private static bool IsLike(SyntaxToken token, Symbol symbol) => symbol switch
    {
        FileSymbol => token is { Kind: SyntaxKind.StringToken, Parent: ImportSyntax },
        CodeSymbol => token is { Kind: SyntaxKind.StringToken, Parent: LiteralExpressionSyntax } && token.ValueText == symbol.Code,
        TemplateSymbol template when token.Parent is VersionClauseSyntax { Parent: FollowsClauseSyntax { Template: null } } version =>
            token == version.Value && token.ValueText == template.Version,
        _ => token.Kind == SyntaxKind.IdentifierToken && token.ValueText == symbol.Code && CanStandIn(token.Parent, symbol),
    };

    /// <summary>Whether a name in a piece of syntax can mean the kind of symbol at all: what cannot is not bound.</summary>
    private static bool CanStandIn(SyntaxNode? syntax, Symbol symbol) => symbol switch
    {
        UnitSymbol => syntax is UnitModifierSyntax or ConversionExpressionSyntax or ToleranceUnitSyntax or UnitDefinitionSyntax,
        AxisSymbol => syntax is AxisReferenceSyntax,
        CodeListSymbol => syntax is PathSegmentSyntax { Parent.Parent: CodeTypeSyntax },
        TemplateSymbol => syntax is FollowsClauseSyntax or ExtendsClauseSyntax,
        BuiltInSymbol { Kind: BuiltInKind.Type } => syntax is NamedTypeSyntax,
        BuiltInSymbol { Kind: BuiltInKind.Function } => syntax is CallExpressionSyntax,
        BuiltInSymbol => true,
        _ => syntax is PathSegmentSyntax or EntityDeclarationSyntax or BeforeModifierSyntax,
    };
}
