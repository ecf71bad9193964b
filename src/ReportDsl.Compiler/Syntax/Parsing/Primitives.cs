using Pidgin;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>The words in which the grammar is written, beside those of Pidgin.</summary>
/// <remarks>No primitive fails and none goes back: a condition looks at three tokens at most, then something is read.</remarks>
internal static class Primitives
{
    public static readonly Parser<GreenToken, GreenToken> Name = new Token(SyntaxKind.IdentifierToken);

    public static readonly Parser<GreenToken, GreenToken> QuotedText = new Token(SyntaxKind.StringToken);

    public static readonly Parser<GreenToken, GreenToken> Number = new Token(SyntaxKind.NumberToken);

    public static readonly Parser<GreenToken, GreenToken> AnyWord = new AnyKeywordParser();

    public static readonly Parser<GreenToken, GreenToken> AnyToken = new AnyTokenParser();

    public static readonly Parser<GreenToken, GreenToken> NumberOrText = new TokenWhere(
        static (ref state) => state.Kind is SyntaxKind.NumberToken or SyntaxKind.StringToken, SyntaxKind.NumberToken);

    /// <summary>The name that a declaration gives. A keyword is one too, unless it visibly begins the next declaration.</summary>
    public static readonly Parser<GreenToken, GreenToken> Code = new Joined(
        IsAtCode, static kind => kind is SyntaxKind.MinusToken or SyntaxKind.IdentifierToken or SyntaxKind.NumberToken, new TokenWhere(IsAtCode, SyntaxKind.IdentifierToken));

    /// <summary>The code of an item: any word is one.</summary>
    public static readonly Parser<GreenToken, GreenToken> ItemCode = new Joined(
        static (ref state) => state.IsAtName, static kind => kind is SyntaxKind.MinusToken or SyntaxKind.IdentifierToken or SyntaxKind.NumberToken, Name);

    /// <summary>A name that refers to something: never the code of a declaration that begins here.</summary>
    public static readonly Parser<GreenToken, GreenToken> ReferredName = new TokenWhere(
        static (ref state) => state.IsAtName && state.Next.Kind != SyntaxKind.StringToken && !state.IsAtDeclarationOfNextLine, SyntaxKind.IdentifierToken);

    /// <summary>A name that a text may follow.</summary>
    public static readonly Parser<GreenToken, GreenToken> NameBeforeText = new TokenWhere(
        static (ref state) => state.IsAtName && !state.IsAtDeclarationOfNextLine, SyntaxKind.IdentifierToken);

    public static readonly Parser<GreenToken, ExpressionGreen> LeftOperand = new LeftOperandParser();

    public static readonly Parser<GreenToken, ExpressionGreen> RightOperand = new RightOperandParser();

    /// <summary>An operand with whatever operators inside.</summary>
    public static readonly Parser<GreenToken, ExpressionGreen> WholeOperand = new RightOperandParser(level: 1);

    public static readonly Parser<GreenToken, ExpressionGreen> SingleOperand = new SingleOperandParser();

    public static readonly Parser<GreenToken, GreenToken> OperatorSign = new OperatorSignParser();

    public static bool IsAtCode(ref ParseState<GreenToken> state) => state.IsAtName && !state.IsAtNextDeclaration && !state.IsAtNextBlock && !state.IsAtLabelledDeclaration;

    public static Parser<GreenToken, GreenToken> Word(SyntaxKind word) => new Keyword(word);

    /// <summary>A word in a place where a declaration's code could stand as well.</summary>
    public static Parser<GreenToken, GreenToken> WordNotCode(SyntaxKind word) =>
        Choice<GreenToken>.Otherwise<GreenToken>(new MissingToken(word)).When(Look.AtWordNotCode(word), Word(word));

    public static Parser<GreenToken, GreenToken> Sign(SyntaxKind kind) => new Token(kind);

    /// <summary>One of two words; where neither stands, the first is missing.</summary>
    public static Parser<GreenToken, GreenToken> Word(SyntaxKind first, SyntaxKind second) =>
        Choice<GreenToken>.Otherwise(Word(first)).When(Look.AtWord(second), Word(second));

    public static Parser<GreenToken, T?> Optional<T>(Condition condition, Parser<GreenToken, T> parser)
        where T : GreenNode => new Optional<T>(condition, parser);

    public static Parser<GreenToken, GreenNode?> ListWhile<T>(Condition condition, Parser<GreenToken, T> element)
        where T : GreenNode => new ListWhile<T>(condition, element);

    public static Separated<T> Separated<T>(Parser<GreenToken, T> element, SyntaxKind separator = SyntaxKind.CommaToken)
        where T : GreenNode => new(element, separator);

    /// <summary>The members of a block, up to its end.</summary>
    public static Parser<GreenToken, GreenNode?> Members(BlockKind block, Parser<GreenToken, DeclarationGreen> member) =>
        ListWhile((ref state) => !Member.IsBlockEnd(ref state, block), member);

    /// <summary>A block; the condition says what begins its content where the brace before it lacks.</summary>
    public static Parser<GreenToken, BlockParts> Block(Parser<GreenToken, GreenNode?> content, Condition startsContent) => new Block(content, startsContent);

    public static Parser<GreenToken, BlockParts> MemberBlock(BlockKind block, Parser<GreenToken, DeclarationGreen> member) =>
        Block(Members(block, member), (ref state) => Member.Starts(block, state.Word));

    public static Parser<GreenToken, ExpressionGreen> Nested(Parser<GreenToken, ExpressionGreen> expression) => new Nested(expression);

    /// <summary>The parser inside an item's formula, where the next item can follow.</summary>
    public static Parser<GreenToken, T> InItemFormula<T>(Parser<GreenToken, T> parser) => new Scope<T>(parser, isInItemFormula: true, isList: false);

    /// <summary>The parser where no item can follow.</summary>
    public static Parser<GreenToken, T> Apart<T>(Parser<GreenToken, T> parser) => new Scope<T>(parser, isInItemFormula: false, isList: false);

    /// <summary>The parser of a list in brackets, whose elements commas part.</summary>
    public static Parser<GreenToken, T> AsList<T>(Parser<GreenToken, T> parser) => new Scope<T>(parser, isInItemFormula: false, isList: true);

    /// <summary>Passes over what stands before a token.</summary>
    public static Parser<GreenToken, GreenToken> SkippingTo(Condition skips, Parser<GreenToken, GreenToken> token) => new SkippingTo(skips, token);

    /// <summary>Tokens that fit nowhere.</summary>
    public static Parser<GreenToken, GreenNode?> Unexpected(UnexpectedTokens.End isEnd) => new UnexpectedTokens(isEnd);

    public static ByKeyword<T> ByKeyword<T>()
        where T : GreenNode => new();
}
