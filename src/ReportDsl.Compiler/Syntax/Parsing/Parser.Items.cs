using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Parser
{
    private static readonly Func<Parser, GreenNode?> Items = parser => parser.ParseItems();
    private static readonly Func<Parser, KeyGreen> KeyElement = parser => GreenFactory.Key(
        parser.Eat(SyntaxKind.IdentifierToken), parser.ParseOptionalLabel(), parser.ParseOptionalType(), parser.ParseModifiers());

    private AxisSourceGreen ParseAxisSource(int indentation) => IsAtName && !IsAtNextDeclaration
        ? GreenFactory.AxisReference(EatReferredName())
        : ParseItemBlock(indentation);

    private ItemBlockGreen ParseItemBlock(int indentation)
    {
        var (open, items, close) = ParseBlock(indentation, Items);
        return GreenFactory.ItemBlock(open, items, close);
    }

    private ItemBlockGreen? ParseOptionalItemBlock(int indentation) =>
        CurrentKind == SyntaxKind.OpenBraceToken ? ParseItemBlock(indentation) : null;

    private GreenNode? ParseItems()
    {
        var mark = _elementCount;
        while (!IsAtBlockEnd(BlockKind.Table))
        {
            if (!IsAtName || (_elementCount > mark && IsAtWhenOfItem))
                Add(ParseUnexpectedItem());
            else if (TakeFromOldTree(isItem: true) is { } known)
                Add(known);
            else
                Add(ParseItem());
        }

        return TakeList(mark);
    }

    /// <summary>Whether <c>when</c> and a condition stand behind an item, in its line. An item has none.</summary>
    private bool IsAtWhenOfItem => CurrentWord == SyntaxKind.WhenKeyword && !_startsLine && Next switch
    {
        { Kind: SyntaxKind.OpenParenToken } => true,
        { Kind: SyntaxKind.IdentifierToken, ContextualKind: SyntaxKind.None or SyntaxKind.NotKeyword or SyntaxKind.IfKeyword or SyntaxKind.PriorKeyword } => true,
        _ => false,
    };

    /// <summary>Reads an item; group, total, memo and many are keywords only where a name follows.</summary>
    private ItemGreen ParseItem()
    {
        var indentation = IndentationHere();
        return (Next.Kind == SyntaxKind.IdentifierToken ? CurrentWord : SyntaxKind.None) switch
        {
            SyntaxKind.GroupKeyword => GreenFactory.GroupItem(
                EatWord(), Advance(), ParseOptionalLabel(), ParseOptionalType(), ParseModifiers(), ParseGroupSource(indentation)),
            SyntaxKind.TotalKeyword => GreenFactory.TotalItem(
                EatWord(), Advance(), ParseOptionalLabel(), ParseOptionalType(), ParseModifiers(), ParseOptionalFormula(isOfItem: true), ParseOptionalItemBlock(indentation)),
            SyntaxKind.MemoKeyword => GreenFactory.MemoItem(
                EatWord(), Advance(), ParseOptionalLabel(), ParseOptionalType(), ParseModifiers(), ParseOptionalFormula(isOfItem: true), ParseOptionalItemBlock(indentation)),
            SyntaxKind.ManyKeyword => GreenFactory.ManyItem(
                EatWord(), Advance(), ParseOptionalLabel(), ParseOptionalType(), ParseModifiers(), EatBy(), ParseSeparated(KeyElement), ParseOptionalItemBlock(indentation)),
            _ => GreenFactory.PlainItem(
                Advance(), ParseOptionalLabel(), ParseOptionalType(), ParseModifiers(), ParseOptionalFormula(isOfItem: true), ParseOptionalItemBlock(indentation)),
        };
    }

    private AxisSourceGreen ParseGroupSource(int indentation) => IsAtName && !IsAtCodeAndLabel
        ? GreenFactory.AxisReference(Advance())
        : ParseItemBlock(indentation);

    private GreenToken EatBy() => IsAtWord(SyntaxKind.ByKeyword) ? EatWord() : Missing(SyntaxKind.ByKeyword);

    private FormulaGreen? ParseOptionalFormula(bool isOfItem)
    {
        if (CurrentKind != SyntaxKind.EqualsToken)
            return null;
        var outer = _isInItemFormula;
        _isInItemFormula = isOfItem;
        var formula = GreenFactory.Formula(Advance(), ParseExpression());
        _isInItemFormula = outer;
        return formula;
    }
}
