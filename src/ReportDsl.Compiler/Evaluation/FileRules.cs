using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>What is expected of every file that comes back: ids, severities and words, once for all formats and outputs.</summary>
/// <param name="Id">The stable id: <c>file.altered</c>.</param>
/// <param name="Text">The expectation in words.</param>
public sealed record FileRule(string Id, RuleSeverity Severity, Phrase Text)
{
    public FileFinding Finding(Phrase message) => new(Id, Severity, Text, message);
}

/// <summary>All file rules.</summary>
public static class FileRules
{
    public static FileRule Unreadable { get; } = new(
        "file.unreadable", RuleSeverity.Error, new("The file must be a readable report.", "文件应为可读取的报告"));

    public static FileRule Template { get; } = new(
        "file.template", RuleSeverity.Error, new("The file must be a report of a known template.", "文件应为已知模板的报告"));

    public static FileRule Version { get; } = new(
        "file.version", RuleSeverity.Error, new("The version of the template must be a known one.", "文件应使用已知的模板版本"));

    public static FileRule Newer { get; } = new(
        "file.newer",
        RuleSeverity.Error,
        new("The file must not come from a newer generator than this program reads.", "文件不应由更新版本的程序生成"));

    public static FileRule Period { get; } = new(
        "file.period", RuleSeverity.Error, new("The report must name a period that the form serves.", "报告应填写本表适用的报告期"));

    /// <summary>Parts of the form are missing, twice there, or not where their keys say: what could not be told apart was not read.</summary>
    public static FileRule Altered { get; } = new(
        "file.altered", RuleSeverity.Error, new("The structure of the form must be complete and unambiguous.", "表格结构应完整、无歧义"));

    /// <summary>Parts of the form stand elsewhere than they were sent out, and were found all the same.</summary>
    public static FileRule Moved { get; } = new(
        "file.moved", RuleSeverity.Warning, new("The structure of the form should be left as it was sent out.", "表格结构应保持原样"));

    public static FileRule Extra { get; } = new(
        "file.extra", RuleSeverity.Warning, new("Nothing should stand outside the cells of the form.", "表格单元格以外不应填写内容"));

    public static FileRule Overwritten { get; } = new(
        "file.overwritten", RuleSeverity.Warning, new("Formulas should not be overwritten.", "公式不应被数字覆盖"));

    public static FileRule Stale { get; } = new(
        "file.stale", RuleSeverity.Info, new("The results stored beside the formulas should be up to date.", "公式的保存结果应为最新"));

    public static FileRule Formula { get; } = new(
        "file.formula", RuleSeverity.Info, new("Inputs should hold values, not formulas.", "填报单元格应填写数值而非公式"));

    /// <summary>A number is shown as another, in another unit, or not at all: what was meant is for people to say.</summary>
    public static FileRule Format { get; } = new(
        "file.format", RuleSeverity.Warning, new("Figures should be shown as they are stored.", "显示的数字应与存储的数字一致"));

    public static FileRule Uncalculated { get; } = new(
        "file.uncalculated",
        RuleSeverity.Error,
        new("A formula that was typed in needs a stored result.", "自行填写的公式应有保存结果"));

    public static FileRule Macros { get; } = new(
        "file.macros", RuleSeverity.Info, new("A report needs no macros.", "报告不需要宏"));

    public static FileRule Prior { get; } = new(
        "file.prior", RuleSeverity.Warning, new("Carried-in earlier figures should equal the earlier report.", "带入的上年数应与上年报告一致"));

    /// <summary>Two reports of one entity and period that differ: it is not known which of them counts.</summary>
    public static FileRule Contradictory { get; } = new(
        "file.contradictory",
        RuleSeverity.Error,
        new("There must be one report of each agency and period.", "每个单位每个报告期应只有一份报告"));

    /// <summary>Two reports of one entity and period with the same content.</summary>
    public static FileRule Twice { get; } = new(
        "file.twice", RuleSeverity.Info, new("A report should be there once.", "同一份报告不应重复"));

    /// <summary>A content that was not valid as typed was taken for what it means.</summary>
    public static FileRule Recognised { get; } = new(
        "file.recognised", RuleSeverity.Info, new("Values should be typed as the form asks for them.", "应按要求的格式填写"));

    /// <summary>The form that a file names, or what to say of a file that names none of the given ones.</summary>
    public static (Form? Form, FileFinding? Refusal) FindForm(IEnumerable<Form> forms, string template, string version)
    {
        var ofTemplate = forms.Where(form => form.Name == template).ToList();
        if (ofTemplate.Find(form => form.Version == version) is { } form)
            return (form, null);
        if (ofTemplate.Count == 0)
            return (null, Template.Finding(new Phrase($"The template {template} is not among the given ones.", $"给出的模板中没有 {template}。")));
        var known = string.Join(", ", ofTemplate.Select(other => other.Version));
        return (null, Version.Finding(new Phrase(
            $"Version {version} of {template} is not among the given ones ({known}).", $"给出的 {template} 模板中没有版本 {version}（有：{known}）。")));
    }
}
