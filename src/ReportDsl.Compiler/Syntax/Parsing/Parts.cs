using System.Diagnostics.CodeAnalysis;
using Pidgin;
using ReportDsl.Syntax.Green;
using static ReportDsl.Syntax.Parsing.Look;
using static ReportDsl.Syntax.Parsing.Parts;
using static ReportDsl.Syntax.Parsing.Primitives;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Parts that several productions share, and their conditions.</summary>
internal static class Parts
{
    public static readonly Parser<GreenToken, LabelGreen?> OptionalLabel = Optional(At(SyntaxKind.StringToken), Grammar.Label);

    public static readonly Parser<GreenToken, TypeClauseGreen?> OptionalType = Optional(At(SyntaxKind.ColonToken), Grammar.TypeClause);

    public static readonly Parser<GreenToken, WhenClauseGreen?> OptionalWhen = Optional(
        static (ref state) => state.Word == SyntaxKind.WhenKeyword || IsAtForeignWhen(ref state), Grammar.WhenClause);

    /// <summary>The word of a condition; <c>if</c> and <c>where</c> are passed over.</summary>
    public static readonly Parser<GreenToken, GreenToken> WhenWord = Choice<GreenToken>
        .Otherwise(Word(SyntaxKind.WhenKeyword)).When<GreenToken>(IsAtForeignWhen, new PassedOver(SyntaxKind.WhenKeyword));

    public static readonly Parser<GreenToken, FormulaGreen?> OptionalItemFormula = Optional(At(SyntaxKind.EqualsToken), InItemFormula(Grammar.Formula));

    public static readonly Parser<GreenToken, ItemBlockGreen?> OptionalItemBlock = Optional(At(SyntaxKind.OpenBraceToken), Grammar.ItemBlock);

    /// <summary>Among items a keyword of declarations is a name like any other.</summary>
    public static readonly Parser<GreenToken, AxisSourceGreen> GroupSource = Choice<AxisSourceGreen>.Otherwise(Grammar.ItemBlock).When(
        static (ref state) => state.IsAtName && !state.IsAtCodeAndLabel, Grammar.AxisReference);

    public static readonly Parser<GreenToken, GreenNode?> Modifiers = ListWhile(IsAtModifier, Grammar.Modifier);

    /// <summary>The expression of a formula; a type and modifiers behind it are kept with it.</summary>
    public static readonly Parser<GreenToken, ExpressionGreen> FormulaExpression = new FormulaExpressionParser();

    /// <summary>The code of a unit; a text, such as its label, is passed over.</summary>
    public static readonly Parser<GreenToken, GreenToken> UnitName = Choice<GreenToken>
        .Otherwise(ReferredName).When<GreenToken>(At(SyntaxKind.StringToken), new PassedOver(SyntaxKind.IdentifierToken));

    /// <summary>No block ends before the colon of a check, so a brace there closes a list whose first one lacks.</summary>
    public static readonly Parser<GreenToken, DomainGreen> DomainOfClause =
        Choice<DomainGreen>.Otherwise(Grammar.Domain).When(IsInListWithoutBrace, Grammar.ListDomain);

    public static readonly Parser<GreenToken, GreenToken> Interval = new IntervalParser();

    /// <summary>A version; one with several points is a text.</summary>
    public static readonly Parser<GreenToken, GreenToken> VersionText = new Joined(
        At(SyntaxKind.NumberToken), static kind => kind is SyntaxKind.NumberToken or SyntaxKind.MinusToken or SyntaxKind.DotToken or SyntaxKind.IdentifierToken, NumberOrText);

    public static readonly Parser<GreenToken, GreenToken> NumberOfConstant = new NumberOfConstantParser();

    public static readonly Parser<GreenToken, GreenToken> YearOfDate = new YearOfDateParser();

    public static readonly Parser<GreenToken, GreenToken> PeriodText = new PeriodTextParser();

    /// <summary>Whether a modifier stands here. Among items its word before a text is the code of the next one.</summary>
    public static bool IsAtModifier(ref ParseState<GreenToken> state) =>
        SyntaxFacts.StartsModifier(state.Word)
        && (state.Next.Kind != SyntaxKind.StringToken
            || (!state.Context.IsAmongItems && state.Word is SyntaxKind.InKeyword or SyntaxKind.MinKeyword or SyntaxKind.MaxKeyword));

    public static bool IsAtToleranceUnit(ref ParseState<GreenToken> state) =>
        state.Word == SyntaxKind.AsKeyword && (state.Next.Kind != SyntaxKind.StringToken || !state.Context.IsAmongItems);

