using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>A member of a template or section.</summary>
public abstract class MemberSymbol : DeclaredSymbol
{
    private protected MemberSymbol(string code, Label? label, SyntaxNode declaration, TextSpan nameSpan, ContainerSymbol? container)
        : base(code, label, declaration, nameSpan)
    {
        Container = container;
        Path = container is null or TemplateSymbol ? code
            : code.Length == 0 ? container.Path
            : $"{container.Path}.{code}";
    }

    /// <summary>The section or template around it; null for a template.</summary>
    public ContainerSymbol? Container { get; }

    /// <summary>The code path from the template, such as <c>publication.documents</c>; an unnamed table has its section's.</summary>
    public string Path { get; }
}

/// <summary>A template or a section.</summary>
public abstract class ContainerSymbol : MemberSymbol
{
    private MemberNames? _names;

    private protected ContainerSymbol(string code, Label? label, SyntaxNode declaration, TextSpan nameSpan, ContainerSymbol? container)
        : base(code, label, declaration, nameSpan, container)
    {
    }

    /// <summary>Fields, narratives, notes, sections, tables and checks in source order.</summary>
    public abstract ImmutableArray<MemberSymbol> Members { get; }

    /// <summary>The single table without a name, whose items are found as if they were members; null where there is none.</summary>
    public TableSymbol? UnnamedTable => Names.UnnamedTable;

    /// <summary>All tables in it and its sections, in source order.</summary>
    public IEnumerable<TableSymbol> Tables() => Tables(Members);

    /// <summary>A field, narrative, section or table by its code.</summary>
    public MemberSymbol? Find(string code) => Names.ByCode.GetValueOrDefault(code);

    /// <summary>All tables among members and in sections among them, in source order.</summary>
    internal static IEnumerable<TableSymbol> Tables(ImmutableArray<MemberSymbol> members) => members.SelectMany(member => member switch
    {
        TableSymbol table => [table],
        SectionSymbol section => section.Tables(),
        _ => [],
    });

    /// <summary>The members that names find, indexed on first use: a chain of members may ask for each of many.</summary>
    private MemberNames Names => _names ??= MemberNames.Of(Members);

    internal sealed record MemberNames(TableSymbol? UnnamedTable, Dictionary<string, MemberSymbol> ByCode)
    {
        public static MemberNames Of(ImmutableArray<MemberSymbol> members)
        {
            var byCode = new Dictionary<string, MemberSymbol>(StringComparer.Ordinal);
            foreach (var member in members)
            {
                if (member is not (CheckSymbol or NoteSymbol) && member.Code.Length > 0)
                    byCode.TryAdd(member.Code, member);
            }

            return new MemberNames(members.OfType<TableSymbol>().FirstOrDefault(table => table.Code.Length == 0), byCode);
        }
    }
}

/// <summary>A section with its members.</summary>
public sealed class SectionSymbol : ContainerSymbol
{
    internal SectionSymbol(SectionDeclarationSyntax declaration, ContainerSymbol container, Func<ContainerSymbol, ImmutableArray<MemberSymbol>> members)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span, container)
    {
        When = declaration.When;
        Members = members(this);
    }

    /// <inheritdoc/>
    public override ImmutableArray<MemberSymbol> Members { get; }

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Section;

    internal WhenClauseSyntax? When { get; }
}

/// <summary>A field with its settled type.</summary>
public sealed class FieldSymbol : MemberSymbol
{
    internal FieldSymbol(FieldDeclarationSyntax declaration, ContainerSymbol container, ValueSpec spec)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span, container)
    {
        Spec = spec;
        When = declaration.When;
    }

    /// <summary>Type, unit and what else is asked of its value.</summary>
    public ValueSpec Spec { get; }

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Field;

    internal WhenClauseSyntax? When { get; }
}

/// <summary>A text of the report, with limits of its length.</summary>
public sealed class NarrativeSymbol : MemberSymbol
{
    /// <summary>The longest text a workbook cell holds.</summary>
    public const int LongestText = 32767;

    internal NarrativeSymbol(NarrativeDeclarationSyntax declaration, ContainerSymbol container, int? minLength, int? maxLength, Presence presence)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span, container)
    {
        MinLength = minLength;
        MaxLength = maxLength;
        Presence = presence;
        When = declaration.When;
    }

    /// <summary>The least length in UTF-16 units, null where there is none.</summary>
    public int? MinLength { get; }

    /// <summary>The greatest length in UTF-16 units, null where there is none but that of a cell.</summary>
    public int? MaxLength { get; }

    /// <summary>What a blank means.</summary>
    public Presence Presence { get; }

    /// <summary>What is asked of its text.</summary>
    public ValueSpec Spec => new(new DataType.Text(MaxLength ?? LongestText, null), null, Presence, false, MinLength, null);

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Narrative;

    internal WhenClauseSyntax? When { get; }
}

