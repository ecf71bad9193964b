using System.Collections.Immutable;
using Pidgin;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>What came of parsing a text.</summary>
/// <param name="TrustsIndentation">Whether a block lacks its end and the indentation of lines told where it is.</param>
internal sealed record ParseResult(SourceText Source, CompilationUnitGreen Root, TokenSequence Tokens, bool TrustsIndentation)
{
    private readonly Lazy<ImmutableArray<Diagnostic>> _errors = new(() => SyntaxErrors.Of(Source, Tokens, Root));

    /// <summary>The lexical and syntactic mistakes, told from the tree when they are asked for.</summary>
    public ImmutableArray<Diagnostic> Errors => _errors.Value;
}

/// <summary>Makes a tree of every text, with <see cref="Grammar"/>.</summary>
internal static class Parser
{
    public static ParseResult Parse(SourceText source) => Parse(source, TokenSequence.Lex(source.ToString()), null);

    /// <summary>Parses a changed text; what the old tree holds of unchanged text is taken over.</summary>
    public static ParseResult Parse(SourceText source, ParseResult old)
    {
        var change = TextDifference.Between(old.Source.AsSpan(), source.AsSpan());
        var tokens = old.Tokens.WithChange(source.ToString(), change);
        return Parse(source, tokens, old.TrustsIndentation ? null : new OldTree(old, change));
    }

    private static ParseResult Parse(SourceText source, TokenSequence tokens, OldTree? oldTree)
    {
        var result = Parse(source, tokens, oldTree, trustsIndentation: false);
        if (!EndsInsideBlock(result.Root))
            return result;

        // A block lacks its end. Where the lines are indented, they tell which one it is.
        var guess = Parse(source, tokens, null, trustsIndentation: true);
        return guess.Errors.Length <= result.Errors.Length ? guess : result;
    }

    private static ParseResult Parse(SourceText source, TokenSequence tokens, OldTree? oldTree, bool trustsIndentation)
    {
        var root = Grammar.CompilationUnit.ParseOrThrow(tokens.Tokens, new ParseContext(tokens, oldTree, trustsIndentation));
        return new ParseResult(source, root, tokens, trustsIndentation);
    }

    private static bool EndsInsideBlock(CompilationUnitGreen root)
    {
        var last = root.Members is GreenList list ? list.Children[^1] : root.Members;
        return last switch
        {
            TemplateDeclarationGreen template => IsOpen(template.OpenBraceToken, template.Members, template.CloseBraceToken),
            AxisDeclarationGreen axis => IsOpen(axis.Items.OpenBraceToken, axis.Items.Items, axis.Items.CloseBraceToken),
            CodeListDeclarationGreen codes => IsOpen(codes.OpenBraceToken, codes.Entries, codes.CloseBraceToken),
            _ => false,
        };

        static bool IsOpen(GreenToken open, GreenNode? content, GreenToken close) => close.IsMissing && (!open.IsMissing || content is not null);
    }
}
