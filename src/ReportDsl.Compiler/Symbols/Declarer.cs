using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>First pass over a template: makes its symbols, axes spread out, types and modifiers read; expressions are left to binding.</summary>
internal sealed class Declarer
{
    private readonly DiagnosticBag _diagnostics;
    private readonly AttributeReader _attributes;
    private readonly TableBuilder _tables;
    private readonly bool _labelsRequired;

    private Declarer(TemplateDeclarationSyntax template, SharedScope scope, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _labelsRequired = template.Extends is null;
        _attributes = new AttributeReader(scope, template, diagnostics);
        _tables = new TableBuilder(scope, _attributes, _labelsRequired, diagnostics);
    }

    /// <summary>The template's symbol, whose declarations are read when they are asked for.</summary>
    public static TemplateSymbol Declare(TemplateDeclarationSyntax template, SharedScope fileScope, WorkCounter work) =>
        new(template, symbol => Declare(symbol, fileScope, work));

    private static DeclaredTemplate Declare(TemplateSymbol symbol, SharedScope fileScope, WorkCounter work)
    {
        work.CountDeclared();
        var template = symbol.Syntax;
        var diagnostics = new DiagnosticBag();
        var names = fileScope.Within(template);
        foreach (var diagnostic in names.Diagnostics)
            diagnostics.Add(diagnostic);
        var declarer = new Declarer(template, names, diagnostics);
        var properties = TemplateHeader.Read(template, diagnostics);
        var members = declarer.Members(template.Members, symbol, AttributeSet.Empty);
        declarer.RequireLabel(template.Label, template.Code);
        KeyTypes.Check(declarer._attributes.KeyTypes, members, names, diagnostics);
        TemplateHeader.CheckEntity(template, members, diagnostics);
        return new DeclaredTemplate(properties, members, names, diagnostics.ToImmutable());
    }

    private ImmutableArray<MemberSymbol> Members(SyntaxList<DeclarationSyntax> declarations, ContainerSymbol container, AttributeSet outer)
    {
        var members = ImmutableArray.CreateBuilder<MemberSymbol>();
        var byCode = new Dictionary<string, MemberSymbol>(StringComparer.Ordinal);
        var checks = new Dictionary<string, MemberSymbol>(StringComparer.Ordinal);
        foreach (var declaration in declarations)
        {
            if (Member(declaration, container, outer) is not { } member)
                continue;
            members.Add(member);
            var known = member is CheckSymbol ? checks : byCode;
            if (member.Code.Length > 0 && !known.TryAdd(member.Code, member))
                _diagnostics.ReportDuplicate(member, known[member.Code]);
        }

        CheckUnnamed(members);
        return members.ToImmutable();
    }

    private MemberSymbol? Member(DeclarationSyntax declaration, ContainerSymbol container, AttributeSet outer)
    {
        switch (declaration)
        {
            case SectionDeclarationSyntax section:
                RequireLabel(section.Label, section.Code);
                var inner = _attributes.Read(null, section.Modifiers, AttributePlace.Section).Or(outer);
                return new SectionSymbol(section, container, symbol => Members(section.Members, symbol, inner));
            case FieldDeclarationSyntax field:
                RequireLabel(field.Label, field.Code);
                return new FieldSymbol(field, container, FieldSpec(field));
            case NarrativeDeclarationSyntax narrative:
                _diagnostics.ReportRepeatedTags(narrative.Label);
                return Narrative(narrative, container);
            case NoteDeclarationSyntax note:
                _diagnostics.ReportRepeatedTags(note.Label);
                return new NoteSymbol(note, container);
            case TableDeclarationSyntax table:
                return Table(table, container, outer);
            case CheckDeclarationSyntax check:
                RequireLabel(check.Label, check.Code);
                return new CheckSymbol(check, container, null);
            default:
                return null;
        }
    }

    private ValueSpec FieldSpec(FieldDeclarationSyntax field)
    {
        var attributes = _attributes.Read(field.Type, field.Modifiers, AttributePlace.Field);
        if (attributes.Type is null && !field.Code.IsMissing)
        {
            _diagnostics.Report(TypeDiagnostics.NoType, field.Code, new Phrase(
                $"The field '{field.Code.ValueText}'", $"字段“{field.Code.ValueText}”"));
        }

        return ValueSpecs.Of(attributes, _diagnostics);
    }

