using System.Diagnostics.CodeAnalysis;
using Pidgin;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>
/// Operands with operators before, between and behind them, by the precedences of the grammar file. An operator's production reads from
/// <see cref="LeftOperandParser"/> on; the table gives the level of its <see cref="RightOperandParser"/>.
/// </summary>
internal sealed class Operators(
    Func<SyntaxKind, Parser<GreenToken, ExpressionGreen>> prefix, Func<SyntaxKind, Parser<GreenToken, ExpressionGreen>> infix, Parser<GreenToken, ExpressionGreen> primary)
    : Parser<GreenToken, ExpressionGreen>
{
    private static readonly BalancedTokens Passed = new();

    public static readonly int Comparison = SyntaxFacts.GetInfixPrecedence(SyntaxKind.EqualsEqualsToken);

    private readonly Parser<GreenToken, ExpressionGreen>?[] _prefix = new Parser<GreenToken, ExpressionGreen>?[(int)SyntaxKind.CompilationUnit];
    private readonly Parser<GreenToken, ExpressionGreen>?[] _infix = new Parser<GreenToken, ExpressionGreen>?[(int)SyntaxKind.CompilationUnit];

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result) =>
        TryParse(minimum: 1, ref state, ref expecteds, out result);

    /// <summary>Reads an expression whose operators bind at least as tightly as the given level.</summary>
    private bool TryParse(int minimum, ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result) =>
        TryParseOperand(minimum, ref state, ref expecteds, out result) && TryParseFrom(result, minimum, ref state, ref expecteds, out result);

    /// <summary>Reads an operand of an operator. Operators and brackets inside each other are counted apart, as they are written.</summary>
    public bool TryParseInside(int minimum, ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        var context = state.Context;
        if (context.OperatorDepth >= NestingLimits.MaxExpressionHeight)
        {
            var isPassedOver = Grammar.UnexpectedExpression.TryParse(ref state, ref expecteds, out var unexpected);
            result = unexpected;
            return isPassedOver;
        }

        context.OperatorDepth++;
        var succeeds = TryParse(minimum, ref state, ref expecteds, out result);
        context.OperatorDepth--;
        return succeeds;
    }

    /// <summary>Reads an operand with the operators before it.</summary>
    public bool TryParseOperand(int minimum, ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        var kind = state.Operator;
        var precedence = SyntaxFacts.GetPrefixPrecedence(kind);
        if (precedence == 0 || state.IsAtCodeAndLabel)
            return primary.TryParse(ref state, ref expecteds, out result);
        var context = state.Context;
        context.RightLevel = precedence;
        context.IsOperatorWrong = precedence < minimum;
        return (_prefix[(int)kind] ??= prefix(kind)).TryParse(ref state, ref expecteds, out result);
    }

    /// <summary>Reads the operators behind an operand.</summary>
    public bool TryParseFrom(ExpressionGreen left, int minimum, ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        var context = state.Context;
        var previous = 0;
        result = left;
        while (true)
        {
            // The sign of a formula where values are compared.
            var kind = state.Operator is var written && written == SyntaxKind.EqualsToken && Comparison >= minimum ? SyntaxKind.EqualsEqualsToken : written;
            var precedence = SyntaxFacts.GetInfixPrecedence(kind);
            context.Left = result;
            if (precedence == 0)
            {
                if (ForeignForms.At(minimum, ref state) is not { } foreign)
                    return true;
                if (!foreign.TryParse(ref state, ref expecteds, out result))
                    return false;
                continue;
            }

            if (precedence < minimum || (context.IsInItemFormula && state.IsAtCodeAndLabel)
                || (context.IsInFormula && kind == SyntaxKind.InKeyword && state.Next.Kind == SyntaxKind.IdentifierToken))
            {
                return true;
            }

            if (result.Height >= NestingLimits.MaxExpressionHeight)
            {
                var isPassedOver = Passed.TryParse(ref state, ref expecteds, out var tokens);
                result = GreenFactory.UnexpectedExpression(result, tokens, null);
                return isPassedOver;
            }

            var associativity = SyntaxFacts.GetAssociativity(precedence);
            var isChained = precedence == previous && associativity == OperatorAssociativity.None;
            context.RightLevel = associativity == OperatorAssociativity.Right ? precedence : precedence + 1;
            context.IsOperatorWrong = isChained || state.IsAtCodeAndLabel
                || (kind == SyntaxKind.QuestionQuestionToken && result is not ReferenceExpressionGreen);
            var production = kind == SyntaxKind.InKeyword && state.IsAtCodeAndLabel ? ForeignForms.WordBeforeText
                : kind == SyntaxKind.AsKeyword && state.IsAtCodeAndLabel ? ForeignForms.UnitInQuotes
                : _infix[(int)kind] ??= infix(kind);
            if (!production.TryParse(ref state, ref expecteds, out result))
                return false;
            previous = precedence;
        }
    }
}

/// <summary>The operand before the operator: read already.</summary>
internal sealed class LeftOperandParser : Parser<GreenToken, ExpressionGreen>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result)
    {
        result = state.Context.Left;
        return result is not null;
    }
}

/// <summary>The sign or word of an operator. One that must not stand here is marked as such; a single sign of equality is taken for the double one.</summary>
internal sealed class OperatorSignParser : Parser<GreenToken, GreenToken>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out GreenToken result)
    {
        var isWord = state.Word != SyntaxKind.None;
        result = state.Take();
        if (isWord)
            result = result.AsKeyword();
        else if (result.Kind == SyntaxKind.EqualsToken)
            result = result.TakenFor(SyntaxKind.EqualsEqualsToken);
        if (state.Context.IsOperatorWrong)
            result = result.AsUnexpected();
        return true;
    }
}

/// <summary>An operand inside an operator whose own operators bind at least so tightly; without a level as the operator before it asks for.</summary>
internal sealed class RightOperandParser(int? level = null) : Parser<GreenToken, ExpressionGreen>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result) =>
        Grammar.Operators.TryParseInside(level ?? state.Context.RightLevel, ref state, ref expecteds, out result);
}

/// <summary>The right side of <c>??</c>: an operand without operators behind it.</summary>
internal sealed class SingleOperandParser : Parser<GreenToken, ExpressionGreen>
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out ExpressionGreen result) =>
        Grammar.Operators.TryParseOperand(state.Context.RightLevel, ref state, ref expecteds, out result);
}
