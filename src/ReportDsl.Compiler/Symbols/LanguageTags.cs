using ReportDsl.Diagnostics;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>Advice on tags of labels and languages of templates that are no language: labels behind them would be shown nowhere.</summary>
internal static class LanguageTags
{
    private const string CodeTag = "code";

    /// <summary>The two-letter codes of ISO 639-1.</summary>
    private static readonly HashSet<string> Known = new(
        ("aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo "
        + "fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg "
        + "li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se "
        + "sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cn"] = "zh", ["chs"] = "zh", ["cht"] = "zh", ["chi"] = "zh", ["zho"] = "zh", ["chinese"] = "zh", ["中文"] = "zh", ["汉语"] = "zh", ["zh_cn"] = "zh", ["zhcn"] = "zh",
        ["eng"] = "en", ["english"] = "en", ["英文"] = "en", ["英语"] = "en", ["us"] = "en", ["gb"] = "en", ["en_us"] = "en", ["en_gb"] = "en",
        ["ger"] = "de", ["deu"] = "de", ["german"] = "de", ["deutsch"] = "de", ["fre"] = "fr", ["fra"] = "fr", ["french"] = "fr", ["spa"] = "es", ["spanish"] = "es",
        ["jp"] = "ja", ["jpn"] = "ja", ["japanese"] = "ja", ["kor"] = "ko", ["korean"] = "ko", ["rus"] = "ru", ["russian"] = "ru", ["welsh"] = "cy",
    };

    /// <summary>Looks through the tags of all labels of a source.</summary>
    public static void Check(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        var text = tree.Text.AsSpan();
        for (var at = text.IndexOf('@'); at >= 0; at = Next(text, at))
        {
            var start = at + 1;
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
            if (end == start || IsKnown(text[start..end]))
                continue;
            var token = tree.Root.FindToken(at);
            if (token.Span.Start == at && token.Parent is TaggedTextSyntax)
                Report(token, diagnostics);
        }
    }

    /// <summary>Looks at a language that a template names.</summary>
    public static void Check(LanguageTagSyntax tag, DiagnosticBag diagnostics)
    {
        if (tag.Parts.Count > 0 && tag.Parts[0].Text is { IsMissing: false } language && !Known.Contains(language.Text))
            Report(language, diagnostics);
    }

    private static bool IsKnown(ReadOnlySpan<char> tag) => tag is CodeTag || (tag.Length == 2 && Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag));

    private static int Next(ReadOnlySpan<char> text, int at) => text[(at + 1)..].IndexOf('@') is >= 0 and var next ? at + 1 + next : -1;

    private static void Report(SyntaxToken tag, DiagnosticBag diagnostics)
    {
        var (sign, name) = tag.Text.StartsWith('@') ? ("@", tag.Text[1..]) : ("", tag.Text);
        var meant = Meant.GetValueOrDefault(name);
        diagnostics.Add(Diagnostic.Create(
            LintDiagnostics.UnknownLanguage, tag.Location, name,
            meant is null ? new Phrase("", "") : new Phrase($" Did you mean '{sign}{meant}'?", $"是否应为“{sign}{meant}”？")) with
        {
            Fixes = meant is null ? [] : [new Fix(new Phrase($"Change to '{sign}{meant}'", $"改为“{sign}{meant}”"), [new TextChange(tag.Span, sign + meant)])],
        });
    }
}