    /// <summary>Whether a word of other languages stands here where only <c>when</c> can.</summary>
    public static bool IsAtForeignWhen(ref ParseState<GreenToken> state) => state.Word is SyntaxKind.IfKeyword or SyntaxKind.WhereKeyword;

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
        state.Kind != SyntaxKind.ColonToken
        && (SyntaxFacts.StartsClause(state.Word) || IsAtForeignWhen(ref state) || IsAtUnexpectedClause(ref state));

    /// <summary>
    /// Whether paths stand here and then a brace, in the middle of the clauses of a check: the opening one lacks. In a correct text the list of
    /// names ends before any brace.
    /// </summary>
    public static bool IsInListWithoutBrace(ref ParseState<GreenToken> state)
    {
        var tokens = state.Context.Tokens;
        var at = state.Index;
        while (at + 1 < tokens.Count && tokens[at].Kind == SyntaxKind.IdentifierToken && tokens[at + 1].Kind is SyntaxKind.CommaToken or SyntaxKind.DotToken) at += 2;
        return at + 2 < tokens.Count && tokens[at].Kind == SyntaxKind.IdentifierToken && tokens[at + 1].Kind == SyntaxKind.CloseBraceToken
            && (tokens[at + 2].Kind is SyntaxKind.ColonToken or SyntaxKind.CommaToken
                || tokens[at + 2].ContextualKind == SyntaxKind.ExceptKeyword || SyntaxFacts.StartsClause(tokens[at + 2].ContextualKind));
    }

    /// <summary>
    /// Whether something stands before a colon further on in the line that is no clause; without a colon, the colon is what lacks.
    /// Asked only where there is a mistake, and and so further than other conditions.
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

/// <summary>
/// The expression of a formula. The type and the modifiers of a cell stand before its formula; behind it they are kept as tokens that fit nowhere.
/// </summary>
internal sealed class FormulaExpressionParser : Parser<GreenToken, ExpressionGreen>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        var context = state.Context;
        context.IsInFormula = true;
        var succeeds = Grammar.Expression.TryParse(ref state, ref expecteds, out result);
        context.IsInFormula = false;
        if (!succeeds || !IsAtMisplaced(ref state))
            return succeeds;

        var start = state.Index;
        var mark = context.Mark;
        if (!Parts.OptionalType.TryParse(ref state, ref expecteds, out _) || !Parts.Modifiers.TryParse(ref state, ref expecteds, out _))
            return false;
        for (var i = start; i < state.Index; i++)
            context.Add(context.Tokens[i].AsUnexpected());
        result = GreenFactory.UnexpectedExpression(result, context.TakeList(mark), null);
        return true;
    }

    /// <summary>Whether a type or a modifier stands here. Among items a word is one only where it cannot be the code of an item.</summary>
    private static bool IsAtMisplaced(ref ParseState<GreenToken> state) =>
        state.Kind == SyntaxKind.ColonToken
        || (IsAtModifier(ref state) && (!state.Context.IsInItemFormula || state.Word switch
        {
            SyntaxKind.InKeyword => state.Next.Kind == SyntaxKind.IdentifierToken,
            SyntaxKind.MinKeyword or SyntaxKind.MaxKeyword =>
                state.Next.Kind is SyntaxKind.NumberToken or SyntaxKind.MinusToken || state.Next.ContextualKind == SyntaxKind.DateKeyword,
            SyntaxKind.WithinKeyword => state.Next.Kind == SyntaxKind.NumberToken || state.Next.ContextualKind == SyntaxKind.PrecisionKeyword,
            SyntaxKind.BlankKeyword => state.Next.ContextualKind == SyntaxKind.ZeroKeyword,
            SyntaxKind.AllowKeyword => state.Next.ContextualKind == SyntaxKind.NaKeyword,
            _ => !state.StartsLine && state.Next.Kind is not (SyntaxKind.ColonToken or SyntaxKind.EqualsToken or SyntaxKind.OpenBraceToken),
        }));
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
        SyntaxKind.IdentifierToken when state.Next.Kind == SyntaxKind.StringToken || (!state.Context.IsInItemFormula && (state.IsAtNextDeclaration || state.IsAtLabelledDeclaration)) => null,
        SyntaxKind.IdentifierToken when state.Word is SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword => Literal,
        SyntaxKind.IdentifierToken when state.Next.Kind == SyntaxKind.OpenParenToken && state.Word != SyntaxKind.PriorKeyword => Call,
        SyntaxKind.IdentifierToken => Reference,
        _ => null,
    };
}
