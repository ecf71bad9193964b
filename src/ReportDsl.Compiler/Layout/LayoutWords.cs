using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>The words that the form itself does not bring along, in the language of the workbook.</summary>
/// <param name="Language">The tag of the labels that are used.</param>
public sealed record LayoutWords(string Language)
{
    private bool IsChinese { get; } = Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    /// <summary>The language of everything that is not a label of the form.</summary>
    public MessageLanguage MessageLanguage => IsChinese ? MessageLanguage.Chinese : MessageLanguage.English;

    public string Cover => In("Cover", "封面");

    public string Rules => In("Checks", "校验");

    public string Prior => In("Prior", "上年数据");

    public string Main => In("Form", "正表");

    public string OfWhich => In("of which", "其中");

    public string Subtotal => In("Total", "小计");

    public string Of(Label label) => label.In(Language);

    public string In(string english, string chinese) => IsChinese ? chinese : english;
}
