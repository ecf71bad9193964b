using Pidgin;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>What came of parsing a text.</summary>
/// <param name="TrustsIndentation">Whether a block lacks its end and the indentation of lines told where it is.</param>
internal sealed record ParseResult(CompilationUnitGreen Root, TokenSequence Tokens, bool TrustsIndentation);

/// <summary>Makes a tree of every text, with <see cref="Grammar"/>.</summary>
internal static class Parser
{
    public static ParseResult Parse(SourceText source) => Parse(source, TokenSequence.Lex(source.ToString()), null);

    /// <summary>Parses a changed text; what the old tree holds of unchanged text is taken over.</summary>
    public static ParseResult Parse(SourceText source, ParseResult old, SourceText oldText)
    {
        var change = TextDifference.Between(oldText.AsSpan(), source.AsSpan());
        var tokens = old.Tokens.WithChange(source.ToString(), change);
        return Parse(source, tokens, old.TrustsIndentation ? null : new OldTree(old, change));
    }

    private static ParseResult Parse(SourceText source, TokenSequence tokens, OldTree? oldTree)
    {
        var root = Parse(tokens, oldTree, trustsIndentation: false);
        if (EndsInsideBlock(root))
        {
            // A block lacks its end. Where the lines are indented, they tell which one it is.
            var guess = Parse(tokens, null, trustsIndentation: true);
            if (SyntaxErrors.Of(source, tokens, guess).Length <= SyntaxErrors.Of(source, tokens, root).Length)
                return new ParseResult(guess, tokens, TrustsIndentation: true);
        }

        return new ParseResult(root, tokens, TrustsIndentation: false);
    }

    private static CompilationUnitGreen Parse(TokenSequence tokens, OldTree? oldTree, bool trustsIndentation) =>
        Grammar.CompilationUnit.ParseOrThrow(tokens.Tokens, new ParseContext(tokens, oldTree, trustsIndentation));

    private static bool EndsInsideBlock(CompilationUnitGreen root)
    {
        var last = root.Members is GreenList list ? list.Children[^1] : root.Members;
        return last switch
        {
            TemplateDeclarationGreen template => IsOpen(template.OpenBraceToken, template.CloseBraceToken),
            AxisDeclarationGreen axis => IsOpen(axis.Items.OpenBraceToken, axis.Items.CloseBraceToken),
            CodeListDeclarationGreen codes => IsOpen(codes.OpenBraceToken, codes.CloseBraceToken),
            _ => false,
        };

        static bool IsOpen(GreenToken open, GreenToken close) => !open.IsMissing && close.IsMissing;
    }
}
