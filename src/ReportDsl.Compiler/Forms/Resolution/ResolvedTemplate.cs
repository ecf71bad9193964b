using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Forms.Resolution;

/// <summary>A template with all that was found about it.</summary>
internal sealed record ResolvedTemplate(Form? Form, ImmutableArray<Diagnostic> Diagnostics, Diagnostic? NotYetEmitted)
{
    public static ResolvedTemplate Resolve(TemplateSymbol template, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var declared in template.Declared.Diagnostics)
            diagnostics.Add(declared);
        if (template.Syntax.Extends is { } extends)
            return new ResolvedTemplate(null, diagnostics.ToImmutable(), Unsupported(extends.ExtendsKeyword, "A variant ('extends')", "变体（“extends”）"));
        var resolution = FormResolver.Resolve(template, diagnostics, cancellation);
        Lint.Check(template, diagnostics);
        TotalAdvice.Check(template, diagnostics);
        return new ResolvedTemplate(resolution.Form, diagnostics.ToImmutable(), NotYet(template, resolution.ReadsOpenData));
    }

    /// <summary>The first thing the template uses that outputs do not hold yet.</summary>
    private static Diagnostic? NotYet(TemplateSymbol template, bool readsOpenData)
    {
        var syntax = template.Syntax;
        if (syntax.Follows is { } follows)
            return Unsupported(follows.FollowsKeyword, "The lineage of a version ('follows')", "版本沿革（“follows”）");
        if (syntax.Members.OfType<DropsDeclarationSyntax>().FirstOrDefault() is { } drops)
            return Unsupported(drops.DropsKeyword, "The lineage of a version ('drops')", "版本沿革（“drops”）");
        foreach (var node in syntax.DescendantNodes())
        {
            switch (node)
            {
                case ManyItemSyntax many:
                    return Unsupported(many.ManyKeyword, "Rows that agencies add ('many')", "由填报单位增加的行（“many”）");
                case ChildrenQualifierSyntax children:
                    return Unsupported(children.ChildrenKeyword, "Subordinate reports ('children')", "下级报告（“children”）");
            }
        }

        return readsOpenData ? Unsupported(syntax.TemplateKeyword, "Rows that agencies add ('many')", "由填报单位增加的行（“many”）") : null;
    }

    private static Diagnostic Unsupported(SyntaxToken place, string english, string chinese) =>
        Diagnostic.Create(EmitDiagnostics.NotYetSupported, place.Location, new Phrase(english, chinese));
}
