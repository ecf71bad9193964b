using ReportDsl.Forms;

namespace ReportDsl.CSharp.Writing;

/// <summary>The language of messages, which there are in Chinese and in English: as the evaluator tells them.</summary>
internal static class MessageTag
{
    public static string Of(Form form) => form.Languages[0].StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en";
}
