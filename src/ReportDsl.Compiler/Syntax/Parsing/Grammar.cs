using Pidgin;
using ReportDsl.Syntax.Green;
using static Pidgin.Parser;
using static ReportDsl.Syntax.Parsing.Look;
using static ReportDsl.Syntax.Parsing.Parts;
using static ReportDsl.Syntax.Parsing.Primitives;

namespace ReportDsl.Syntax.Parsing;

/// <summary>
/// The productions of <c>grammar/reportdsl.grammar</c>, under the same names and in the same order. Each accepts every text: what is missing
/// becomes a token without text, what fits nowhere is kept in nodes and trivia of its own. What is wrong is told from the tree.
/// </summary>
/// <remarks>
/// Words are told apart by their place and by one rule: a name directly before a text in quotes is the code and label of a
/// declaration, never a keyword, modifier or operator.
/// </remarks>
internal static class Grammar
{
    // ---------------------------------------------------------------------------------------------------------- file
    public static Production<CompilationUnitGreen> CompilationUnit => field ??= new(() => Map(
        GreenFactory.CompilationUnit, ListWhile(AtWord(SyntaxKind.ImportKeyword), Import), Members(BlockKind.File, FileMember), Sign(SyntaxKind.EndOfFileToken)));

    public static Production<ImportGreen> Import => field ??= new(() => Map(GreenFactory.Import, Word(SyntaxKind.ImportKeyword), QuotedText));

    public static Production<DeclarationGreen> Declaration => field ??= new(() => ByKeyword<DeclarationGreen>()
        .When(SyntaxKind.UnitKeyword, UnitDeclaration)
        .When(SyntaxKind.CodelistKeyword, CodeListDeclaration)
        .When(SyntaxKind.AxisKeyword, AxisDeclaration)
        .When(SyntaxKind.TemplateKeyword, TemplateDeclaration)
        .When(SyntaxKind.PeriodKeyword, PeriodDeclaration)
        .When(SyntaxKind.BasisKeyword, BasisDeclaration)
        .When(SyntaxKind.LanguageKeyword, LanguageDeclaration)
        .When(SyntaxKind.EntityKeyword, EntityDeclaration)
        .When(SyntaxKind.DropsKeyword, DropsDeclaration)
        .When(SyntaxKind.FieldKeyword, FieldDeclaration)
        .When(SyntaxKind.NarrativeKeyword, NarrativeDeclaration)
        .When(SyntaxKind.NoteKeyword, NoteDeclaration)
        .When(SyntaxKind.SectionKeyword, SectionDeclaration)
        .When(SyntaxKind.TableKeyword, TableDeclaration)
        .When(SyntaxKind.ColumnsKeyword, ColumnsDeclaration)
        .When(SyntaxKind.RowsKeyword, RowsDeclaration)
        .When(SyntaxKind.CellKeyword, CellDeclaration)
        .When(SyntaxKind.VoidKeyword, VoidDeclaration)
        .When(SyntaxKind.CheckKeyword, CheckDeclaration));

    public static Parser<GreenToken, DeclarationGreen> FileMember => field ??= new Member(BlockKind.File);
    public static Parser<GreenToken, DeclarationGreen> TemplateMember => field ??= new Member(BlockKind.Template);
    public static Parser<GreenToken, DeclarationGreen> SectionMember => field ??= new Member(BlockKind.Section);
    public static Parser<GreenToken, DeclarationGreen> TableMember => field ??= new Member(BlockKind.Table);

    public static Production<UnexpectedDeclarationGreen> UnexpectedDeclaration => field ??= new(() =>
        Unexpected(Member.EndsUnexpected).Select(GreenFactory.UnexpectedDeclaration));

    // ---------------------------------------------------------------------------------------------------- vocabulary
    public static Production<UnitDeclarationGreen> UnitDeclaration => field ??= new(() => Map(
        GreenFactory.UnitDeclaration, Word(SyntaxKind.UnitKeyword), Code, Label, Optional(At(SyntaxKind.EqualsToken), UnitDefinition)));

    public static Production<UnitDefinitionGreen> UnitDefinition => field ??= new(() => Map(
        GreenFactory.UnitDefinition, Sign(SyntaxKind.EqualsToken), Number, ReferredName));

