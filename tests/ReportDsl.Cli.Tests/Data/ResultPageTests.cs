using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ReportDsl.Diagnostics;
using ReportDsl.Testing;
using ReportDsl.Testing.Tools;
using ReportDsl.Validation.Results;
using ReportDsl.Validation.Writing;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

public class ResultPageTests
{
    private static string Page(int selected = 3, MessageLanguage language = MessageLanguage.English) =>
        ResultSamples.Write(text => new ResultHtml(text, language), selected);

    private static string PageOf(int reports)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var writer = new ResultHtml(text, MessageLanguage.Chinese);
        var summary = new BatchSummary(reports);
        for (var i = 0; i < reports; i++)
        {
            var result = i % 4 == 0 ? ResultSamples.Clean() : ResultSamples.Failing($"单位{i:D5}");
            writer.Write(result);
            summary = summary.With(result);
        }

        writer.End(summary);
        return text.ToString();
    }

    [Fact]
    public void A_name_cannot_leave_the_data()
    {
        var page = Page();
        Assert.DoesNotContain("window.harm=1</script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u2028', page);
        Assert.Equal(2, Regex.Count(page, "</script>"));
        using var data = JsonDocument.Parse(PartsOf(page).Data);
        Assert.Equal(ResultSamples.Hostile, data.RootElement.GetProperty("reports")[0][1].GetString());
    }

    [Fact]
    public void The_page_refers_to_nothing_outside()
    {
        var (before, _, behind) = PartsOf(Page());
        Assert.DoesNotMatch("""(?i)\b(src|href|srcset)\s*=|@import|url\(""", before + behind);
        Assert.Contains("default-src 'none'", Page(), StringComparison.Ordinal);
    }

    [NodeFact]
    public void The_program_of_the_page_is_one_for_old_browsers()
    {
        static string Check(string file) => Programs.Run(TimeSpan.FromMinutes(1), "node", Repository.PathOf("tests/tools/es5.mjs"), file);

        Check(Repository.PathOf("src/ReportDsl.Validation/Writing/Page/results.js"));
        using var workspace = new Workspace().With("new.js", "const double = x => x * 2;");
        Assert.Throws<InvalidOperationException>(() => Check(workspace["new.js"]));
    }

    [Fact]
    public void Findings_take_little_room()
    {
        var one = Encoding.UTF8.GetByteCount(PageOf(1000)) - Encoding.UTF8.GetByteCount(PageOf(500));
        var findings = 375 * ResultSamples.Failing("").Findings.Length;
        Assert.InRange(one / findings, 20, 250);
    }

    [RequiresFact(Tool.Chromium)]
    public void The_page_shows_every_finding_and_runs_nothing_of_the_data()
    {
        var results = Browse(
            Page(),
            "String(window.harm)",
            "document.querySelectorAll('#table > tbody > tr').length",
            "document.querySelector('#table > tbody > tr .agency').textContent",
            "Array.prototype.map.call(document.querySelectorAll('.card .value'), function (card) { return card.textContent; }).join()",
            "document.querySelectorAll('img').length",
            "document.getElementById('banner').style.display");
        Assert.Equal("undefined", results[0].GetString());
        Assert.Equal(9, results[1].GetInt32());
        Assert.Contains(ResultSamples.Hostile, results[2].GetString(), StringComparison.Ordinal);
        Assert.Equal("3,2,0,1", results[3].GetString());
        Assert.Equal(0, results[4].GetInt32());
        Assert.Equal("none", results[5].GetString());
    }

    [RequiresFact(Tool.Chromium)]
    public void The_page_filters_sorts_and_opens_details()
    {
        const string Set = """
            (function (id, value) {
                var element = document.getElementById(id);
                element.value = value;
                element.dispatchEvent(new Event(id === 'text' || id === 'agency' ? 'input' : 'change'));
            })
            """;
        const string Rows = """
            new Promise(function (done) {
                setTimeout(function () { done(document.querySelectorAll('#table > tbody > tr').length); }, 400);
            })
            """;
        var results = Browse(
            Page(selected: 9),
            $"{Set}('severity', '3')", Rows,
            $"{Set}('severity', '')", $"{Set}('text', 'D8')", Rows,
            $"{Set}('text', '丁项')", Rows,
            "document.getElementById('clear').click()", $"{Set}('agency', 'C.JSON')", Rows,
            "document.getElementById('clear').click()", $"{Set}('rule', document.querySelector('#rule option:nth-child(2)').value)", Rows,
            "document.getElementById('tab-reports').click()", Rows,
            "document.getElementById('clear').click()", Rows,
            "document.querySelector('#table thead th button').click()",
            "document.querySelector('#table > tbody > tr td').textContent",
            "document.querySelector('#table thead th button').click()",
            "document.querySelector('#table > tbody > tr td').textContent",
            "document.querySelector('#table > tbody > tr').click()", Rows,
            "document.querySelector('.chip').click()",
            "document.querySelectorAll('#table > tbody > tr')[1].click()",
            "document.querySelector('tr.details .cells').innerText",
            "document.getElementById('banner').textContent");
        int Count(int at) => results[at].GetInt32();
        Assert.Equal(1, Count(1));
        Assert.Equal(2, Count(4));
        Assert.Equal(1, Count(6));
        Assert.Equal(1, Count(9));
        Assert.Equal(3, Count(12));
        Assert.Equal(1, Count(14));
        Assert.Equal(3, Count(16));
        Assert.Equal("b.json", results[18].GetString());
        Assert.Equal("税 务/a.xlsx", results[20].GetString());
        Assert.Equal(8, Count(22));
        Assert.Contains("三、申请!D8\t34\t二、上年结转 › 自然人", results[25].GetString(), StringComparison.Ordinal);
        Assert.Contains("3 of 9", results[26].GetString(), StringComparison.Ordinal);
    }

    [RequiresFact(Tool.Chromium)]
    public void Ten_thousand_reports_are_drawn_as_they_are_looked_at()
    {
        var results = Browse(
            PageOf(10_000),
            "document.querySelectorAll('#table > tbody > tr').length",
            "document.getElementById('shown').textContent",
            "document.getElementById('more').click(), document.querySelectorAll('#table > tbody > tr').length",
            "window.dispatchEvent(new Event('beforeprint')), document.querySelectorAll('#table > tbody > tr').length",
            "document.getElementById('tab-reports').click(), document.querySelectorAll('#table > tbody > tr').length",
            "document.getElementById('tab-rules').click(), document.querySelectorAll('#table > tbody > tr').length");
        Assert.Equal(100, results[0].GetInt32());
        Assert.Equal("60,000", results[1].GetString());
        Assert.Equal(600, results[2].GetInt32());
        Assert.Equal(5000, results[3].GetInt32());
        Assert.Equal(100, results[4].GetInt32());
        Assert.Equal(5, results[5].GetInt32());
    }

    /// <summary>What the expressions give in the page, which must make no error and load nothing.</summary>
    private static JsonElement[] Browse(string page, params string[] expressions)
    {
        using var workspace = new Workspace().With("报告 #1.html", page);
        var output = Programs.Run(
            TimeSpan.FromMinutes(2),
            "node",
            [Repository.PathOf("tests/tools/browse.mjs"), Programs.Chromium ?? "", workspace["报告 #1.html"], .. expressions]);
        using var document = JsonDocument.Parse(output);
        Assert.Equal("[]", document.RootElement.GetProperty("errors").GetRawText());
        Assert.Equal("[]", document.RootElement.GetProperty("requests").GetRawText());
        return [.. document.RootElement.GetProperty("results").EnumerateArray().Select(item => item.Clone())];
    }

    /// <summary>The page before, in and behind its data.</summary>
    private static (string Before, string Data, string Behind) PartsOf(string page)
    {
        const string Begin = "<script type=\"application/json\" id=\"data\">";
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf("</script>", begin, StringComparison.Ordinal);
        return (page[..begin], page[begin..end], page[end..]);
    }
}
