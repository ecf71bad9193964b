using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>A template as others name it: the one that they follow or extend.</summary>
public sealed record TemplateName(string Code, string Version)
{
    /// <summary>The template that a <c>follows</c> names: one of another code, or an earlier version of its own.</summary>
    internal static TemplateName Of(FollowsClauseSyntax follows) => new(
        (follows.Template ?? follows.FirstAncestorOrSelf<TemplateDeclarationSyntax>()?.Code)?.ValueText ?? "", follows.Version.Value.ValueText);

    /// <summary>The template that an <c>extends</c> names.</summary>
    internal static TemplateName Of(ExtendsClauseSyntax extends) => new(extends.Template.ValueText, extends.Version.Value.ValueText);
}
