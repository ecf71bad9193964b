using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>Reads what a template says of itself: version, languages, periods, basis, entity; each once.</summary>
internal static class TemplateHeader
{
    private const string DefaultLanguage = "zh";
    private const int MaxVersionLength = 64;

    public static TemplateProperties Read(TemplateDeclarationSyntax template, DiagnosticBag diagnostics)
    {
        var period = Once<PeriodDeclarationSyntax>(template, diagnostics);
        var basis = Once<BasisDeclarationSyntax>(template, diagnostics);
        var language = Once<LanguageDeclarationSyntax>(template, diagnostics);
        if (language is not null)
            CheckLanguages(language, diagnostics);
        Once<EntityDeclarationSyntax>(template, diagnostics);
        CheckVersion(template.Version.Value, diagnostics);
        return new TemplateProperties(
            language is null ? [DefaultLanguage] : [.. language.Tags.Select(Tag)],
            Period(period, diagnostics),
            LabelReader.Read(basis?.Label));
    }

    private static void CheckVersion(SyntaxToken version, DiagnosticBag diagnostics)
    {
        if (!version.IsMissing && !CharacterFacts.HoldsUnwritable(version.ValueText) && WrongInVersion(version.ValueText) is { } problem)
            diagnostics.Report(NameDiagnostics.InvalidVersion, version, problem);
    }

    /// <summary>What keeps a version from telling files and classes apart; null where nothing does. Signs that a file name cannot hold are replaced in it.</summary>
    private static Phrase? WrongInVersion(string version)
    {
        if (string.IsNullOrWhiteSpace(version))
            return new Phrase("is blank", "为空");
        if (version.Length > MaxVersionLength)
            return new Phrase($"has more than {MaxVersionLength} characters", $"超过 {MaxVersionLength} 个字符");
        if (char.IsWhiteSpace(version[0]) || char.IsWhiteSpace(version[^1]))
            return new Phrase("begins or ends with a blank", "以空格开头或结尾");
        foreach (var c in version)
        {
            if (HiddenCharacters.IsHidden(c))
                return new Phrase($"holds {HiddenCharacters.Named(c).English}, which does not show", $"含有不可见字符 {HiddenCharacters.Named(c).Chinese}");
        }

        return version.Any(char.IsLetterOrDigit) ? null : new Phrase("holds neither a letter nor a digit", "不含字母或数字");
    }

    public static void CheckEntity(TemplateDeclarationSyntax template, ImmutableArray<MemberSymbol> members, DiagnosticBag diagnostics)
    {
        var fields = members.Where(member => member is not (CheckSymbol or NoteSymbol)).DistinctBy(member => member.Code).OfType<FieldSymbol>().Select(field => field.Code).ToList();
        foreach (var entity in template.Members.OfType<EntityDeclarationSyntax>())
        {
            if (!entity.Field.IsMissing && !fields.Contains(entity.Field.ValueText) && template.Extends is null)
                diagnostics.ReportUndeclared(entity.Field, KindNames.Field, members.OfType<FieldSymbol>().Select(field => field.Code));
        }
    }

    private static PeriodRange Period(PeriodDeclarationSyntax? syntax, DiagnosticBag diagnostics)
    {
        if (syntax is null)
            return new PeriodRange(PeriodKind.Year, null, null);
        var kind = syntax.Interval.Kind switch
        {
            SyntaxKind.HalfKeyword => PeriodKind.Half,
            SyntaxKind.QuarterKeyword => PeriodKind.Quarter,
            SyntaxKind.MonthKeyword => PeriodKind.Month,
            _ => PeriodKind.Year,
        };
        var from = PeriodText(syntax.From?.Value, diagnostics);
        var to = PeriodText(syntax.To?.Value, diagnostics);
        if (syntax.To is { } end)
            CheckRange(from, to, end, diagnostics);
        return new PeriodRange(kind, from, to);
    }

    /// <summary>The period as in data, null where none is written or it is none.</summary>
    public static string? PeriodText(SyntaxToken? token, DiagnosticBag diagnostics)
    {
        if (token is not { IsMissing: false } written)
            return null;
        if (ReportPeriod.TryParse(written.ValueText, out var period))
            return period.ToString();
        diagnostics.Report(CheckDiagnostics.InvalidPeriod, written, written.ValueText, "2023, \"2023-H1\", \"2023-Q1\", \"2023-06\"");
        return null;
    }

    /// <summary>Reports a range that no period lies in; its bounds may be periods of different kinds.</summary>
    public static void CheckRange(string? from, string? to, SyntaxNode place, DiagnosticBag diagnostics)
    {
        if (ReportPeriod.TryParse(from, out var first) && ReportPeriod.TryParse(to, out var last) && first.Start > last.End)
            diagnostics.Report(TypeDiagnostics.EmptyRange, place, first.ToString(), last.ToString());
    }

    /// <summary>Reports a language that is named twice; small and capital letters make no other language.</summary>
    private static void CheckLanguages(LanguageDeclarationSyntax language, DiagnosticBag diagnostics)
    {
        var first = new Dictionary<string, LanguageTagSyntax>(StringComparer.OrdinalIgnoreCase);
        var end = 0;
        foreach (var tag in language.Tags.Where(tag => Tag(tag).Length > 0))
        {
            LanguageTags.Check(tag, diagnostics);
            if (!first.TryAdd(Tag(tag), tag))
            {
                diagnostics.Add(Diagnostic.Create(NameDiagnostics.Repeated, tag.Location, Tag(tag)) with
                {
                    Related = [NameReports.First(first[Tag(tag)].Location)],
                    Fixes = [new Fix(new Phrase("Leave it out", "删去"), [new TextChange(TextSpan.FromBounds(end, tag.Span.End), "")])],
                });
            }

            end = tag.Span.End;
        }
    }

    private static string Tag(LanguageTagSyntax tag) => string.Join('-', tag.Parts.Select(part => part.Text.Text));

    private static T? Once<T>(TemplateDeclarationSyntax template, DiagnosticBag diagnostics)
        where T : DeclarationSyntax
    {
        T? first = null;
        foreach (var member in template.Members)
        {
            if (member is not T declaration)
                continue;
            if (first is not null)
                diagnostics.Report(NameDiagnostics.Repeated, declaration.GetFirstToken(), declaration.GetFirstToken().Text);
            first ??= declaration;
        }

        return first;
    }
}
