using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Parser
{
    private static readonly Func<Parser, TypeArgumentGreen> TypeArgumentElement = parser => parser.ParseTypeArgument();

    private TypeClauseGreen? ParseOptionalType() =>
        CurrentKind == SyntaxKind.ColonToken ? GreenFactory.TypeClause(Advance(), ParseType()) : null;

    private TypeGreen ParseType()
    {
        if (IsAtWord(SyntaxKind.CodeKeyword) && Next.Kind == SyntaxKind.IdentifierToken)
            return GreenFactory.CodeType(EatWord(), ParsePath());
        var name = EatReferredName();
        return GreenFactory.NamedType(
            name,
            CurrentKind == SyntaxKind.OpenParenToken
                ? GreenFactory.TypeArgumentList(Advance(), ParseSeparated(TypeArgumentElement), Eat(SyntaxKind.CloseParenToken))
                : null);
    }

    private TypeArgumentGreen ParseTypeArgument() => CurrentKind == SyntaxKind.StringToken
        ? GreenFactory.TextArgument(Advance(), CurrentKind == SyntaxKind.EqualsToken ? GreenFactory.SpecialValue(Advance(), ParseConstant()) : null)
        : GreenFactory.NumberArgument(Eat(SyntaxKind.NumberToken));

    private GreenNode? ParseModifiers()
    {
        var mark = _elementCount;
        while (SyntaxFacts.StartsModifier(CurrentWord) && Next.Kind != SyntaxKind.StringToken) Add(ParseModifier());
        return TakeList(mark);
    }

    private ModifierGreen ParseModifier() => CurrentWord switch
    {
        SyntaxKind.InKeyword => GreenFactory.UnitModifier(EatWord(), EatReferredName()),
        SyntaxKind.BlankKeyword => GreenFactory.BlankZeroModifier(EatWord(), EatWord(SyntaxKind.ZeroKeyword)),
        SyntaxKind.AllowKeyword => GreenFactory.AllowNaModifier(EatWord(), EatWord(SyntaxKind.NaKeyword)),
        SyntaxKind.MinKeyword or SyntaxKind.MaxKeyword => GreenFactory.BoundModifier(EatWord(), ParseConstant()),
        SyntaxKind.WithinKeyword => GreenFactory.WithinModifier(EatWord(), ParseTolerance()),
        SyntaxKind.WasKeyword => GreenFactory.WasModifier(EatWord(), ParseDomain()),
        SyntaxKind.BeforeKeyword => GreenFactory.BeforeModifier(EatWord(), EatReferredName()),
        _ => GreenFactory.FlagModifier(EatWord()),
    };

    private ConstantGreen ParseConstant()
    {
        if (CurrentWord == SyntaxKind.DateKeyword && Next.Kind == SyntaxKind.OpenParenToken)
        {
            return GreenFactory.DateConstant(
                EatWord(), Advance(), Eat(SyntaxKind.NumberToken), Eat(SyntaxKind.CommaToken), Eat(SyntaxKind.NumberToken),
                Eat(SyntaxKind.CommaToken), Eat(SyntaxKind.NumberToken), Eat(SyntaxKind.CloseParenToken));
        }

        return GreenFactory.NumberConstant(CurrentKind == SyntaxKind.MinusToken ? Advance() : null, Eat(SyntaxKind.NumberToken));
    }

    private ToleranceGreen ParseTolerance() => IsAtWord(SyntaxKind.PrecisionKeyword)
        ? GreenFactory.PrecisionTolerance(EatWord())
        : GreenFactory.ValueTolerance(
            Eat(SyntaxKind.NumberToken),
            IsAtWord(SyntaxKind.AsKeyword) ? GreenFactory.ToleranceUnit(EatWord(), EatReferredName()) : null);

    private DomainGreen ParseDomain() => CurrentKind == SyntaxKind.OpenBraceToken
        ? GreenFactory.ListDomain(Advance(), ParseSeparated(PathElement), Eat(SyntaxKind.CloseBraceToken))
        : GreenFactory.PathDomain(ParsePath());
}
