using System.Net;
using System.Text.Json;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Validation.Results;

namespace ReportDsl.Validation.Writing;

/// <summary>What the page of results consists of beside its data: frame, words, and the embedded style and program.</summary>
internal static class ResultPage
{
    /// <summary>Behind the severities, in the page's list of them: a failure that stands with a reason.</summary>
    public const int ExplainedIndex = 3;

    /// <summary>Behind these: an instance that could not be judged.</summary>
    public const int NotAssessableIndex = 4;

    private static readonly Phrase Title = new("Validation results", "校验结果");

    /// <summary>Everything up to the data. The policy keeps the page from loading anything, whatever is in it.</summary>
    public static string Head(MessageLanguage language)
    {
        string In(string english, string chinese) => WebUtility.HtmlEncode(new Phrase(english, chinese).In(language));
        return $$"""
            <!DOCTYPE html>
            <html lang="{{(language == MessageLanguage.Chinese ? "zh-CN" : "en")}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>{{WebUtility.HtmlEncode(Title.In(language))}}</title>
            <style>
            {{Asset("results.css")}}</style>
            </head>
            <body>
            <header>
            <h1>{{WebUtility.HtmlEncode(Title.In(language))}}</h1>
            <noscript>{{In("The results are shown by a script in this page, which the browser does not run.", "结果由本页内的脚本显示，浏览器未运行脚本。")}}</noscript>
            <p class="banner" id="banner" style="display:none"></p>
            <div id="loading" class="sub">{{In("Reading…", "正在读取……")}}</div>
            </header>
            <main id="page" style="display:none">
            <div id="summary"></div>
            <div id="proportion"></div>
            <div class="panel">
            <div role="tablist">
            <button type="button" role="tab" id="tab-findings">{{In("Findings", "问题")}}<span></span></button>
            <button type="button" role="tab" id="tab-reports">{{In("Reports", "报告")}}<span></span></button>
            <button type="button" role="tab" id="tab-rules">{{In("Rules", "规则")}}<span></span></button>
            </div>
            <div class="filters">
            <input id="text" type="search" placeholder="{{In("Search in everything", "全文查找")}}" aria-label="{{In("Search", "查找")}}">
            <input id="agency" type="search" list="agencies" placeholder="{{In("Agency", "单位")}}" aria-label="{{In("Agency", "单位")}}">
            <datalist id="agencies"></datalist>
            <select id="severity" aria-label="{{In("Severity", "级别")}}"><option value="">{{In("All severities", "全部级别")}}</option></select>
            <select id="rule" aria-label="{{In("Rule", "规则")}}"><option value="">{{In("All rules", "全部规则")}}</option></select>
            <button type="button" id="clear">{{In("Show all", "显示全部")}}</button>
            <span id="shown"></span>
            </div>
            <div id="chips"></div>
            <div class="scroller"><table id="table"></table></div>
            <button type="button" id="more"></button>
            <div id="empty">{{In("Nothing here.", "没有内容。")}}</div>
            </div>
            </main>
            <script type="application/json" id="data">
            """.ReplaceLineEndings("\n");
    }

    /// <summary>Everything behind the data.</summary>
    public static string Tail(BatchSummary summary, MessageLanguage language) => $"""
        </script>
        <footer class="sub">{WebUtility.HtmlEncode(summary.Totals.In(language))}</footer>
        <script>
        {Asset("results.js")}</script>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    public static void WriteWords(Utf8JsonWriter json, MessageLanguage language)
    {
        json.WriteStartObject();
        Write("severity", "Severity", "级别");
        Write("agency", "Agency", "单位");
        Write("period", "Period", "报告期");
        Write("rule", "Rule", "规则");
        Write("message", "Finding", "问题");
        Write("place", "Place", "位置");
        Write("file", "File", "文件");
        Write("template", "Template", "模板");
        Write("reports", "Reports", "报告");
        Write("failures", "Findings", "问题");
        Write("share", "Share of reports", "占报告比例");
        Write("passed", "Passed", "通过");
        Write("notAssessable", "Not assessable", "无法评定");
        Write("line", "line", "行");
        Write("reason", "Explained: ", "说明：");
        Write("meant", "Probably meant: ", "可能是指：");
        Write("more", "Show more ({0})", "显示更多（{0}）");
        Write("moreCells", "and {0} more cells", "另有 {0} 个单元格");
        Write("thousands", ",", ",");
        WriteList(
            "severities",
            ResultWords.Severity(RuleSeverity.Error),
            ResultWords.Severity(RuleSeverity.Warning),
            ResultWords.Severity(RuleSeverity.Info),
            ResultWords.Explained,
            ResultWords.NotAssessable);
        WriteList("statuses", new("With errors", "有错误"), new("With warnings only", "仅有警告"), new("Without errors or warnings", "无错误和警告"));
        json.WriteEndObject();

        void Write(string name, string english, string chinese) => json.WriteString(name, new Phrase(english, chinese).In(language));

        void WriteList(string name, params ReadOnlySpan<Phrase> phrases)
        {
            json.WriteStartArray(name);
            foreach (var phrase in phrases)
                json.WriteStringValue(phrase.In(language));
            json.WriteEndArray();
        }
    }

    private static string Asset(string name)
    {
        using var stream = typeof(ResultPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
