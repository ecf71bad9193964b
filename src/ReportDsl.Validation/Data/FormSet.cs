using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;

namespace ReportDsl.Validation.Data;

/// <summary>The forms that data may be reports of: templates and versions, each once.</summary>
/// <param name="Forms">As a compilation or a <see cref="TemplateFolder"/> gives them.</param>
public sealed record FormSet(ImmutableArray<Form> Forms)
{
    /// <summary>The form that data names, or what is wrong with the name.</summary>
    public (Form? Form, FileFinding? Problem) Find(string? template, string? version) =>
        string.IsNullOrWhiteSpace(template) ? (null, FileRules.Template.Finding(DataWords.NamesNoTemplate))
        : string.IsNullOrWhiteSpace(version) && Forms.FirstOrDefault(form => form.Name == template) is { } known
            ? (null, FileRules.Version.Finding(DataWords.NamesNoVersion(template, known.Version)))
            : FileRules.FindForm(Forms, template, version ?? "");
}