    public static Production<CodeListDeclarationGreen> CodeListDeclaration => field ??= new(() => Map(
        (keyword, code, label, block) => GreenFactory.CodeListDeclaration(keyword, code, label, block.Open, block.Content, block.Close),
        Word(SyntaxKind.CodelistKeyword), Code, Optional(IsAtLabelOfCodeList, Label), Block(ListWhile((ref state) => !state.IsAtBlockEnd, CodeEntry), At(SyntaxKind.StringToken))));

    public static Production<CodeEntryGreen> CodeEntry => field ??= new(() => Map(
        GreenFactory.CodeEntry, SkippingTo((ref state) => state.Kind != SyntaxKind.StringToken && !state.IsAtBlockEnd, QuotedText), Label));

    public static Production<AxisDeclarationGreen> AxisDeclaration => field ??= new(() => Map(
        GreenFactory.AxisDeclaration, Word(SyntaxKind.AxisKeyword), Code, OptionalLabel, ItemBlock));

    public static Production<LabelGreen> Label => field ??= new(() => Map(
        GreenFactory.Label, QuotedText, ListWhile(At(SyntaxKind.TagToken), TaggedText)));

    public static Production<TaggedTextGreen> TaggedText => field ??= new(() => Map(GreenFactory.TaggedText, Sign(SyntaxKind.TagToken), QuotedText));

    // ----------------------------------------------------------------------------------------------------- templates
    public static Production<TemplateDeclarationGreen> TemplateDeclaration => field ??= new(() => Map(
        (keyword, code, version, follows, extends, label, block) =>
            GreenFactory.TemplateDeclaration(keyword, code, version, follows, extends, label, block.Open, block.Content, block.Close),
        Word(SyntaxKind.TemplateKeyword),
        Code,
        VersionClause,
        Optional(AtWordNotCode(SyntaxKind.FollowsKeyword), FollowsClause),
        Optional(AtWordNotCode(SyntaxKind.ExtendsKeyword), ExtendsClause),
        OptionalLabel,
        MemberBlock(BlockKind.Template, TemplateMember)));

    /// <summary>Without its keyword a text is no version: it is the label.</summary>
    public static Production<VersionClauseGreen> VersionClause => field ??= new(() => Choice<VersionClauseGreen>
        .Otherwise(Map(GreenFactory.VersionClause, Word(SyntaxKind.VersionKeyword), Number))
        .When(AtWord(SyntaxKind.VersionKeyword), Map(GreenFactory.VersionClause, Word(SyntaxKind.VersionKeyword), VersionText)));

    public static Production<FollowsClauseGreen> FollowsClause => field ??= new(() => Map(
        GreenFactory.FollowsClause, Word(SyntaxKind.FollowsKeyword), Optional((ref state) => !IsAtVersion(ref state), ReferredName), VersionClause));

    public static Production<ExtendsClauseGreen> ExtendsClause => field ??= new(() => Map(
        GreenFactory.ExtendsClause, Word(SyntaxKind.ExtendsKeyword), ReferredName, VersionClause));

    public static Production<PeriodDeclarationGreen> PeriodDeclaration => field ??= new(() => Map(
        GreenFactory.PeriodDeclaration,
        Word(SyntaxKind.PeriodKeyword),
        Interval,
        Optional((ref state) => state.Word == SyntaxKind.FromKeyword || state.Kind == SyntaxKind.NumberToken, PeriodFrom),
        Optional(AtWord(SyntaxKind.ToKeyword), PeriodTo)));

    public static Production<PeriodFromGreen> PeriodFrom => field ??= new(() => Map(
        GreenFactory.PeriodFrom, Word(SyntaxKind.FromKeyword), PeriodText));

    public static Production<PeriodToGreen> PeriodTo => field ??= new(() => Map(GreenFactory.PeriodTo, Word(SyntaxKind.ToKeyword), PeriodText));

    public static Production<BasisDeclarationGreen> BasisDeclaration => field ??= new(() => Map(
        GreenFactory.BasisDeclaration, Word(SyntaxKind.BasisKeyword), Label));

