using System.Collections.Immutable;
using ReportDsl.Syntax;

namespace ReportDsl.Formatting;

/// <summary>Expressions: on one line, or broken at the loosest operators, which then begin the lines.</summary>
internal sealed partial class Layout
{
    private Doc Expression(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax binary => Chain(binary),
        ConditionalExpressionSyntax conditional => OneLineOrMore(
            () => Sequence(_tokens.Token(conditional.IfKeyword), Aligned(conditional.Condition)),
            () => Sequence(_tokens.Token(conditional.ThenKeyword), Aligned(conditional.WhenTrue)),
            () => Sequence(_tokens.Token(conditional.ElseKeyword), Aligned(conditional.WhenFalse))),
        CallExpressionSyntax call => Sequence(
            _tokens.Token(call.Function),
            _tokens.Token(call.OpenParenToken),
            ClosedList(call.Arguments),
            _tokens.Token(call.CloseParenToken)),
        InExpressionSyntax membership => Sequence(
            Of(membership.Left),
            _tokens.Token(membership.InKeyword),
            _tokens.Token(membership.OpenBraceToken),
            ClosedList(membership.Values),
            _tokens.Token(membership.CloseBraceToken)),
        _ => Children(expression),
    };

    /// <summary>Operators of one precedence side by side are one chain, however deep the tree: <c>a + b - c</c>.</summary>
    private Doc.Align Chain(BinaryExpressionSyntax binary)
    {
        var precedence = SyntaxFacts.GetInfixPrecedence(binary.Operator.Kind);
        var steps = new Stack<BinaryExpressionSyntax>();
        ExpressionSyntax first = binary;
        while (first is BinaryExpressionSyntax left && SyntaxFacts.GetInfixPrecedence(left.Operator.Kind) == precedence)
        {
            steps.Push(left);
            first = left.Left;
        }

        var parts = ImmutableArray.CreateBuilder<Doc>();
        parts.Add(Of(first));
        while (steps.TryPop(out var step))
        {
            parts.Add(Doc.Line.Single);
            _tokens.Separate();
            parts.Add(_tokens.Token(step.Operator));
            parts.Add(Aligned(step.Right));
        }

        return new Doc.Align(new Doc.Group(MustBreak: false) { Content = new Doc.Sequence(parts.ToImmutable()) });
    }

    /// <summary>All on one line, or each on its own.</summary>
    private Doc.Align OneLineOrMore(params ReadOnlySpan<Func<Doc>> parts)
    {
        var lines = ImmutableArray.CreateBuilder<Doc>();
        foreach (var part in parts)
        {
            if (lines.Count > 0)
            {
                lines.Add(Doc.Line.Single);
                _tokens.Separate();
            }

            lines.Add(part());
        }

        return new Doc.Align(new Doc.Group(MustBreak: false) { Content = new Doc.Sequence(lines.ToImmutable()) });
    }
}
