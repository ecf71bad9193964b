using System.Diagnostics.CodeAnalysis;
using Pidgin;
using ReportDsl.Syntax.Green;
using static Pidgin.Parser;
using static ReportDsl.Syntax.Parsing.Primitives;

namespace ReportDsl.Syntax.Parsing;

/// <summary>
/// What people write from the habit of worksheets, SQL and programming. It is kept as <c>UnexpectedExpression</c>, whose tokens tell what was
/// meant.
/// </summary>
internal static class ForeignForms
{
    private static readonly Parser<GreenToken, ExpressionGreen> Operand = new RightOperandParser(Operators.Comparison + 1);
    private static readonly Parser<GreenToken, GreenNode?> Taken = Primitives.AnyToken.Select<GreenNode?>(token => token.AsUnexpected());

    private static readonly Parser<GreenToken, ExpressionGreen> Is = new IsForm(Operand);
    private static readonly Parser<GreenToken, ExpressionGreen> NotIn = new NotInForm();

    /// <summary><c>x in "a"</c>: a word and a text, of which nothing can be made.</summary>
    public static readonly Parser<GreenToken, ExpressionGreen> WordBeforeText =
        Map(ExpressionGreen (ExpressionGreen left, GreenNode? word) => GreenFactory.UnexpectedExpression(left, word, null), LeftOperand, Taken);

    /// <summary><c>x as "kg"</c>.</summary>
    public static readonly Parser<GreenToken, ExpressionGreen> UnitInQuotes = Form(LeftOperand, Upcast<LiteralExpressionGreen, ExpressionGreen>.Of(Grammar.LiteralExpression));

    /// <summary><c>x like "a%"</c>.</summary>
    private static readonly Parser<GreenToken, ExpressionGreen> Like = Form(LeftOperand, Operand);

    /// <summary><c>x between a and b</c>.</summary>
    private static readonly Parser<GreenToken, ExpressionGreen> Between = Form(LeftOperand, new Continued(Operand, Look.AtWord(SyntaxKind.AndKeyword), Operand));

    /// <summary><c>a ? b : c</c>.</summary>
    private static readonly Parser<GreenToken, ExpressionGreen> Question = Form(LeftOperand, new Continued(WholeOperand, Look.At(SyntaxKind.ColonToken), WholeOperand));

    /// <summary>The form of another language that stands behind an operand; null where there is none.</summary>
    public static Parser<GreenToken, ExpressionGreen>? At(int minimum, ref ParseState<GreenToken> state)
    {
        if (state.Kind == SyntaxKind.BadToken)
            return minimum == 1 && state.Current.Text is "?" or "？" ? Question : null;
        if (!state.IsAtName || state.Word is not (SyntaxKind.None or SyntaxKind.NotKeyword) || minimum > Operators.Comparison || state.Context.IsInItemFormula)
            return null;
        if (state.Word == SyntaxKind.NotKeyword)
            return state.Next.ContextualKind == SyntaxKind.InKeyword ? NotIn : null;
        var form = ForeignWords.IsOperator(state.Current.Text, "LIKE") || ForeignWords.IsOperator(state.Current.Text, "CONTAINS") ? Like
            : ForeignWords.IsOperator(state.Current.Text, "IS") ? Is
            : ForeignWords.IsOperator(state.Current.Text, "BETWEEN") ? Between
            : null;
        return form != Like && state.Next.Kind == SyntaxKind.StringToken ? null : form;
    }

    /// <summary>Values behind <c>in</c>, also in other brackets than braces, which are taken for them.</summary>
    public static Parser<GreenToken, InExpressionGreen> In(SyntaxKind open, SyntaxKind close) => Map(
        GreenFactory.InExpression,
        LeftOperand,
        OperatorSign,
        Sign(open).Select(sign => TakenFor(sign, SyntaxKind.OpenBraceToken)),
        AsList(Separated(Nested(Grammar.Expression))),
        Sign(close).Select(sign => TakenFor(sign, SyntaxKind.CloseBraceToken)));

    private static GreenToken TakenFor(GreenToken sign, SyntaxKind kind) =>
        sign.Kind == kind ? sign : sign.IsMissing ? MissingTokens.Get(kind) : sign.TakenFor(kind);

    private static Parser<GreenToken, ExpressionGreen> Form(Parser<GreenToken, ExpressionGreen> left, Parser<GreenToken, ExpressionGreen> right) =>
        Map(ExpressionGreen (ExpressionGreen first, GreenNode? tokens, ExpressionGreen second) => GreenFactory.UnexpectedExpression(first, tokens, second), left, Taken, right);

    /// <summary><c>x is null</c>, <c>x is not blank</c>; any other <c>is</c> compares.</summary>
    private sealed class IsForm(Parser<GreenToken, ExpressionGreen> operand) : Parser<GreenToken, ExpressionGreen>
    {
        public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
        {
            var context = state.Context;
            var left = context.Left;
            var mark = context.Mark;
            context.Add(state.Take().AsUnexpected());
            if (state.IsAtName && ForeignWords.IsOperator(state.Current.Text, "NOT"))
                context.Add(state.Take().AsUnexpected());
            ExpressionGreen? compared = null;
            if (state.IsAtName && ForeignWords.MeansBlank(state.Current.Text))
                context.Add(state.Take().AsUnexpected());
            else if (!operand.TryParse(ref state, ref expecteds, out compared))
                return (result = null) is not null;
            result = GreenFactory.UnexpectedExpression(left, context.TakeList(mark), compared);
            return true;
        }
    }