/// <summary>A fixed remark; it has no code.</summary>
public sealed class NoteSymbol : MemberSymbol
{
    internal NoteSymbol(NoteDeclarationSyntax declaration, ContainerSymbol container)
        : base("", LabelReader.Read(declaration.Label), declaration, declaration.NoteKeyword.Span, container)
    {
    }

    /// <inheritdoc/>
    public override Phrase KindName => new("note", "说明");
}

/// <summary>A rule as declared; its instances are spread out when the form is resolved.</summary>
public sealed class CheckSymbol : MemberSymbol
{
    internal CheckSymbol(CheckDeclarationSyntax declaration, ContainerSymbol container, TableSymbol? table)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span, container)
    {
        Table = table;
        Syntax = declaration;
        Id = table is null || table.Path == container.Path || table.Path.Length == 0 ? Path : $"{table.Path}.{Code}";
    }

    /// <summary>The table it stands in, null for a rule of a section or template.</summary>
    public TableSymbol? Table { get; }

    /// <summary>The stable id, such as <c>applications.balance</c>.</summary>
    public string Id { get; }

    /// <summary>How much a failure weighs: an error where the check does not say.</summary>
    public RuleSeverity Severity => Clauses.Severity;

    /// <summary>A failure with a written reason stands, as explained.</summary>
    public bool IsExplainable => Clauses.Explain;

    /// <summary>The first period that the check applies to, null where it is open.</summary>
    public string? Since => Clauses.Since;

    /// <summary>The last period that the check applies to, null where it is open.</summary>
    public string? Until => Clauses.Until;

    /// <summary>What the check runs over; null where it stands once.</summary>
    public ForClauseSyntax? For => Clauses.For;

    /// <summary>When it is asked at all; null where always.</summary>
    public WhenClauseSyntax? When => Clauses.When;

    /// <summary>How far two sides may lie apart; null where they must be equal.</summary>
    public WithinClauseSyntax? Within => Clauses.Within;

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Check;

    /// <summary>Read without findings: those are told where the check is resolved.</summary>
    private CheckClauses Clauses => field ??= CheckClauses.Read(Syntax, new DiagnosticBag());

    internal CheckDeclarationSyntax Syntax { get; }
}

/// <summary>One version of a report template. What it says of itself and its members are read when they are asked for.</summary>
public sealed class TemplateSymbol : ContainerSymbol
{
    private readonly Lazy<DeclaredTemplate> _declared;

    internal TemplateSymbol(TemplateDeclarationSyntax declaration, Func<TemplateSymbol, DeclaredTemplate> declare)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span, null)
    {
        Syntax = declaration;
        _declared = new Lazy<DeclaredTemplate>(() => declare(this));
    }

    /// <summary>The version as written: <c>2021</c>, <c>2.1.4</c>.</summary>
    public string Version => Syntax.Version.Value.ValueText;

    /// <summary>The template that this one follows, an earlier version of the form; null where it follows none.</summary>
    public TemplateName? Follows => Syntax.Follows is { } follows ? TemplateName.Of(follows) : null;

    /// <summary>The template that this one extends as a variant; null where it extends none.</summary>
    public TemplateName? Extends => Syntax.Extends is { } extends ? TemplateName.Of(extends) : null;

    /// <summary>The languages of the form, the first of them that of labels without a tag.</summary>
    public ImmutableArray<string> Languages => Declared.Properties.Languages;

    /// <summary>What periods reports are made for.</summary>
    public PeriodRange Period => Declared.Properties.Period;

    /// <summary>What the form is based on, such as a decree; null where nothing is said.</summary>
    public Label? Basis => Declared.Properties.Basis;

    /// <summary>The field that says whose report it is.</summary>
    public FieldSymbol? Entity =>
        Syntax.Members.OfType<EntityDeclarationSyntax>().FirstOrDefault() is { } entity ? Find(entity.Field.ValueText) as FieldSymbol : null;

    /// <inheritdoc/>
    public override ImmutableArray<MemberSymbol> Members => Declared.Members;

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Template;

    internal TemplateDeclarationSyntax Syntax { get; }

    internal DeclaredTemplate Declared => _declared.Value;
}

/// <summary>What a template says of itself beside its members.</summary>
internal sealed record TemplateProperties(ImmutableArray<string> Languages, PeriodRange Period, Label? Basis);

/// <summary>What the declarations of a template come to.</summary>
/// <param name="Names">The units, code lists and axes that it can name.</param>
internal sealed record DeclaredTemplate(
    TemplateProperties Properties, ImmutableArray<MemberSymbol> Members, SharedScope Names, ImmutableArray<Diagnostic> Diagnostics);
