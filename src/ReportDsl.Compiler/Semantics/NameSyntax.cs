using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>Where names stand in syntax.</summary>
internal static class NameSyntax
{
    /// <summary>The name that a node is there for; null for a node that names nothing or several things.</summary>
    public static SyntaxToken? NameOf(SyntaxNode node) => node switch
    {
        UnitModifierSyntax unit => unit.Unit,
        ConversionExpressionSyntax conversion => conversion.Unit,
        ToleranceUnitSyntax unit => unit.Unit,
        UnitDefinitionSyntax definition => definition.BaseUnit,
        AxisReferenceSyntax axis => axis.Axis,
        NamedTypeSyntax type => type.Name,
        CodeTypeSyntax type => NameOf(type.List),
        CallExpressionSyntax call => call.Function,
        EntityDeclarationSyntax entity => entity.Field,
        BeforeModifierSyntax before => before.Item,
        FollowsClauseSyntax follows => follows.Template ?? follows.Version.Value,
        ExtendsClauseSyntax extends => extends.Template,
        ImportSyntax import => import.Path,
        PathSegmentSyntax segment => segment.Name,
        PathSyntax path => path.Segments[^1].Name,
        PathDomainSyntax domain => NameOf(domain.Path),
        ReferenceExpressionSyntax reference => NameOf(reference.Path),
        ColumnSelectorSyntax column => NameOf(column.Path),
        ParenthesizedExpressionSyntax parenthesized => NameOf(parenthesized.Expression),
        LiteralExpressionSyntax { Value.Kind: SyntaxKind.StringToken } literal => literal.Value,
        _ => null,
    };

    /// <summary>The name or text at a position, also just behind it; else the token there.</summary>
    public static SyntaxToken Touching(SyntaxTree tree, int position)
    {
        var token = tree.Root.FindToken(position);
        return position > 0 && !(IsName(token) && token.Span.Contains(position)) && Ending(tree, position) is { } before && IsName(before) ? before : token;
    }

    /// <summary>The last token that begins before a position; null at the beginning.</summary>
    public static SyntaxToken? Before(SyntaxTree tree, int position)
    {
        if (position == 0)
            return null;
        SyntaxToken? token = tree.Root.FindToken(position - 1);
        while (token is { } at && (at.Span.Start >= position || at.Span.IsEmpty))
            token = at.GetPreviousToken();
        return token;
    }

    /// <summary>Whether a token may name something: words, texts, and the version of another template.</summary>
    public static bool IsName(SyntaxToken token) => token.Kind is SyntaxKind.IdentifierToken or SyntaxKind.StringToken
        || token is { Kind: SyntaxKind.NumberToken, Parent: VersionClauseSyntax { Parent: FollowsClauseSyntax or ExtendsClauseSyntax } };

    private static SyntaxToken? Ending(SyntaxTree tree, int position) =>
        tree.Root.FindToken(position - 1) is var token && token.Span.End == position ? token : null;
}