    private NarrativeSymbol Narrative(NarrativeDeclarationSyntax narrative, ContainerSymbol container)
    {
        var attributes = _attributes.Read(null, narrative.Modifiers, AttributePlace.Narrative);
        var min = Length(attributes.Min);
        var max = Length(attributes.Max);
        if (min > max && attributes.Max is { } bound)
            _diagnostics.Report(TypeDiagnostics.EmptyRange, bound.Syntax, min, max);
        return new NarrativeSymbol(narrative, container, min, max, attributes.Presence?.Value ?? Presence.Required);
    }

    private int? Length(Attribute<decimal>? bound)
    {
        if (bound is not { } length)
            return null;
        if (length.Value is >= 0 and <= NarrativeSymbol.LongestText && decimal.IsInteger(length.Value))
            return (int)length.Value;
        _diagnostics.Report(TypeDiagnostics.MeaninglessModifier, length.Syntax, length.Syntax.GetFirstToken().Text, new Phrase(
            $"a length is a whole number up to {NarrativeSymbol.LongestText}", $"长度应为不超过 {NarrativeSymbol.LongestText} 的整数"));
        return null;
    }

    private TableSymbol Table(TableDeclarationSyntax table, ContainerSymbol container, AttributeSet outer)
    {
        _diagnostics.ReportRepeatedTags(table.Label);
        var attributes = _attributes.Read(table.Type, table.Modifiers, AttributePlace.Table).Or(outer);
        var columns = Single<ColumnsDeclarationSyntax>(table);
        var rows = Single<RowsDeclarationSyntax>(table);
        if (columns is null && rows is null && !table.Members.Any(member => member is UnexpectedDeclarationSyntax))
            _diagnostics.Report(TableDiagnostics.EmptySet, table.TableKeyword, new Phrase("The table", "该表"), new Phrase("rows and columns", "行和列"));
        var nameSpan = table.Code is { IsMissing: false } code ? code.Span : table.TableKeyword.Span;
        return new TableSymbol(table, nameSpan, container, attributes, symbol => new TableParts(
            _tables.Build(AxisDirection.Rows, symbol, rows),
            _tables.Build(AxisDirection.Columns, symbol, columns),
            [.. table.Members.OfType<NoteDeclarationSyntax>().Select(note => new NoteSymbol(note, container))],
            Checks(table, container, symbol)));
    }

    private ImmutableArray<CheckSymbol> Checks(TableDeclarationSyntax table, ContainerSymbol container, TableSymbol symbol)
    {
        var checks = ImmutableArray.CreateBuilder<CheckSymbol>();
        var byCode = new Dictionary<string, CheckSymbol>(StringComparer.Ordinal);
        foreach (var syntax in table.Members.OfType<CheckDeclarationSyntax>())
        {
            RequireLabel(syntax.Label, syntax.Code);
            var check = new CheckSymbol(syntax, container, symbol);
            checks.Add(check);
            if (check.Code.Length > 0 && !byCode.TryAdd(check.Code, check))
                _diagnostics.ReportDuplicate(check, byCode[check.Code]);
        }

        return checks.ToImmutable();
    }

    private T? Single<T>(TableDeclarationSyntax table)
        where T : DeclarationSyntax
    {
        T? first = null;
        foreach (var member in table.Members)
        {
            if (member is not T declaration)
                continue;
            if (first is not null)
                _diagnostics.Report(NameDiagnostics.Repeated, declaration.GetFirstToken(), declaration.GetFirstToken().Text);
            first ??= declaration;
        }

        return first;
    }

    private void CheckUnnamed(IEnumerable<MemberSymbol> members)
    {
        var tables = members.OfType<TableSymbol>().ToList();
        if (tables.Count < 2)
            return;
        foreach (var table in tables.Where(table => table.Code.Length == 0))
            _diagnostics.Report(NameDiagnostics.UnnamedTables, table.Syntax.TableKeyword);
    }

    private void RequireLabel(LabelSyntax? label, SyntaxToken code)
    {
        _diagnostics.ReportRepeatedTags(label);
        if (label is null && _labelsRequired && !code.IsMissing)
            _diagnostics.Report(NameDiagnostics.MissingLabel, code, code.ValueText);
    }
}