    public static Production<LanguageDeclarationGreen> LanguageDeclaration => field ??= new(() => Map(
        GreenFactory.LanguageDeclaration, Word(SyntaxKind.LanguageKeyword), Separated(LanguageTag)));

    public static Production<LanguageTagGreen> LanguageTag => field ??= new(() =>
        Separated(TagPart, SyntaxKind.MinusToken).Select(GreenFactory.LanguageTag));

    public static Production<TagPartGreen> TagPart => field ??= new(() =>
        Choice<GreenToken>.Otherwise(ReferredName).When(At(SyntaxKind.NumberToken), Number).Select(GreenFactory.TagPart));

    public static Production<EntityDeclarationGreen> EntityDeclaration => field ??= new(() => Map(
        GreenFactory.EntityDeclaration, Word(SyntaxKind.EntityKeyword), Code));

    /// <summary>The paths of <c>drops</c> are the only names that a text follows.</summary>
    public static Production<DropsDeclarationGreen> DropsDeclaration => field ??= new(() => Map(
        GreenFactory.DropsDeclaration,
        Word(SyntaxKind.DropsKeyword),
        Separated(Separated(NameBeforeText.Select(GreenFactory.PathSegment), SyntaxKind.DotToken).Select(GreenFactory.Path)),
        QuotedText));

    // ------------------------------------------------------------------------------------------------------- members
    public static Production<FieldDeclarationGreen> FieldDeclaration => field ??= new(() => Map(
        GreenFactory.FieldDeclaration, Word(SyntaxKind.FieldKeyword), Code, OptionalLabel, OptionalType, Modifiers, OptionalWhen));

    public static Production<NarrativeDeclarationGreen> NarrativeDeclaration => field ??= new(() => Map(
        GreenFactory.NarrativeDeclaration, Word(SyntaxKind.NarrativeKeyword), Code, OptionalLabel, Modifiers, OptionalWhen));

    public static Production<NoteDeclarationGreen> NoteDeclaration => field ??= new(() => Map(
        GreenFactory.NoteDeclaration, Word(SyntaxKind.NoteKeyword), Label));

    public static Production<SectionDeclarationGreen> SectionDeclaration => field ??= new(() => Map(
        (keyword, code, label, modifiers, when, block) =>
            GreenFactory.SectionDeclaration(keyword, code, label, modifiers, when, block.Open, block.Content, block.Close),
        Word(SyntaxKind.SectionKeyword), Code, OptionalLabel, Modifiers, OptionalWhen, MemberBlock(BlockKind.Section, SectionMember)));

    public static Production<TableDeclarationGreen> TableDeclaration => field ??= new(() => Map(
        (keyword, code, label, type, modifiers, when, block) =>
            GreenFactory.TableDeclaration(keyword, code, label, type, modifiers, when, block.Open, block.Content, block.Close),
        Word(SyntaxKind.TableKeyword),
        Optional(IsAtCode, Code),
        OptionalLabel,
        OptionalType,
        Modifiers,
        OptionalWhen,
        MemberBlock(BlockKind.Table, TableMember)));

    public static Production<ColumnsDeclarationGreen> ColumnsDeclaration => field ??= new(() => Map(
        GreenFactory.ColumnsDeclaration, Word(SyntaxKind.ColumnsKeyword), OptionalLabel, AxisSource));

    public static Production<RowsDeclarationGreen> RowsDeclaration => field ??= new(() => Map(
        GreenFactory.RowsDeclaration, Word(SyntaxKind.RowsKeyword), Optional(At(SyntaxKind.StringToken), StubHead), AxisSource));

    public static Production<StubHeadGreen> StubHead => field ??= new(() => Map(
        GreenFactory.StubHead, Label, ListWhile(At(SyntaxKind.CommaToken), StubColumn)));

    public static Production<StubColumnGreen> StubColumn => field ??= new(() => Map(
        GreenFactory.StubColumn, Sign(SyntaxKind.CommaToken), Word(SyntaxKind.UnitKeyword, SyntaxKind.CodeKeyword), Label));

