using ReportDsl.Syntax;

namespace ReportDsl.Formatting;

/// <summary>Where a blank stands between two tokens on one line.</summary>
internal static class Spacing
{
    public static bool IsBetween(SyntaxToken left, SyntaxToken right) => !IsClosedBehind(left) && !IsClosedBefore(right);

    private static bool IsClosedBehind(SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.DotToken => true,
        SyntaxKind.OpenBraceToken => IsSet(token.Parent),
        SyntaxKind.MinusToken => token.Parent is UnaryExpressionSyntax or NumberConstantSyntax or LanguageTagSyntax,
        _ => false,
    };

    private static bool IsClosedBefore(SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.CommaToken or SyntaxKind.DotToken => true,
        SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.OpenBracketToken => true,
        SyntaxKind.CloseBraceToken => IsSet(token.Parent),
        SyntaxKind.OpenParenToken => token.Parent is not ParenthesizedExpressionSyntax,
        SyntaxKind.MinusToken => token.Parent is LanguageTagSyntax,
        _ => false,
    };

    private static bool IsSet(SyntaxNode? node) => node is ListDomainSyntax or InExpressionSyntax;
}
