using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Parser
{
    private static readonly Func<Parser, BindingGreen> BindingElement = parser => parser.ParseBinding();

    private CheckDeclarationGreen ParseCheck() => GreenFactory.CheckDeclaration(
        EatWord(), EatCode(), ParseOptionalLabel(), ParseClauses(), Eat(SyntaxKind.ColonToken), ParseExpression());

    /// <summary>
    /// Reads the clauses before the colon. No declaration can begin here, so a clause's word is one before a text as well.
    /// </summary>
    private GreenNode? ParseClauses()
    {
        var mark = _elementCount;
        while (CurrentKind != SyntaxKind.ColonToken)
        {
            if (SyntaxFacts.StartsClause(CurrentWord))
            {
                Add(ParseClause());
                continue;
            }

            if (!ColonFollowsOnLine())
                break;
            ReportUnexpected(Expectations.ColonOrClause);
            Skip();
        }

        return TakeList(mark);
    }

    /// <summary>
    /// Whether a colon stands further on in the line: then what comes before it is no clause; else the colon is what lacks.
    /// Asked only where there is a mistake.
    /// </summary>
    private bool ColonFollowsOnLine()
    {
        const int FarEnough = 32;
        var ahead = new Lexer(_text) { Position = _position };
        for (var i = 0; i < FarEnough; i++)
        {
            var token = ahead.Lex();
            if (token.Kind == SyntaxKind.ColonToken)
                return true;
            if (EndsLine(token.Trailing) || token.Kind is SyntaxKind.EndOfFileToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken)
                return false;
        }

        return false;
    }

    private ClauseGreen ParseClause() => CurrentWord switch
    {
        SyntaxKind.ErrorKeyword or SyntaxKind.WarningKeyword or SyntaxKind.InfoKeyword => GreenFactory.SeverityClause(EatWord()),
        SyntaxKind.ExplainKeyword => GreenFactory.ExplainClause(EatWord()),
        SyntaxKind.ForKeyword => GreenFactory.ForClause(EatWord(), ParseSeparated(BindingElement)),
        SyntaxKind.WhenKeyword => ParseWhen(),
        SyntaxKind.WithinKeyword => GreenFactory.WithinClause(EatWord(), ParseTolerance()),
        SyntaxKind.SinceKeyword => GreenFactory.SinceClause(EatWord(), EatPeriod()),
        _ => GreenFactory.UntilClause(EatWord(), EatPeriod()),
    };

    private WhenClauseGreen? ParseOptionalWhen() => CurrentWord == SyntaxKind.WhenKeyword ? ParseWhen() : null;

    private WhenClauseGreen ParseWhen() => GreenFactory.WhenClause(EatWord(), ParseExpression());

    private BindingGreen ParseBinding() => GreenFactory.Binding(
        EatReferredName(),
        IsAtWord(SyntaxKind.InKeyword) ? GreenFactory.InDomain(EatWord(), ParseDomain()) : null,
        IsAtWord(SyntaxKind.ExceptKeyword) ? GreenFactory.ExceptDomain(EatWord(), ParseDomain()) : null);
}