    public static Production<CellDeclarationGreen> CellDeclaration => field ??= new(() => Map(
        GreenFactory.CellDeclaration, Word(SyntaxKind.CellKeyword), CellReference, OptionalType, Modifiers, Optional(At(SyntaxKind.EqualsToken), Apart(Formula))));

    public static Production<VoidDeclarationGreen> VoidDeclaration => field ??= new(() => Map(
        GreenFactory.VoidDeclaration, Word(SyntaxKind.VoidKeyword), Separated(CellReference)));

    // ---------------------------------------------------------------------------------------------------------- axes
    public static Production<AxisSourceGreen> AxisSource => field ??= new(() =>
        Choice<AxisSourceGreen>.Otherwise(ItemBlock).When(IsAtAxis, AxisReference));

    public static Production<AxisReferenceGreen> AxisReference => field ??= new(() => ReferredName.Select(GreenFactory.AxisReference));

    public static Production<ItemBlockGreen> ItemBlock => field ??= new(() =>
        Block(new Items(), IsAtItem).Select(block => GreenFactory.ItemBlock(block.Open, block.Content, block.Close)));

    public static Production<ItemGreen> Item => field ??= new(() => Choice<ItemGreen>.Otherwise(CodedItem));

    public static Production<CodedItemGreen> CodedItem => field ??= new(() => Choice<CodedItemGreen>.Otherwise(PlainItem)
        .When(AtWordBefore(SyntaxKind.GroupKeyword, SyntaxKind.IdentifierToken), GroupItem)
        .When(AtWordBefore(SyntaxKind.TotalKeyword, SyntaxKind.IdentifierToken), TotalItem)
        .When(AtWordBefore(SyntaxKind.MemoKeyword, SyntaxKind.IdentifierToken), MemoItem)
        .When(AtWordBefore(SyntaxKind.ManyKeyword, SyntaxKind.IdentifierToken), ManyItem));

    public static Production<GroupItemGreen> GroupItem => field ??= new(() => Map(
        GreenFactory.GroupItem, Word(SyntaxKind.GroupKeyword), ItemCode, OptionalLabel, OptionalType, Modifiers, GroupSource));

    public static Production<TotalItemGreen> TotalItem => field ??= new(() => Map(
        GreenFactory.TotalItem, Word(SyntaxKind.TotalKeyword), ItemCode, OptionalLabel, OptionalType, Modifiers, OptionalItemFormula, OptionalItemBlock));

    public static Production<MemoItemGreen> MemoItem => field ??= new(() => Map(
        GreenFactory.MemoItem, Word(SyntaxKind.MemoKeyword), ItemCode, OptionalLabel, OptionalType, Modifiers, OptionalItemFormula, OptionalItemBlock));

    public static Production<ManyItemGreen> ManyItem => field ??= new(() => Map(
        GreenFactory.ManyItem,
        Word(SyntaxKind.ManyKeyword),
        ItemCode,
        OptionalLabel,
        OptionalType,
        Modifiers,
        WordNotCode(SyntaxKind.ByKeyword),
        Separated(Key),
        OptionalItemBlock));

    public static Production<PlainItemGreen> PlainItem => field ??= new(() => Map(
        GreenFactory.PlainItem, ItemCode, OptionalLabel, OptionalType, Modifiers, OptionalItemFormula, OptionalItemBlock));

    public static Production<UnexpectedItemGreen> UnexpectedItem => field ??= new(() =>
        Unexpected(Items.EndsUnexpected).Select(GreenFactory.UnexpectedItem));

    public static Production<KeyGreen> Key => field ??= new(() => Map(GreenFactory.Key, Name, OptionalLabel, OptionalType, Modifiers));

    public static Production<FormulaGreen> Formula => field ??= new(() => Map(GreenFactory.Formula, Sign(SyntaxKind.EqualsToken), FormulaExpression));

    // ---------------------------------------------------------------------------------------------- types, modifiers
    public static Production<TypeClauseGreen> TypeClause => field ??= new(() => Map(GreenFactory.TypeClause, Sign(SyntaxKind.ColonToken), Type));