    /// <summary><c>x not in {…}</c>: the negation of the whole comparison, whose sign is missing before it.</summary>
    private sealed class NotInForm : Parser<GreenToken, ExpressionGreen>
    {
        public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
        {
            result = null;
            var context = state.Context;
            var start = state.Index;
            state.Advance(1);
            context.IsOperatorWrong = true;
            if (!Grammar.InExpression.TryParse(ref state, ref expecteds, out var membership))
                return false;
            var word = context.Tokens.WithSkipped(start, start + 1, membership.InKeyword);
            result = GreenFactory.UnaryExpression(
                MissingTokens.Get(SyntaxKind.NotKeyword),
                GreenFactory.InExpression(membership.Left, word, membership.OpenBraceToken, membership.Values, membership.CloseBraceToken));
            return true;
        }
    }
}

/// <summary>
/// <c>if (a, b, c)</c> as in worksheets is kept as a call, which binding tells about; <c>if (a) then b else c</c> is a condition in brackets.
/// </summary>
internal sealed class IfBeforeBracket : Parser<GreenToken, ExpressionGreen>
{
    private static readonly Parser<GreenToken, GreenToken> Close = Sign(SyntaxKind.CloseParenToken);
    private static readonly Separated<ArgumentGreen> Arguments = Primitives.Separated(Grammar.Argument);

    private static readonly Parser<GreenToken, (ArgumentGreen First, GreenNode? All)> Content = AsList(new FirstAndAll());

    private static readonly Parser<GreenToken, (GreenToken Then, ExpressionGreen WhenTrue, GreenToken Else, ExpressionGreen WhenFalse)> Branches = Pidgin.Parser.Map(
        (then, whenTrue, otherwise, whenFalse) => (then, whenTrue, otherwise, whenFalse),
        Word(SyntaxKind.ThenKeyword),
        WholeOperand,
        Word(SyntaxKind.ElseKeyword),
        WholeOperand);

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        result = null;
        var isWrong = state.Context.IsOperatorWrong;
        var word = state.Take();
        var open = state.Take();
        if (!Content.TryParse(ref state, ref expecteds, out var content) || !Close.TryParse(ref state, ref expecteds, out var close))
            return false;
        if (content.All != content.First || content.First.Filter is not null)
        {
            result = GreenFactory.CallExpression(word, open, content.All, close);
            return true;
        }

        var bracket = GreenFactory.ParenthesizedExpression(open, content.First.Expression, close);
        if (!Grammar.Operators.TryParseFrom(bracket, minimum: 1, ref state, ref expecteds, out var condition)
            || !Branches.TryParse(ref state, ref expecteds, out var branches))
        {
            return false;
        }

        var sign = word.AsKeyword();
        result = GreenFactory.ConditionalExpression(
            isWrong ? sign.AsUnexpected() : sign, condition, branches.Then, branches.WhenTrue, branches.Else, branches.WhenFalse);
        return true;
    }

    private sealed class FirstAndAll : Parser<GreenToken, (ArgumentGreen First, GreenNode? All)>
    {
        public override bool TryParse(
            ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, out (ArgumentGreen First, GreenNode? All) result)
        {
            result = default;
            if (!Grammar.Argument.TryParse(ref state, ref expecteds, out var first) || !Arguments.TryParseFrom(first, ref state, ref expecteds, out var all))
                return false;
            result = (first, all);
            return true;
        }
    }
}

/// <summary>
/// An operand, and where the sign follows, the sign and another one: <c>sum(A1:B2)</c>, the ends of <c>between a and b</c>, the branches of <c>a ? b : c</c>.
/// </summary>
internal sealed class Continued(Parser<GreenToken, ExpressionGreen> first, Condition isAtSign, Parser<GreenToken, ExpressionGreen> second)
    : Parser<GreenToken, ExpressionGreen>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        if (!first.TryParse(ref state, ref expecteds, out result) || !isAtSign(ref state))
            return result is not null;
        var sign = state.Take().AsUnexpected();
        if (!second.TryParse(ref state, ref expecteds, out var next))
            return false;
        result = GreenFactory.UnexpectedExpression(result, sign, next);
        return true;
    }
}

/// <summary>A number; one with commas in it, where no list is that they could belong to, is kept together.</summary>
internal sealed class NumberWithCommas(Parser<GreenToken, LiteralExpressionGreen> number) : Parser<GreenToken, ExpressionGreen>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        var isWhole = state.Current.Trailing is not null;
        var succeeds = number.TryParse(ref state, ref expecteds, out var literal);
        result = literal;
        var context = state.Context;
        if (isWhole || context.IsInList || !IsAtPart(ref state))
            return succeeds;
        var mark = context.Mark;
        bool goesOn;
        do
        {
            context.Add(state.Take().AsUnexpected());
            goesOn = state.Current.Trailing is null;
            context.Add(state.Take().AsUnexpected());
        }
        while (goesOn && IsAtPart(ref state));

        result = GreenFactory.UnexpectedExpression(literal, context.TakeList(mark), null);
        return succeeds;
    }

    private static bool IsAtPart(ref ParseState<GreenToken> state) =>
        state.Kind == SyntaxKind.CommaToken && state.Current is { Leading: null, Trailing: null } && state.Next.Kind == SyntaxKind.NumberToken;
}
