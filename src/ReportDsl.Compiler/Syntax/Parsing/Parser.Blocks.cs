using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Parser
{
    /// <summary>How deep blocks, brackets and prefixes may nest. Far beyond any report, far below what a stack holds.</summary>
    public const int MaxNesting = 200;

    /// <summary>The indentation of the declaration whose block is being read.</summary>
    private int _indentation = -1;

    private CompilationUnitGreen ParseCompilationUnit()
    {
        var mark = _elementCount;
        while (CurrentWord == SyntaxKind.ImportKeyword) Add(ParseImport());
        var imports = TakeList(mark);
        var members = ParseMembers(BlockKind.File);
        return GreenFactory.CompilationUnit(imports, members, Advance());
    }

    private ImportGreen ParseImport() => GreenFactory.Import(EatWord(), Eat(SyntaxKind.StringToken));

    private GreenNode? ParseMembers(BlockKind block)
    {
        var mark = _elementCount;
        while (!IsAtBlockEnd(block))
        {
            if (!Starts(block, CurrentWord))
                Add(ParseUnexpectedDeclaration(block));
            else if (TakeFromOldTree(isItem: false) is { } known)
                Add(known);
            else
                Add(ParseDeclaration());
        }

        return TakeList(mark);
    }

    private static readonly FrozenDictionary<BlockKind, ImmutableArray<string>> MemberWords = Enum.GetValues<BlockKind>().ToFrozenDictionary(
        block => block,
        block => Enum.GetValues<SyntaxKind>().Where(kind => Starts(block, kind)).Select(kind => SyntaxFacts.GetText(kind) ?? "").ToImmutableArray());

    private static bool Starts(BlockKind block, SyntaxKind word) => block switch
    {
        BlockKind.File => SyntaxFacts.StartsFileMember(word),
        BlockKind.Template => SyntaxFacts.StartsTemplateMember(word),
        BlockKind.Section => SyntaxFacts.StartsSectionMember(word),
        _ => SyntaxFacts.StartsTableMember(word),
    };

    private bool IsAtBlockEnd(BlockKind block) =>
        IsAtEnd || (block != BlockKind.File && (CurrentKind == SyntaxKind.CloseBraceToken || EndsByIndentation()));

    /// <summary>Whether the line of the current token is indented like one outside of the block.</summary>
    private bool EndsByIndentation() => _trustsIndentation && _startsLine && IndentationOfCurrent() <= _indentation;

    private int IndentationOfCurrent()
    {
        var start = CurrentTextStart;
        var width = 0;
        while (start - width > 0 && CharacterFacts.IsBlank(_text[start - width - 1])) width++;
        return width;
    }

    /// <summary>
    /// Reads <c>{ members }</c>. Without its opening brace a block has no members: what follows belongs to the block around.
    /// </summary>
    private (GreenToken Open, GreenNode? Members, GreenToken Close) ParseBlock(int indentation, Func<Parser, GreenNode?> parseMembers)
    {
        SkipTo(SyntaxKind.OpenBraceToken);
        if (CurrentKind != SyntaxKind.OpenBraceToken)
            return (Missing(SyntaxKind.OpenBraceToken), null, MissingTokens.Get(SyntaxKind.CloseBraceToken));

        var open = Advance();
        if (_depth >= MaxNesting)
        {
            ReportTooDeep();
            SkipBalanced(stopsAtDeclaration: false);
            return (open, null, EatCloseBrace(indentation));
        }

        var outer = _indentation;
        _indentation = indentation;
        _depth++;
        var members = parseMembers(this);
        _depth--;
        _indentation = outer;
        return (open, members, EatCloseBrace(indentation));
    }

    private GreenToken EatCloseBrace(int indentation)
    {
        if (IsAtEnd)
            _endedInsideBlock = true;
        var isOfOuterBlock = _trustsIndentation && _startsLine && IndentationOfCurrent() < indentation;
        return isOfOuterBlock ? Missing(SyntaxKind.CloseBraceToken) : Eat(SyntaxKind.CloseBraceToken);
    }

    /// <summary>The indentation of a declaration that begins here; inside a line that of the block around.</summary>
    private int IndentationHere() => _trustsIndentation && _startsLine ? IndentationOfCurrent() : _indentation;

    private void ReportTooDeep()
    {
        if (!_isInHole)
            Report(Diagnostic.Create(SyntaxDiagnostics.NestedTooDeeply, new Location(_source, CurrentSpan), MaxNesting));
    }

    /// <summary>
    /// Passes over tokens on the same line up to the one that is expected; stays where it is when a declaration or a block's
    /// end comes first.
    /// </summary>
    private void SkipTo(SyntaxKind expected)
    {
        while (CurrentKind != expected && !_startsLine && !IsAtEnd && CurrentKind is not (SyntaxKind.CloseBraceToken or SyntaxKind.OpenBraceToken)
            && !SyntaxFacts.StartsDeclaration(CurrentWord) && !IsAtCodeAndLabel)
        {
            ReportUnexpected(new Phrase($"'{SyntaxFacts.GetText(expected)}'", $"'{SyntaxFacts.GetText(expected)}'"));
            Skip();
        }
    }

    /// <summary>Passes over what is nested too deeply: up to a closing bracket of an outer level, or to a declaration.</summary>
    private void SkipBalanced(bool stopsAtDeclaration)
    {
        var open = 0;
        while (!IsAtEnd)
        {
            if (IsOpening(CurrentKind))
                open++;
            else if (IsClosing(CurrentKind) && --open < 0)
                return;
            else if (stopsAtDeclaration && open == 0 && (IsAtCodeAndLabel || (_startsLine && SyntaxFacts.StartsDeclaration(CurrentWord))))
                return;
            Skip();
        }
    }

    /// <summary>Collects what is no declaration of this block, up to one that is, or to the block's end.</summary>
    private UnexpectedDeclarationGreen ParseUnexpectedDeclaration(BlockKind block)
    {
        if (SyntaxFacts.StartsClause(CurrentWord))
            ReportMisplacedClause();
        else
            ReportUnexpected(Expectations.Members(block), IsAtName ? NearestName.Find(_current.Text, MemberWords[block]) : null);
        var mark = _elementCount;
        var open = 0;
        do
        {
            open = Math.Max(0, open + (IsOpening(CurrentKind) ? 1 : IsClosing(CurrentKind) ? -1 : 0));
            AddUnexpected();
        }
        while (!IsAtEnd && (open > 0 ? !EndsByIndentation() : !IsAtBlockEnd(block) && !BeginsMember(block)));
        return GreenFactory.UnexpectedDeclaration(TakeList(mark));
    }

    private bool BeginsMember(BlockKind block) =>
        Starts(block, CurrentWord) && (_startsLine || Next.Kind == SyntaxKind.IdentifierToken || CurrentWord == SyntaxKind.NoteKeyword);

    /// <summary>Collects what is no item, up to one, or to the block's end.</summary>
    private UnexpectedItemGreen ParseUnexpectedItem()
    {
        if (CurrentWord == SyntaxKind.WhenKeyword)
            ReportMisplacedClause();
        else
            ReportUnexpected(Expectations.Item);
        var mark = _elementCount;
        var open = 0;
        do
        {
            open = Math.Max(0, open + (IsOpening(CurrentKind) ? 1 : IsClosing(CurrentKind) ? -1 : 0));
            AddUnexpected();
        }
        while (!IsAtEnd && !EndsByIndentation()
            && (open > 0 || (CurrentKind != SyntaxKind.CloseBraceToken && !(IsAtName && (_startsLine || IsAtCodeAndLabel)))));
        return GreenFactory.UnexpectedItem(TakeList(mark));
    }

    /// <summary>Takes a token into a node of unexpected tokens; the hole goes on.</summary>
    private void AddUnexpected()
    {
        var token = Advance();
        Add(token.IsImperfect ? token : token.With(token.Leading, token.Trailing, GreenFlags.Imperfect));
        _isInHole = true;
    }

    private void ReportMisplacedClause()
    {
        if (!_isInHole)
            Report(Diagnostic.Create(SyntaxDiagnostics.MisplacedClause, new Location(_source, CurrentSpan), Expectations.Describe(_current), Expectations.PlaceOf(CurrentWord)));
    }

    private static bool IsOpening(SyntaxKind kind) =>
        kind is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken;

    private static bool IsClosing(SyntaxKind kind) =>
        kind is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken;
}