    public static Production<TypeGreen> Type => field ??= new(() =>
        Choice<TypeGreen>.Otherwise(NamedType).When(AtWordBefore(SyntaxKind.CodeKeyword, SyntaxKind.IdentifierToken), CodeType));

    public static Production<CodeTypeGreen> CodeType => field ??= new(() => Map(GreenFactory.CodeType, Word(SyntaxKind.CodeKeyword), Path));

    public static Production<NamedTypeGreen> NamedType => field ??= new(() => Map(
        GreenFactory.NamedType, ReferredName, Optional(At(SyntaxKind.OpenParenToken), TypeArgumentList)));

    public static Production<TypeArgumentListGreen> TypeArgumentList => field ??= new(() => Map(
        GreenFactory.TypeArgumentList, Sign(SyntaxKind.OpenParenToken), Separated(TypeArgument), Sign(SyntaxKind.CloseParenToken)));

    public static Production<TypeArgumentGreen> TypeArgument => field ??= new(() =>
        Choice<TypeArgumentGreen>.Otherwise(NumberArgument).When(At(SyntaxKind.StringToken), TextArgument));

    public static Production<NumberArgumentGreen> NumberArgument => field ??= new(() => Number.Select(GreenFactory.NumberArgument));

    public static Production<TextArgumentGreen> TextArgument => field ??= new(() => Map(
        GreenFactory.TextArgument, QuotedText, Optional(At(SyntaxKind.EqualsToken), SpecialValue)));

    public static Production<SpecialValueGreen> SpecialValue => field ??= new(() => Map(GreenFactory.SpecialValue, Sign(SyntaxKind.EqualsToken), Constant));

    public static Production<ModifierGreen> Modifier => field ??= new(() => ByKeyword<ModifierGreen>()
        .When(SyntaxKind.InKeyword, UnitModifier)
        .When(SyntaxKind.RequiredKeyword, FlagModifier)
        .When(SyntaxKind.OptionalKeyword, FlagModifier)
        .When(SyntaxKind.EnteredKeyword, FlagModifier)
        .When(SyntaxKind.NewKeyword, FlagModifier)
        .When(SyntaxKind.BlankKeyword, BlankZeroModifier)
        .When(SyntaxKind.AllowKeyword, AllowNaModifier)
        .When(SyntaxKind.MinKeyword, BoundModifier)
        .When(SyntaxKind.MaxKeyword, BoundModifier)
        .When(SyntaxKind.WithinKeyword, WithinModifier)
        .When(SyntaxKind.WasKeyword, WasModifier)
        .When(SyntaxKind.BeforeKeyword, BeforeModifier));

    public static Production<UnitModifierGreen> UnitModifier => field ??= new(() => Map(GreenFactory.UnitModifier, Word(SyntaxKind.InKeyword), UnitName));
    public static Production<FlagModifierGreen> FlagModifier => field ??= new(() => AnyWord.Select(GreenFactory.FlagModifier));

    public static Production<BlankZeroModifierGreen> BlankZeroModifier => field ??= new(() => Map(
        GreenFactory.BlankZeroModifier, Word(SyntaxKind.BlankKeyword), Word(SyntaxKind.ZeroKeyword)));

    public static Production<AllowNaModifierGreen> AllowNaModifier => field ??= new(() => Map(
        GreenFactory.AllowNaModifier, Word(SyntaxKind.AllowKeyword), Word(SyntaxKind.NaKeyword)));

    public static Production<BoundModifierGreen> BoundModifier => field ??= new(() => Map(GreenFactory.BoundModifier, AnyWord, Constant));
    public static Production<WithinModifierGreen> WithinModifier => field ??= new(() => Map(GreenFactory.WithinModifier, Word(SyntaxKind.WithinKeyword), Tolerance));
    public static Production<WasModifierGreen> WasModifier => field ??= new(() => Map(GreenFactory.WasModifier, Word(SyntaxKind.WasKeyword), Domain));
    public static Production<BeforeModifierGreen> BeforeModifier => field ??= new(() => Map(GreenFactory.BeforeModifier, Word(SyntaxKind.BeforeKeyword), ReferredName));

