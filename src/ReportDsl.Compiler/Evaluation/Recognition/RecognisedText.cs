using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Tells people what is taken to be meant.</summary>
public static class RecognisedText
{
    private const int LongestContent = 60;
    private const char FirstWide = '\u2000';

    /// <summary>A proposal: "12 is meant? (the unit 件 left out)".</summary>
    public static Phrase Question(Recognised recognised, ValueSpec spec)
    {
        var meant = Meant(recognised.Content, spec.Type);
        return new Phrase(
            $"{meant.English} is meant? ({recognised.How.English})", $"是否应为{Before(meant.Chinese)}（{recognised.How.Chinese}）");
    }

    /// <summary>What was done: "“12件” is read as 12 (the unit 件 left out)".</summary>
    public static Phrase Statement(Recognised recognised, ValueSpec spec, CellContent typed)
    {
        var meant = Meant(recognised.Content, spec.Type);
        var content = typed.Text ?? ExpressionText.Number(typed.Number);
        var shown = content.Length > LongestContent ? string.Concat(content.AsSpan(0, LongestContent), "…") : content;
        return new Phrase(
            $"\"{shown}\" is read as {meant.English} ({recognised.How.English})", $"“{shown}”按{Before(meant.Chinese)}{After(meant.Chinese)}读取（{recognised.How.Chinese}）");
    }

    private static Phrase Meant(CellContent entry, DataType type)
    {
        var text = entry.Kind switch
        {
            ContentKind.Blank => new Phrase("a blank", "空白"),
            ContentKind.Mark => new Phrase($"not applicable ({entry.Text})", $"不适用（{entry.Text}）"),
            ContentKind.Boolean => entry.Number != 0 ? new Phrase("yes", "是") : new Phrase("no", "否"),
            ContentKind.Date => Same(DateOnly.FromDayNumber((int)entry.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ContentKind.Number when type is DataType.Percent => Same(ExpressionText.Number(entry.Number * 100) + "%"),
            ContentKind.Number => Same(ExpressionText.Number(entry.Number)),
            _ => Same(entry.Text ?? ""),
        };
        return type is DataType.Code code && code.List.Entries.FirstOrDefault(candidate => candidate.Code == entry.Text) is { Label: { } label }
            ? new Phrase($"{text.English} ({label.In("en")})", $"{text.Chinese}（{label.In("zh")}）")
            : text;
    }

    /// <summary>Chinese takes a space beside figures and Latin letters, and none beside its own characters.</summary>
    private static string Before(string text) => text is [< FirstWide, ..] ? " " + text : text;

    private static string After(string text) => text is [.., < FirstWide] ? " " : "";

    private static Phrase Same(string text) => new(text, text);
}
