using System.Diagnostics.CodeAnalysis;
using Pidgin;
using ReportDsl.Syntax.Green;
using static ReportDsl.Syntax.Parsing.Look;
using static ReportDsl.Syntax.Parsing.Primitives;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Parts that several productions share, and their conditions.</summary>
internal static class Parts
{
    public static readonly Parser<GreenToken, LabelGreen?> OptionalLabel = Optional(At(SyntaxKind.StringToken), Grammar.Label);

    public static readonly Parser<GreenToken, TypeClauseGreen?> OptionalType = Optional(At(SyntaxKind.ColonToken), Grammar.TypeClause);

    public static readonly Parser<GreenToken, WhenClauseGreen?> OptionalWhen = Optional(AtWord(SyntaxKind.WhenKeyword), Grammar.WhenClause);

    public static readonly Parser<GreenToken, FormulaGreen?> OptionalItemFormula = Optional(At(SyntaxKind.EqualsToken), InItemFormula(Grammar.Formula));

    public static readonly Parser<GreenToken, ItemBlockGreen?> OptionalItemBlock = Optional(At(SyntaxKind.OpenBraceToken), Grammar.ItemBlock);

    /// <summary>Among items a keyword of declarations is a name like any other.</summary>
    public static readonly Parser<GreenToken, AxisSourceGreen> GroupSource = Choice<AxisSourceGreen>.Otherwise(Grammar.ItemBlock).When(
        static (ref state) => state.IsAtName && !state.IsAtCodeAndLabel, Grammar.AxisReference);

    public static readonly Parser<GreenToken, GreenNode?> Modifiers = ListWhile(
        static (ref state) => SyntaxFacts.StartsModifier(state.Word) && state.Next.Kind != SyntaxKind.StringToken, Grammar.Modifier);

    public static readonly Parser<GreenToken, GreenToken> Interval = new IntervalParser();

    /// <summary>A version; one with several points is a text.</summary>
    public static readonly Parser<GreenToken, GreenToken> VersionText = new Joined(
        At(SyntaxKind.NumberToken), static kind => kind is SyntaxKind.NumberToken or SyntaxKind.MinusToken or SyntaxKind.DotToken or SyntaxKind.IdentifierToken, NumberOrText);

    public static readonly Parser<GreenToken, GreenToken> NumberOfConstant = new NumberOfConstantParser();

    public static readonly Parser<GreenToken, GreenToken> PeriodText = new PeriodTextParser();

    public static bool IsAtVersion(ref ParseState<GreenToken> state) =>
        state.Word == SyntaxKind.VersionKeyword && state.Next.Kind is SyntaxKind.NumberToken or SyntaxKind.StringToken;

    /// <summary>A code list may have no label; two texts in the next line are its first entry, before which the brace lacks.</summary>
    public static bool IsAtLabelOfCodeList(ref ParseState<GreenToken> state) =>
        state.Kind == SyntaxKind.StringToken && !(state.Next.Kind == SyntaxKind.StringToken && state.StartsLine);

    /// <summary>Whether a shared axis is named: an item in the next line is the first of a block whose brace lacks.</summary>
    public static bool IsAtAxis(ref ParseState<GreenToken> state) =>
        IsAtCode(ref state) && !(IsAtItem(ref state) && state.Context.IsDeeper(state.Index));

    /// <summary>Whether an item visibly begins here.</summary>
    public static bool IsAtItem(ref ParseState<GreenToken> state) => state.IsAtCodeAndLabel || state.Word switch
    {
        SyntaxKind.GroupKeyword or SyntaxKind.TotalKeyword or SyntaxKind.MemoKeyword or SyntaxKind.ManyKeyword =>
            state.Next is { Kind: SyntaxKind.IdentifierToken, ContextualKind: SyntaxKind.None },
        _ => false,
    };

    public static bool IsAtQualifier(ref ParseState<GreenToken> state) => state.Word switch
    {
        SyntaxKind.PriorKeyword => state.Next.Kind is SyntaxKind.OpenParenToken or SyntaxKind.DotToken,
        SyntaxKind.ChildrenKeyword => state.Next.Kind == SyntaxKind.DotToken,
        _ => false,
    };

    public static bool IsAtClause(ref ParseState<GreenToken> state) =>
        state.Kind != SyntaxKind.ColonToken && (SyntaxFacts.StartsClause(state.Word) || IsAtUnexpectedClause(ref state));

    /// <summary>
    /// Whether something stands before a colon further on in the line that is no clause; without a colon, the colon is what lacks.
    /// Asked only where there is a mistake, and so the one place that looks further than two tokens.
    /// </summary>
    public static bool IsAtUnexpectedClause(ref ParseState<GreenToken> state)
    {
        const int FarEnough = 32;
        if (state.Kind == SyntaxKind.ColonToken || SyntaxFacts.StartsClause(state.Word) || state.IsAtDeclarationOfNextLine)
            return false;
        var tokens = state.Context.Tokens;
        for (var i = state.Index; i < Math.Min(tokens.Count, state.Index + FarEnough); i++)
        {
            if (tokens[i].Kind == SyntaxKind.ColonToken)
                return true;
            if (tokens[i].Kind is SyntaxKind.EndOfFileToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken || tokens.EndsLine(i))
                return false;
        }

        return false;
    }
}

/// <summary>The operands that no operator belongs to.</summary>
internal sealed class Primary : Parser<GreenToken, ExpressionGreen>
{
    private static readonly Parser<GreenToken, ExpressionGreen> Number = new NumberWithCommas(Grammar.LiteralExpression);
    private static readonly Parser<GreenToken, ExpressionGreen> Literal = Upcast<LiteralExpressionGreen, ExpressionGreen>.Of(Grammar.LiteralExpression);
    private static readonly Parser<GreenToken, ExpressionGreen> Parenthesized = Upcast<ParenthesizedExpressionGreen, ExpressionGreen>.Of(Grammar.ParenthesizedExpression);
    private static readonly Parser<GreenToken, ExpressionGreen> Call = Upcast<CallExpressionGreen, ExpressionGreen>.Of(Grammar.CallExpression);
    private static readonly Parser<GreenToken, ExpressionGreen> Reference = Upcast<ReferenceExpressionGreen, ExpressionGreen>.Of(Grammar.ReferenceExpression);

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        if (At(ref state) is { } parser)
            return parser.TryParse(ref state, ref expecteds, out result);
        result = GreenFactory.ReferenceExpression(null, GreenFactory.Path(GreenFactory.PathSegment(MissingTokens.Get(SyntaxKind.IdentifierToken))), null);
        return true;
    }

    private static Parser<GreenToken, ExpressionGreen>? At(ref ParseState<GreenToken> state) => state.Kind switch
    {
        SyntaxKind.NumberToken => Number,
        SyntaxKind.StringToken => Literal,
        SyntaxKind.OpenParenToken => Parenthesized,
        SyntaxKind.IdentifierToken when state.Next.Kind == SyntaxKind.StringToken || (!state.Context.IsInItemFormula && state.IsAtNextDeclaration) => null,
        SyntaxKind.IdentifierToken when state.Word is SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword => Literal,
        SyntaxKind.IdentifierToken when state.Next.Kind == SyntaxKind.OpenParenToken && state.Word != SyntaxKind.PriorKeyword => Call,
        SyntaxKind.IdentifierToken => Reference,
        _ => null,
    };
}
