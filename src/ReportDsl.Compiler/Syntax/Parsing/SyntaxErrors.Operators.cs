using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Signs that must not stand where they do, and such as were taken for others.</summary>
internal sealed partial class SyntaxErrors
{
    private const string Arrow = "=>";

    /// <summary>Tells of a token that has its place in the tree, and whether a hole begins behind it.</summary>
    private bool VisitOperator(GreenToken token, TextSpan place, Frame frame)
    {
        switch (frame.Node)
        {
            case UnaryExpressionGreen unary when token == unary.Operator:
                ReportLooseOperand(token, place, frame);
                return false;
            case ConditionalExpressionGreen conditional when token == conditional.IfKeyword:
                ReportLooseOperand(token, place, frame);
                return false;
            case BinaryExpressionGreen binary when token == binary.Operator:
                return VisitInfix(token, place, binary.Left, frame);
            case InExpressionGreen membership when token == membership.InKeyword:
                return VisitInfix(token, place, membership.Left, frame);
            case ConversionExpressionGreen conversion when token == conversion.AsKeyword:
                return VisitInfix(token, place, conversion.Operand, frame);
            case CoalesceExpressionGreen coalesce when token == coalesce.QuestionQuestionToken:
                return VisitInfix(token, place, coalesce.Left, frame);
            case InExpressionGreen membership when token == membership.CloseBraceToken:
                return ReportBrackets(membership, place, frame);
            default:
                if (token is { Kind: SyntaxKind.CommaToken, Text: ";" or "；" })
                    ReportForeign(place, ForeignWords.Write("','"), [Fixes.Replace(place, ",")]);
                return false;
        }
    }

    private bool VisitInfix(GreenToken sign, TextSpan place, ExpressionGreen left, Frame frame)
    {
        var isWordBeforeText = SyntaxFacts.IsKeyword(sign.Kind) && IsWord(sign) && NextToken(sign).Kind == SyntaxKind.StringToken;
        if (_isInHole)
            return isWordBeforeText;
        if (IsTaken(sign))
            _diagnostics.Add(Diagnostic.Create(SyntaxDiagnostics.EqualsForComparison, new Location(_source, place), Expectations.Describe(sign)) with { Fixes = [Fixes.Replace(place, "==")] });
        if (isWordBeforeText)
        {
            ReportWordBeforeText(place);
            return true;
        }

        var precedence = SyntaxFacts.GetInfixPrecedence(sign.Kind);
        if (SyntaxFacts.GetAssociativity(precedence) == OperatorAssociativity.None && SyntaxFacts.GetInfixPrecedence(SignOf(left)) == precedence)
        {
            ReportChained(sign, place, left, frame);
        }
        else if (frame.Node is CoalesceExpressionGreen && left is not ReferenceExpressionGreen)
        {
            Report(SyntaxDiagnostics.CoalesceNeedsReference, TextSpan.FromBounds(frame.Start + left.LeadingTriviaWidth, _previousEnd), []);
        }

        return false;
    }

    private void ReportChained(GreenToken sign, TextSpan place, ExpressionGreen left, Frame frame)
    {
        // An arrow between two comparisons means that one implies the other.
        if (sign.Text is Arrow)
        {
            frame.IsToldAsAWhole = true;
            ReportForeign(place, ForeignWords.Write("implies"), [Fixes.Replace(place, "implies")]);
        }
        else if (left is not BinaryExpressionGreen { Operator.Text: Arrow, Left: BinaryExpressionGreen })
        {
            Report(
                SyntaxDiagnostics.ChainedOperator,
                place,
                left is BinaryExpressionGreen { Right: var middle } ? [Fixes.Insert(_previousEnd, $" and {TextOf(middle)}")] : [],
                Expectations.Describe(sign));
        }
    }

    private void ReportWordBeforeText(TextSpan word)
    {
        if (!_isInHole)
            Report(SyntaxDiagnostics.WordBeforeText, word, [], $"'{_text.Substring(word.Start, word.Length)}'");
    }

    private GreenToken NextToken(GreenToken token) => _tokens[_tokens.IndexAt(Math.Min(_position + token.FullWidth - SkippedWidth(token), _text.Length))];

    /// <summary>Whether a keyword is a word of the language: signs of others stand for words too.</summary>
    private static bool IsWord(GreenToken token) => SyntaxFacts.GetText(token.Kind) == TokenValues.Name(token.Text);

    /// <summary>Whether the sign of a formula was taken for that of a comparison.</summary>
    private static bool IsTaken(GreenToken sign) => sign is { Kind: SyntaxKind.EqualsEqualsToken, Errors.Length: 0, Text.Length: 1 };

    private static SyntaxKind SignOf(ExpressionGreen expression) => expression switch
    {
        BinaryExpressionGreen binary => binary.Operator.Kind,
        InExpressionGreen membership => membership.InKeyword.Kind,
        CoalesceExpressionGreen coalesce => coalesce.QuestionQuestionToken.Kind,
        _ => SyntaxKind.None,
    };

    /// <summary>A looser operator inside a tighter one: <c>a + not b</c>.</summary>
    private void ReportLooseOperand(GreenToken sign, TextSpan place, Frame frame)
    {
        if (_isInHole || frame.Parent is not { } parent || SyntaxFacts.GetPrefixPrecedence(sign.Kind) >= LevelOf(frame.Node, parent.Node))
            return;
        var whole = TextSpan.FromBounds(place.Start, EndOf(frame));
        _diagnostics.Add(Diagnostic.Create(SyntaxDiagnostics.BracketsNeeded, new Location(_source, place), Expectations.Describe(sign)) with { Fixes = [Fixes.Enclose(whole)] });
    }

    /// <summary>How tightly an operand of the node binds at least.</summary>
    private static int LevelOf(GreenNode operand, GreenNode parent)
    {
        switch (parent)
        {
            case BinaryExpressionGreen binary when operand == binary.Right:
                var precedence = SyntaxFacts.GetInfixPrecedence(binary.Operator.Kind);
                return SyntaxFacts.GetAssociativity(precedence) == OperatorAssociativity.Right ? precedence : precedence + 1;
            case CoalesceExpressionGreen coalesce when operand == coalesce.Right:
                return SyntaxFacts.GetInfixPrecedence(coalesce.QuestionQuestionToken.Kind) + 1;
            case UnaryExpressionGreen { Operator.IsMissing: false } unary:
                return SyntaxFacts.GetPrefixPrecedence(unary.Operator.Kind);
            case UnexpectedExpressionGreen unexpected when operand == unexpected.Right && !IsLoose(unexpected):
                return SyntaxFacts.GetInfixPrecedence(SyntaxKind.EqualsEqualsToken) + 1;
            default:
                return 1;
        }
    }

    private static int EndOfText(int start, GreenNode node) => start + node.FullWidth - node.TrailingTriviaWidth;

    private static int EndOf(Frame frame) => EndOfText(frame.Start, frame.Node);

    private static string TextOf(GreenNode node)
    {
        var text = node.ToFullString();
        return text[node.LeadingTriviaWidth..(text.Length - node.TrailingTriviaWidth)];
    }
}