    public static Production<ConstantGreen> Constant => field ??= new(() =>
        Choice<ConstantGreen>.Otherwise(NumberConstant).When(AtWordBefore(SyntaxKind.DateKeyword, SyntaxKind.OpenParenToken), DateConstant));

    public static Production<NumberConstantGreen> NumberConstant => field ??= new(() => Map(
        GreenFactory.NumberConstant, Optional(At(SyntaxKind.MinusToken), Sign(SyntaxKind.MinusToken)), NumberOfConstant));

    public static Production<DateConstantGreen> DateConstant => field ??= new(() => Map(
        GreenFactory.DateConstant,
        Word(SyntaxKind.DateKeyword),
        Sign(SyntaxKind.OpenParenToken),
        YearOfDate,
        Sign(SyntaxKind.CommaToken),
        Number,
        Sign(SyntaxKind.CommaToken),
        Number,
        Sign(SyntaxKind.CloseParenToken)));

    public static Production<ToleranceGreen> Tolerance => field ??= new(() =>
        Choice<ToleranceGreen>.Otherwise(ValueTolerance).When(AtWordNotCode(SyntaxKind.PrecisionKeyword), PrecisionTolerance));

    public static Production<PrecisionToleranceGreen> PrecisionTolerance => field ??= new(() =>
        Word(SyntaxKind.PrecisionKeyword).Select(GreenFactory.PrecisionTolerance));

    public static Production<ValueToleranceGreen> ValueTolerance => field ??= new(() => Map(
        GreenFactory.ValueTolerance, Number, Optional(IsAtToleranceUnit, ToleranceUnit)));

    public static Production<ToleranceUnitGreen> ToleranceUnit => field ??= new(() => Map(GreenFactory.ToleranceUnit, Word(SyntaxKind.AsKeyword), UnitName));
    public static Production<CellReferenceGreen> CellReference => field ??= new(() => Map(GreenFactory.CellReference, Path, ColumnSelector));

    public static Production<ColumnSelectorGreen> ColumnSelector => field ??= new(() => Map(
        GreenFactory.ColumnSelector, Sign(SyntaxKind.OpenBracketToken), Path, Sign(SyntaxKind.CloseBracketToken)));

    public static Production<PathGreen> Path => field ??= new(() => Separated(PathSegment, SyntaxKind.DotToken).Select(GreenFactory.Path));
    public static Production<PathSegmentGreen> PathSegment => field ??= new(() => ReferredName.Select(GreenFactory.PathSegment));

    // -------------------------------------------------------------------------------------------------------- checks
    public static Production<CheckDeclarationGreen> CheckDeclaration => field ??= new(() => Map(
        GreenFactory.CheckDeclaration,
        Word(SyntaxKind.CheckKeyword),
        Code,
        OptionalLabel,
        ListWhile(IsAtClause, Clause),
        Sign(SyntaxKind.ColonToken),
        Expression));

    /// <summary>No declaration can begin before the colon of a check, so a clause's word is one before a text as well.</summary>
    public static Production<ClauseGreen> Clause => field ??= new(() => Choice<ClauseGreen>.Otherwise(UnexpectedClause).When(
        (ref state) => SyntaxFacts.StartsClause(state.Word) || IsAtForeignWhen(ref state),
        ByKeyword<ClauseGreen>()
            .When(SyntaxKind.ErrorKeyword, SeverityClause)
            .When(SyntaxKind.WarningKeyword, SeverityClause)
            .When(SyntaxKind.InfoKeyword, SeverityClause)
            .When(SyntaxKind.ExplainKeyword, ExplainClause)
            .When(SyntaxKind.ForKeyword, ForClause)
            .When(SyntaxKind.WhenKeyword, WhenClause)
            .When(SyntaxKind.IfKeyword, WhenClause)
            .When(SyntaxKind.WhereKeyword, WhenClause)
            .When(SyntaxKind.WithinKeyword, WithinClause)
            .When(SyntaxKind.SinceKeyword, SinceClause)
            .When(SyntaxKind.UntilKeyword, UntilClause)));

