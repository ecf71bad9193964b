using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Parser
{
    private static readonly Func<Parser, GreenNode?> TemplateMembers = parser => parser.ParseMembers(BlockKind.Template);
    private static readonly Func<Parser, GreenNode?> SectionMembers = parser => parser.ParseMembers(BlockKind.Section);
    private static readonly Func<Parser, GreenNode?> TableMembers = parser => parser.ParseMembers(BlockKind.Table);
    private static readonly Func<Parser, GreenNode?> CodeEntries = parser => parser.ParseCodeEntries();
    private static readonly Func<Parser, PathGreen> PathElement = parser => parser.ParsePath();
    private static readonly Func<Parser, PathGreen> DroppedPath = parser => parser.ParsePathBeforeText();
    private static readonly Func<Parser, CellReferenceGreen> CellElement = parser => parser.ParseCellReference();
    private static readonly Func<Parser, PathSegmentGreen> SegmentElement = parser => GreenFactory.PathSegment(parser.EatReferredName());
    private static readonly Func<Parser, PathSegmentGreen> DroppedSegment = parser => GreenFactory.PathSegment(parser.Eat(SyntaxKind.IdentifierToken));
    private static readonly Func<Parser, TagPartGreen> TagPartElement = parser => GreenFactory.TagPart(
        parser.CurrentKind == SyntaxKind.NumberToken ? parser.Advance() : parser.EatReferredName());

    private static readonly Func<Parser, LanguageTagGreen> TagElement = parser =>
        GreenFactory.LanguageTag(parser.ParseSeparated(TagPartElement, SyntaxKind.MinusToken));

    /// <summary>Reads the declaration whose keyword is the current token.</summary>
    private DeclarationGreen ParseDeclaration() => CurrentWord switch
    {
        SyntaxKind.UnitKeyword => ParseUnit(),
        SyntaxKind.CodelistKeyword => ParseCodeList(),
        SyntaxKind.AxisKeyword => ParseAxis(),
        SyntaxKind.TemplateKeyword => ParseTemplate(),
        SyntaxKind.PeriodKeyword => ParsePeriod(),
        SyntaxKind.BasisKeyword => GreenFactory.BasisDeclaration(EatWord(), ParseLabel()),
        SyntaxKind.LanguageKeyword => GreenFactory.LanguageDeclaration(EatWord(), ParseSeparated(TagElement)),
        SyntaxKind.EntityKeyword => GreenFactory.EntityDeclaration(EatWord(), EatCode()),
        SyntaxKind.DropsKeyword => GreenFactory.DropsDeclaration(EatWord(), ParseSeparated(DroppedPath), Eat(SyntaxKind.StringToken)),
        SyntaxKind.FieldKeyword => ParseField(),
        SyntaxKind.NarrativeKeyword => GreenFactory.NarrativeDeclaration(EatWord(), EatCode(), ParseOptionalLabel(), ParseModifiers(), ParseOptionalWhen()),
        SyntaxKind.NoteKeyword => GreenFactory.NoteDeclaration(EatWord(), ParseLabel()),
        SyntaxKind.SectionKeyword => ParseSection(),
        SyntaxKind.TableKeyword => ParseTable(),
        SyntaxKind.ColumnsKeyword => ParseColumns(),
        SyntaxKind.RowsKeyword => ParseRows(),
        SyntaxKind.CellKeyword => GreenFactory.CellDeclaration(
            EatWord(), ParseCellReference(), ParseOptionalType(), ParseModifiers(), ParseOptionalFormula(isOfItem: false)),
        SyntaxKind.VoidKeyword => GreenFactory.VoidDeclaration(EatWord(), ParseSeparated(CellElement)),
        SyntaxKind.CheckKeyword => ParseCheck(),
        var word => throw new InvalidOperationException($"{word} begins no declaration."),
    };

    private UnitDeclarationGreen ParseUnit() => GreenFactory.UnitDeclaration(
        EatWord(),
        EatCode(),
        ParseLabel(),
        CurrentKind == SyntaxKind.EqualsToken ? GreenFactory.UnitDefinition(Advance(), Eat(SyntaxKind.NumberToken), EatReferredName()) : null);

    private CodeListDeclarationGreen ParseCodeList()
    {
        var indentation = IndentationHere();
        var keyword = EatWord();
        var code = EatCode();
        var label = ParseOptionalLabel();
        var (open, entries, close) = ParseBlock(indentation, CodeEntries);
        return GreenFactory.CodeListDeclaration(keyword, code, label, open, entries, close);
    }

    private GreenNode? ParseCodeEntries()
    {
        var mark = _elementCount;
        while (!IsAtBlockEnd(BlockKind.Table))
        {
            if (CurrentKind == SyntaxKind.StringToken)
            {
                Add(GreenFactory.CodeEntry(Advance(), ParseLabel()));
                continue;
            }

            ReportUnexpected(new("a code and its label, both in quotes", "带引号的代码和标签"));
            Skip();
        }

        return TakeList(mark);
    }

    private AxisDeclarationGreen ParseAxis()
    {
        var indentation = IndentationHere();
        return GreenFactory.AxisDeclaration(EatWord(), EatCode(), ParseOptionalLabel(), ParseItemBlock(indentation));
    }

    private TemplateDeclarationGreen ParseTemplate()
    {
        var indentation = IndentationHere();
        var keyword = EatWord();
        var code = EatCode();
        var version = ParseVersion();
        var follows = IsAtWord(SyntaxKind.FollowsKeyword)
            ? GreenFactory.FollowsClause(EatWord(), IsAtVersion ? null : EatReferredName(), ParseVersion())
            : null;
        var extends = IsAtWord(SyntaxKind.ExtendsKeyword) ? GreenFactory.ExtendsClause(EatWord(), EatReferredName(), ParseVersion()) : null;
        var label = ParseOptionalLabel();
        var (open, members, close) = ParseBlock(indentation, TemplateMembers);
        return GreenFactory.TemplateDeclaration(keyword, code, version, follows, extends, label, open, members, close);
    }

    private bool IsAtVersion => CurrentWord == SyntaxKind.VersionKeyword && Next.Kind is SyntaxKind.NumberToken or SyntaxKind.StringToken;

    private VersionClauseGreen ParseVersion() => GreenFactory.VersionClause(EatWord(SyntaxKind.VersionKeyword), EatNumberOrText());

    private GreenToken EatNumberOrText() => CurrentKind == SyntaxKind.StringToken ? Advance() : Eat(SyntaxKind.NumberToken);

    private PeriodDeclarationGreen ParsePeriod() => GreenFactory.PeriodDeclaration(
        EatWord(),
        EatInterval(),
        CurrentWord == SyntaxKind.FromKeyword ? GreenFactory.PeriodFrom(EatWord(), EatPeriod())
            : CurrentKind == SyntaxKind.NumberToken ? GreenFactory.PeriodFrom(Missing(SyntaxKind.FromKeyword), EatPeriod()) : null,
        CurrentWord == SyntaxKind.ToKeyword ? GreenFactory.PeriodTo(EatWord(), EatPeriod()) : null);

    private GreenToken EatInterval()
    {
        if (CurrentWord is SyntaxKind.YearKeyword or SyntaxKind.HalfKeyword or SyntaxKind.QuarterKeyword or SyntaxKind.MonthKeyword
            && Next.Kind != SyntaxKind.MinusToken)
        {
            return EatWord();
        }

        var isOther = CurrentKind == SyntaxKind.StringToken
            || (IsAtName && !_startsLine && CurrentWord is not (SyntaxKind.FromKeyword or SyntaxKind.ToKeyword) && !IsAtNextDeclaration);
        if (!isOther)
            return Missing(SyntaxKind.YearKeyword);

        // A word in two halves, such as half-year, is one.
        var start = CurrentTextStart;
        SkipSilently();
        while (!_startsLine && CurrentTextStart == _previousEnd && CurrentKind is SyntaxKind.MinusToken or SyntaxKind.IdentifierToken)
            SkipSilently();
        var span = TextSpan.FromBounds(start, _previousEnd);
        var written = _text[start.._previousEnd];
        var meant = ForeignForms.Interval(written.Trim('"').Replace("-", "", StringComparison.Ordinal));
        Report(Diagnostic.Create(SyntaxDiagnostics.UnknownInterval, new Location(_source, span), $"'{written}'") with
        {
            Fixes = meant is null ? [] : [Fixes.Replace(span, meant)],
        });
        return MissingTokens.Get(SyntaxKind.YearKeyword);
    }

    private FieldDeclarationGreen ParseField() => GreenFactory.FieldDeclaration(
        EatWord(), EatCode(), ParseOptionalLabel(), ParseOptionalType(), ParseModifiers(), ParseOptionalWhen());

    private SectionDeclarationGreen ParseSection()
    {
        var indentation = IndentationHere();
        var keyword = EatWord();
        var code = EatCode();
        var label = ParseOptionalLabel();
        var modifiers = ParseModifiers();
        var when = ParseOptionalWhen();
        var (open, members, close) = ParseBlock(indentation, SectionMembers);
        return GreenFactory.SectionDeclaration(keyword, code, label, modifiers, when, open, members, close);
    }

    private TableDeclarationGreen ParseTable()
    {
        var indentation = IndentationHere();
        var keyword = EatWord();
        var code = IsAtName && !IsAtNextDeclaration ? Advance() : null;
        var label = ParseOptionalLabel();
        var type = ParseOptionalType();
        var modifiers = ParseModifiers();
        var when = ParseOptionalWhen();
        var (open, members, close) = ParseBlock(indentation, TableMembers);
        return GreenFactory.TableDeclaration(keyword, code, label, type, modifiers, when, open, members, close);
    }

    private ColumnsDeclarationGreen ParseColumns()
    {
        var indentation = IndentationHere();
        return GreenFactory.ColumnsDeclaration(EatWord(), ParseOptionalLabel(), ParseAxisSource(indentation));
    }

    private RowsDeclarationGreen ParseRows()
    {
        var indentation = IndentationHere();
        return GreenFactory.RowsDeclaration(EatWord(), ParseStubHead(), ParseAxisSource(indentation));
    }

    private StubHeadGreen? ParseStubHead()
    {
        if (CurrentKind != SyntaxKind.StringToken)
            return null;
        var label = ParseLabel();
        var mark = _elementCount;
        while (CurrentKind == SyntaxKind.CommaToken)
        {
            var comma = Advance();
            var role = CurrentWord is SyntaxKind.UnitKeyword or SyntaxKind.CodeKeyword ? EatWord() : Missing(SyntaxKind.UnitKeyword);
            Add(GreenFactory.StubColumn(comma, role, ParseLabel()));
        }

        return GreenFactory.StubHead(label, TakeList(mark));
    }

    private LabelGreen? ParseOptionalLabel() => CurrentKind == SyntaxKind.StringToken ? ParseLabel() : null;

    private LabelGreen ParseLabel()
    {
        var text = Eat(SyntaxKind.StringToken);
        if (CurrentKind != SyntaxKind.TagToken)
            return GreenFactory.Label(text, null);
        var mark = _elementCount;
        while (CurrentKind == SyntaxKind.TagToken) Add(GreenFactory.TaggedText(Advance(), Eat(SyntaxKind.StringToken)));
        return GreenFactory.Label(text, TakeList(mark));
    }

    private CellReferenceGreen ParseCellReference() => GreenFactory.CellReference(ParsePath(), ParseColumnSelector());

    private ColumnSelectorGreen ParseColumnSelector() => GreenFactory.ColumnSelector(
        Eat(SyntaxKind.OpenBracketToken), ParsePath(), Eat(SyntaxKind.CloseBracketToken));

    private PathGreen ParsePath() => GreenFactory.Path(ParseSeparated(SegmentElement, SyntaxKind.DotToken));

    /// <summary>The paths of <c>drops</c> are the only names that a text follows.</summary>
    private PathGreen ParsePathBeforeText() => GreenFactory.Path(ParseSeparated(DroppedSegment, SyntaxKind.DotToken));
}
