using System.Xml.Linq;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Writing;

/// <summary>What a doc comment says: the summary, and remarks one paragraph each.</summary>
internal sealed record Documentation(string Summary, params IReadOnlyList<string> Remarks)
{
    /// <summary>Label and guidance of a member; the code speaks where there is no label.</summary>
    public static Documentation Of(Label label, string code, string? guidance, params IEnumerable<string> more) => new(
        label.Text.Length > 0 ? label.Text : code,
        [.. (guidance is null ? [] : new[] { guidance }), .. more.Where(text => text.Length > 0)]);

    public void WriteTo(CodeWriter writer)
    {
        Write(writer, "summary", [Summary]);
        if (Remarks.Count > 0)
            Write(writer, "remarks", Remarks);
    }

    private static void Write(CodeWriter writer, string element, IReadOnlyList<string> paragraphs)
    {
        var lines = paragraphs.SelectMany(Lines).ToArray();
        if (lines.Length == 1)
        {
            writer.Line($"/// <{element}>{lines[0]}</{element}>");
            return;
        }

        writer.Line($"/// <{element}>");
        foreach (var line in lines)
            writer.Line($"/// <para>{line}</para>");
        writer.Line($"/// </{element}>");
    }

    private static IEnumerable<string> Lines(string text) => text
        .Split(['\r', '\n', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries)
        .Select(line => new XText(WithoutControls(line)).ToString());

    /// <summary>XML holds no control characters, escaped or not.</summary>
    private static string WithoutControls(string line) => string.Concat(line.Where(character => System.Xml.XmlConvert.IsXmlChar(character) || char.IsSurrogate(character)));
}