    public static Production<SeverityClauseGreen> SeverityClause => field ??= new(() => AnyWord.Select(GreenFactory.SeverityClause));
    public static Production<ExplainClauseGreen> ExplainClause => field ??= new(() => Word(SyntaxKind.ExplainKeyword).Select(GreenFactory.ExplainClause));
    public static Production<ForClauseGreen> ForClause => field ??= new(() => Map(GreenFactory.ForClause, Word(SyntaxKind.ForKeyword), Separated(Binding)));
    public static Production<WhenClauseGreen> WhenClause => field ??= new(() => Map(GreenFactory.WhenClause, WhenWord, Expression));
    public static Production<WithinClauseGreen> WithinClause => field ??= new(() => Map(GreenFactory.WithinClause, Word(SyntaxKind.WithinKeyword), Tolerance));
    public static Production<SinceClauseGreen> SinceClause => field ??= new(() => Map(GreenFactory.SinceClause, Word(SyntaxKind.SinceKeyword), PeriodText));
    public static Production<UntilClauseGreen> UntilClause => field ??= new(() => Map(GreenFactory.UntilClause, Word(SyntaxKind.UntilKeyword), PeriodText));

    public static Production<UnexpectedClauseGreen> UnexpectedClause => field ??= new(() =>
        Unexpected((ref state, _) => !IsAtUnexpectedClause(ref state)).Select(GreenFactory.UnexpectedClause));

    public static Production<BindingGreen> Binding => field ??= new(() => Map(
        GreenFactory.Binding,
        ReferredName,
        Optional(AtWordNotCode(SyntaxKind.InKeyword), InDomain),
        Optional(AtWordNotCode(SyntaxKind.ExceptKeyword), ExceptDomain)));

    public static Production<InDomainGreen> InDomain => field ??= new(() => Map(GreenFactory.InDomain, Word(SyntaxKind.InKeyword), DomainOfClause));
    public static Production<ExceptDomainGreen> ExceptDomain => field ??= new(() => Map(GreenFactory.ExceptDomain, Word(SyntaxKind.ExceptKeyword), DomainOfClause));

    public static Production<DomainGreen> Domain => field ??= new(() =>
        Choice<DomainGreen>.Otherwise(PathDomain).When(At(SyntaxKind.OpenBraceToken), ListDomain));

    public static Production<PathDomainGreen> PathDomain => field ??= new(() => Path.Select(GreenFactory.PathDomain));

    public static Production<ListDomainGreen> ListDomain => field ??= new(() => Map(
        GreenFactory.ListDomain, Sign(SyntaxKind.OpenBraceToken), Separated(Path), Sign(SyntaxKind.CloseBraceToken)));

    // --------------------------------------------------------------------------------------------------- expressions
    public static Production<ExpressionGreen> Expression => field ??= new(() => Operators);

    public static Production<ExpressionGreen> ConditionalExpression => field ??= new(() => Choice<ExpressionGreen>
        .Otherwise(Map(
            GreenFactory.ConditionalExpression,
            OperatorSign,
            WholeOperand,
            Word(SyntaxKind.ThenKeyword),
            WholeOperand,
            Word(SyntaxKind.ElseKeyword),
            WholeOperand))
        .When(BeforeNext(SyntaxKind.OpenParenToken), new IfBeforeBracket()));

    public static Production<BinaryExpressionGreen> BinaryExpression => field ??= new(() => Map(
        GreenFactory.BinaryExpression, LeftOperand, OperatorSign, RightOperand));

    public static Production<InExpressionGreen> InExpression => field ??= new(() => Choice<InExpressionGreen>
        .Otherwise(ForeignForms.In(SyntaxKind.OpenBraceToken, SyntaxKind.CloseBraceToken))
        .When(BeforeNext(SyntaxKind.OpenParenToken), ForeignForms.In(SyntaxKind.OpenParenToken, SyntaxKind.CloseParenToken))
        .When(BeforeNext(SyntaxKind.OpenBracketToken), ForeignForms.In(SyntaxKind.OpenBracketToken, SyntaxKind.CloseBracketToken)));

    public static Production<UnaryExpressionGreen> UnaryExpression => field ??= new(() => Map(GreenFactory.UnaryExpression, OperatorSign, RightOperand));

    public static Production<ConversionExpressionGreen> ConversionExpression => field ??= new(() => Map(
        GreenFactory.ConversionExpression, LeftOperand, OperatorSign, ReferredName));

