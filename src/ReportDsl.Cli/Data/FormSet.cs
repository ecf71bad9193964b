using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;

namespace ReportDsl.Cli.Data;

/// <summary>The forms that data may be reports of: templates and versions, each once.</summary>
internal sealed record FormSet(ImmutableArray<Form> Forms)
{
    /// <summary>The form that data names, or what is wrong with the name.</summary>
    public (Form? Form, FileFinding? Problem) Find(string? template, string? version)
    {
        if (template is null)
            return (null, FileRules.Template.Finding(DataMessages.NamesNoTemplate));

        var versions = Forms.Where(form => form.Name == template).ToImmutableArray();
        if (versions.IsEmpty)
        {
            var known = string.Join(", ", Forms.Select(form => form.Name).Distinct());
            return (null, FileRules.Template.Finding(DataMessages.UnknownTemplate(template, known)));
        }

        return versions.FirstOrDefault(form => form.Version == version) is { } found
            ? (found, null)
            : (null, FileRules.Version.Finding(DataMessages.UnknownVersion(
                template, version ?? "", string.Join(", ", versions.Select(form => form.Version)))));
    }
}
