using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Parser
{
    /// <summary>How high the tree of one expression may grow, so that recursion over it fits every stack.</summary>
    public const int MaxExpressionHeight = 500;

    private static readonly Func<Parser, ExpressionGreen> BracketedElement = parser => parser.ParseBracketed();
    private static readonly Func<Parser, ArgumentGreen> ArgumentElement = parser => parser.ParseArgument();

    /// <summary>Whether items can follow the expression: then a name may follow any name.</summary>
    private bool _isInItemFormula;

    /// <summary>How many operators the operand that is being read lies in, brackets passed over.</summary>
    private int _operators;

    private ExpressionGreen ParseExpression() => ParseExpression(minimum: 1);

    /// <summary>Reads an expression whose operators bind at least as tightly as the given level.</summary>
    private ExpressionGreen ParseExpression(int minimum)
    {
        var start = CurrentTextStart;
        return ParseOperators(ParseOperand(minimum), start, minimum);
    }

    /// <summary>Reads an operand of an operator. Operators and brackets inside each other are counted apart, as they are written.</summary>
    private ExpressionGreen ParseOperandExpression(int minimum)
    {
        if (_operators >= MaxExpressionHeight)
        {
            SkipTooManyOperators();
            return MissingExpression();
        }

        _operators++;
        var expression = ParseExpression(minimum);
        _operators--;
        return expression;
    }

    /// <summary>Reads an expression that stands in brackets, inside of its signs.</summary>
    private ExpressionGreen ParseBracketed()
    {
        if (_depth >= MaxNesting)
        {
            ReportTooDeep();
            SkipBalanced(stopsAtDeclaration: true);
            return MissingExpression();
        }

        _depth++;
        var expression = ParseExpression();
        _depth--;
        return expression;
    }

    /// <summary>Reports the current operator or operand as one too many, and passes over it and what belongs to it.</summary>
    private void SkipTooManyOperators()
    {
        if (!_isInHole)
            Report(Diagnostic.Create(SyntaxDiagnostics.ExpressionTooLong, new Location(_source, CurrentSpan), MaxExpressionHeight));
        SkipBalanced(stopsAtDeclaration: true);
    }

    private ExpressionGreen ParseOperators(ExpressionGreen left, int start, int minimum)
    {
        var previous = 0;
        while (true)
        {
            var kind = OperatorKind;
            if (kind == SyntaxKind.EqualsToken && ComparisonPrecedence >= minimum)
            {
                TakeEqualsForComparison();
                kind = SyntaxKind.EqualsEqualsToken;
            }

            var precedence = SyntaxFacts.GetInfixPrecedence(kind);
            if (precedence == 0 && ParseForeignOperator(left, start, minimum) is { } foreign)
            {
                left = foreign;
                continue;
            }

            if (precedence == 0 || precedence < minimum)
                return left;
            if (IsAtName && Next.Kind == SyntaxKind.StringToken)
            {
                ReportWordBeforeText();
                return left;
            }

            if (left.Height >= MaxExpressionHeight)
            {
                SkipTooManyOperators();
                return left;
            }

            var isChained = precedence == previous && SyntaxFacts.GetAssociativity(precedence) == OperatorAssociativity.None;
            if (isChained)
                ReportChained(left);
            if (kind == SyntaxKind.QuestionQuestionToken && left is not ReferenceExpressionGreen && !isChained)
                ReportWrongCoalesce(start);
            left = ParseOperator(left, kind, precedence, isWrong: _isInHole);
            previous = precedence;
        }
    }

    private ExpressionGreen ParseOperator(ExpressionGreen left, SyntaxKind kind, int precedence, bool isWrong)
    {
        var sign = CurrentWord != SyntaxKind.None ? EatWord() : Advance();
        if (isWrong && !sign.IsImperfect)
            sign = sign.With(sign.Leading, sign.Trailing, GreenFlags.Imperfect);
        switch (kind)
        {
            case SyntaxKind.AsKeyword:
                return GreenFactory.ConversionExpression(left, sign, EatReferredName());
            case SyntaxKind.InKeyword:
                return ParseIn(left, sign);
            case SyntaxKind.QuestionQuestionToken:
                return GreenFactory.CoalesceExpression(left, sign, ParseOperand(precedence + 1));
            default:
                var isRight = SyntaxFacts.GetAssociativity(precedence) == OperatorAssociativity.Right;
                return GreenFactory.BinaryExpression(left, sign, ParseOperandExpression(isRight ? precedence : precedence + 1));
        }
    }

    /// <summary>The operator that the current token is, behind a complete operand; a sign of another language can stand for a word.</summary>
    private SyntaxKind OperatorKind => CurrentWord != SyntaxKind.None || IsAtName ? CurrentWord : CurrentKind;

    /// <summary>Reads an operand with the operators before it.</summary>
    private ExpressionGreen ParseOperand(int minimum)
    {
        var kind = OperatorKind;
        var precedence = SyntaxFacts.GetPrefixPrecedence(kind);
        if (precedence == 0 || IsAtCodeAndLabel)
            return ParsePrimary();
        var isWrong = precedence < minimum;
        var start = CurrentTextStart;
        var sign = _current;
        var isReported = _isInHole;
        var count = _diagnostics.Count;
        var expression = kind == SyntaxKind.IfKeyword && Next.Kind == SyntaxKind.OpenParenToken
            ? ParseIfBeforeBracket(isWrong)
            : ParsePrefix(kind, precedence, isWrong);

        // A looser operator inside a tighter one: `a + not b`.
        if (isWrong && !isReported && expression is not CallExpressionGreen)
        {
            var span = TextSpan.FromBounds(start, _previousEnd);
            _diagnostics.Insert(count, Diagnostic.Create(
                SyntaxDiagnostics.BracketsNeeded, new Location(_source, new TextSpan(start, sign.Text.Length)), Expectations.Describe(sign)) with
            {
                Fixes = [Fixes.Enclose(span)],
            });
        }

        return expression;
    }

    private ExpressionGreen ParsePrefix(SyntaxKind kind, int precedence, bool isWrong)
    {
        var sign = CurrentWord != SyntaxKind.None ? EatWord() : Advance();
        if (isWrong)
            sign = sign.With(sign.Leading, sign.Trailing, GreenFlags.Imperfect);
        return kind == SyntaxKind.IfKeyword
            ? ParseIfFrom(sign, ParseOperandExpression(1))
            : GreenFactory.UnaryExpression(sign, ParseOperandExpression(precedence));
    }

    private ConditionalExpressionGreen ParseIfFrom(GreenToken sign, ExpressionGreen condition) => GreenFactory.ConditionalExpression(
        sign, condition, EatWord(SyntaxKind.ThenKeyword), ParseOperandExpression(1), EatWord(SyntaxKind.ElseKeyword), ParseOperandExpression(1));

    private ExpressionGreen ParsePrimary()
    {
        switch (CurrentKind)
        {
            case SyntaxKind.NumberToken:
                return ParseNumber();
            case SyntaxKind.StringToken:
                return GreenFactory.LiteralExpression(Advance());
            case SyntaxKind.OpenParenToken:
                return ParseParenthesized();
            case SyntaxKind.IdentifierToken when IsAtCodeAndLabel || (!_isInItemFormula && IsAtNextDeclaration):
                return MissingExpression();
            case SyntaxKind.IdentifierToken when CurrentWord is SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword:
                return GreenFactory.LiteralExpression(EatWord());
            case SyntaxKind.IdentifierToken when Next.Kind == SyntaxKind.OpenParenToken && CurrentWord != SyntaxKind.PriorKeyword:
                return GreenFactory.CallExpression(Advance(), Advance(), ParseArguments(), Eat(SyntaxKind.CloseParenToken));
            case SyntaxKind.IdentifierToken:
                return GreenFactory.ReferenceExpression(
                    ParseQualifier(), ParsePath(), CurrentKind == SyntaxKind.OpenBracketToken ? ParseColumnSelector() : null);
            default:
                return MissingExpression();
        }
    }

    private ParenthesizedExpressionGreen ParseParenthesized()
    {
        var outer = _isInItemFormula;
        _isInItemFormula = false;
        var expression = GreenFactory.ParenthesizedExpression(Advance(), ParseBracketed(), Eat(SyntaxKind.CloseParenToken));
        _isInItemFormula = outer;
        return expression;
    }

    private GreenNode? ParseArguments()
    {
        var (outerFormula, outerList) = (_isInItemFormula, _isInList);
        (_isInItemFormula, _isInList) = (false, true);
        var arguments = ParseSeparated(ArgumentElement);
        (_isInItemFormula, _isInList) = (outerFormula, outerList);
        return arguments;
    }

    /// <summary>Inside a call nothing can be declared, so <c>where</c> is a word before a text as well.</summary>
    private ArgumentGreen ParseArgument()
    {
        var start = CurrentTextStart;
        var value = ParseBracketed();
        if (CurrentKind == SyntaxKind.ColonToken && !_isInHole)
            value = ParseRange(value, start);
        return GreenFactory.Argument(
            value, CurrentWord == SyntaxKind.WhereKeyword ? GreenFactory.WhereClause(EatWord(), ParseBracketed()) : null);
    }

    private ReferenceQualifierGreen? ParseQualifier() => CurrentWord switch
    {
        SyntaxKind.PriorKeyword when Next.Kind == SyntaxKind.OpenParenToken => GreenFactory.PriorQualifier(
            EatWord(),
            GreenFactory.PriorOffset(Advance(), Eat(SyntaxKind.NumberToken), Eat(SyntaxKind.CloseParenToken)),
            Eat(SyntaxKind.DotToken)),
        SyntaxKind.PriorKeyword when Next.Kind == SyntaxKind.DotToken => GreenFactory.PriorQualifier(EatWord(), null, Advance()),
        SyntaxKind.ChildrenKeyword when Next.Kind == SyntaxKind.DotToken => GreenFactory.ChildrenQualifier(EatWord(), Advance()),
        _ => null,
    };

    private ReferenceExpressionGreen MissingExpression()
    {
        if (!IsReported)
            Report(Diagnostic.Create(SyntaxDiagnostics.Missing, new Location(_source, new TextSpan(_previousEnd, 0)), Expectations.Expression));
        var name = GreenFactory.PathSegment(MissingTokens.Get(SyntaxKind.IdentifierToken));
        return GreenFactory.ReferenceExpression(null, GreenFactory.Path(name), null);
    }

    private void ReportChained(ExpressionGreen left)
    {
        if (_isInHole)
            return;
        Report(Diagnostic.Create(SyntaxDiagnostics.ChainedOperator, new Location(_source, CurrentSpan), Expectations.Describe(_current)) with
        {
            Fixes = left is BinaryExpressionGreen { Right: var middle } ? [Fixes.Insert(_previousEnd, $" and {TextOf(middle)}")] : [],
        });
    }

    private void ReportWrongCoalesce(int start)
    {
        if (!_isInHole)
            Report(Diagnostic.Create(SyntaxDiagnostics.CoalesceNeedsReference, new Location(_source, TextSpan.FromBounds(start, _previousEnd))));
    }

    /// <summary>In a formula the next item may begin here; elsewhere an operator was meant.</summary>
    private void ReportWordBeforeText()
    {
        if (!_isInItemFormula && !_isInHole)
            Report(Diagnostic.Create(SyntaxDiagnostics.WordBeforeText, new Location(_source, CurrentSpan), Expectations.Describe(_current)));
    }

    private static string TextOf(GreenNode node)
    {
        var text = node.ToFullString();
        return text[node.LeadingTriviaWidth..(text.Length - node.TrailingTriviaWidth)];
    }
}