    public static Production<CoalesceExpressionGreen> CoalesceExpression => field ??= new(() => Map(
        GreenFactory.CoalesceExpression, LeftOperand, OperatorSign, SingleOperand));

    public static Production<LiteralExpressionGreen> LiteralExpression => field ??= new(() =>
        Choice<GreenToken>.Otherwise(AnyToken).When((ref state) => state.IsAtName, AnyWord).Select(GreenFactory.LiteralExpression));

    public static Production<ParenthesizedExpressionGreen> ParenthesizedExpression => field ??= new(() => Apart(Map(
        GreenFactory.ParenthesizedExpression, Sign(SyntaxKind.OpenParenToken), Nested(Expression), Sign(SyntaxKind.CloseParenToken))));

    public static Production<CallExpressionGreen> CallExpression => field ??= new(() => Map(
        GreenFactory.CallExpression, Name, Sign(SyntaxKind.OpenParenToken), AsList(Separated(Argument)), Sign(SyntaxKind.CloseParenToken)));

    /// <summary>Inside a call nothing can be declared, so <c>where</c> is a word before a text as well.</summary>
    public static Production<ArgumentGreen> Argument => field ??= new(() => Map(
        GreenFactory.Argument, new Continued(Nested(Expression), At(SyntaxKind.ColonToken), WholeOperand), Optional(AtWord(SyntaxKind.WhereKeyword), WhereClause)));

    public static Production<WhereClauseGreen> WhereClause => field ??= new(() => Map(
        GreenFactory.WhereClause, Word(SyntaxKind.WhereKeyword), Nested(Expression)));

    public static Production<ReferenceExpressionGreen> ReferenceExpression => field ??= new(() => Map(
        GreenFactory.ReferenceExpression, Optional(IsAtQualifier, ReferenceQualifier), Path, Optional(At(SyntaxKind.OpenBracketToken), ColumnSelector)));

    public static Production<ReferenceQualifierGreen> ReferenceQualifier => field ??= new(() =>
        Choice<ReferenceQualifierGreen>.Otherwise(ChildrenQualifier).When(AtWord(SyntaxKind.PriorKeyword), PriorQualifier));

    public static Production<PriorQualifierGreen> PriorQualifier => field ??= new(() => Map(
        GreenFactory.PriorQualifier, Word(SyntaxKind.PriorKeyword), Optional(At(SyntaxKind.OpenParenToken), PriorOffset), Sign(SyntaxKind.DotToken)));

    public static Production<PriorOffsetGreen> PriorOffset => field ??= new(() => Map(
        GreenFactory.PriorOffset, Sign(SyntaxKind.OpenParenToken), Number, Sign(SyntaxKind.CloseParenToken)));

    public static Production<ChildrenQualifierGreen> ChildrenQualifier => field ??= new(() => Map(
        GreenFactory.ChildrenQualifier, Word(SyntaxKind.ChildrenKeyword), Sign(SyntaxKind.DotToken)));

    /// <summary>What goes on too long or is nested too deeply. What other languages write is one as well: <see cref="ForeignForms"/>.</summary>
    public static Production<UnexpectedExpressionGreen> UnexpectedExpression => field ??= new(() =>
        new BalancedTokens().Select(tokens => GreenFactory.UnexpectedExpression(null, tokens, null)));

    /// <summary>From the loosest to the tightest, by the table of precedences.</summary>
    public static Operators Operators => field ??= new(
        kind => kind == SyntaxKind.IfKeyword ? ConditionalExpression : Choice<ExpressionGreen>.Otherwise(UnaryExpression),
        kind => kind switch
        {
            SyntaxKind.AsKeyword => Choice<ExpressionGreen>.Otherwise(ConversionExpression),
            SyntaxKind.InKeyword => Choice<ExpressionGreen>.Otherwise(InExpression),
            SyntaxKind.QuestionQuestionToken => Choice<ExpressionGreen>.Otherwise(CoalesceExpression),
            _ => Choice<ExpressionGreen>.Otherwise(BinaryExpression),
        },
        new Primary());
}
