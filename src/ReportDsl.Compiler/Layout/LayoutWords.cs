using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Layout;

/// <summary>The words that the form itself does not bring along, in the language of the workbook.</summary>
/// <param name="Language">The tag of the labels that are used.</param>
/// <param name="Interval">How often the form is filled in: by it earlier reports are called.</param>
public sealed record LayoutWords(string Language, PeriodKind Interval)
{
    private bool IsChinese { get; } = Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    /// <summary>The words of a form in a language; null is the form's first.</summary>
    public static LayoutWords Of(Form form, string? language) => new(language ?? form.Languages[0], form.Period.Kind);

    /// <summary>The language of everything that is not a label of the form.</summary>
    public MessageLanguage MessageLanguage => IsChinese ? MessageLanguage.Chinese : MessageLanguage.English;

    /// <summary>The tab of the cover.</summary>
    public string Cover => In("Cover", "封面");

    /// <summary>The tab of the checks.</summary>
    public string Rules => In("Checks", "校验");

    /// <summary>The tab of what stands outside the sections.</summary>
    public string Main => In("Form", "正表");

    /// <summary>What stands beside or over the parts of a line.</summary>
    public string OfWhich => In("of which", "其中");

    /// <summary>What the sum of a group is called.</summary>
    public string Subtotal => In("Total", "小计");

    /// <summary>What a report of the period before is called: <c>上年</c>, <c>last month</c>.</summary>
    public string LastPeriod => Interval switch
    {
        PeriodKind.Year => In("last year", "上年"),
        PeriodKind.Half => In("last half-year", "上期"),
        PeriodKind.Quarter => In("last quarter", "上季度"),
        _ => In("last month", "上月"),
    };

    /// <summary>How far back a report lies: <c>上年</c>, <c>2 quarters ago</c>.</summary>
    public string Ago(int periods) => periods == 1
        ? LastPeriod
        : Interval switch
        {
            PeriodKind.Year => In($"{periods} years ago", $"{periods} 年前"),
            PeriodKind.Half => In($"{periods} half-years ago", $"{periods} 个半年前"),
            PeriodKind.Quarter => In($"{periods} quarters ago", $"{periods} 个季度前"),
            _ => In($"{periods} months ago", $"{periods} 个月前"),
        };

    /// <summary>The label in the language of the workbook.</summary>
    public string Of(Label label) => label.In(Language);

    /// <summary>The label of a field, with the unit of its value.</summary>
    public string Of(Field field) => field.Spec is { Type.IsNumeric: true, Unit: { } unit } ? UnitText.Append(this, Of(field.Label), unit) : Of(field.Label);

    /// <summary>The words in the language of the workbook, English where it is not Chinese.</summary>
    public string In(string english, string chinese) => IsChinese ? chinese : english;
}
