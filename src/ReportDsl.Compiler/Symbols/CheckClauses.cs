using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>The clauses of a check, in any order, each once.</summary>
internal sealed record CheckClauses(
    RuleSeverity Severity, bool Explain, ForClauseSyntax? For, WhenClauseSyntax? When, WithinClauseSyntax? Within, string? Since, string? Until)
{
    public static CheckClauses Read(CheckDeclarationSyntax check, DiagnosticBag diagnostics)
    {
        var clauses = new CheckClauses(RuleSeverity.Error, false, null, null, null, null, null);
        var seen = new HashSet<SyntaxKind>();
        foreach (var clause in check.Clauses)
        {
            if (!seen.Add(clause.Kind))
            {
                diagnostics.Report(NameDiagnostics.Repeated, clause, clause.GetFirstToken().Text);
                continue;
            }

            clauses = clause switch
            {
                SeverityClauseSyntax severity => clauses with { Severity = SeverityOf(severity) },
                ExplainClauseSyntax => clauses with { Explain = true },
                ForClauseSyntax forClause => clauses with { For = forClause },
                WhenClauseSyntax guard => clauses with { When = guard },
                WithinClauseSyntax within => clauses with { Within = within },
                SinceClauseSyntax since => clauses with { Since = TemplateHeader.PeriodText(since.Value, diagnostics) },
                UntilClauseSyntax until => clauses with { Until = TemplateHeader.PeriodText(until.Value, diagnostics) },
                _ => clauses,
            };
        }

        if (check.Clauses.OfType<UntilClauseSyntax>().FirstOrDefault() is { } end)
            TemplateHeader.CheckRange(clauses.Since, clauses.Until, end, diagnostics);
        return clauses;
    }

    private static RuleSeverity SeverityOf(SeverityClauseSyntax clause) => clause.Severity.Kind switch
    {
        SyntaxKind.WarningKeyword => RuleSeverity.Warning,
        SyntaxKind.InfoKeyword => RuleSeverity.Info,
        _ => RuleSeverity.Error,
    };
}
