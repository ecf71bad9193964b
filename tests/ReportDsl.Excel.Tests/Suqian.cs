using System.Text.Json;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Tests;

/// <summary>The published figures of 宿迁 for 2023 and 2024, as reports of the sample form.</summary>
internal static class Suqian
{
    private static readonly string[] Columns =
        ["person", "organisation.business", "organisation.research", "organisation.charity", "organisation.legal", "organisation.other"];

    private static readonly (string Number, string Row)[] Rows =
    [
        ("一", "received"), ("二", "carriedIn"), ("三(一)", "outcome.granted"), ("三(二)", "outcome.partial"),
        ("三(三)1", "outcome.refused.secret"), ("三(三)2", "outcome.refused.forbidden"), ("三(三)3", "outcome.refused.safety"),
        ("三(三)4", "outcome.refused.thirdParty"), ("三(三)5", "outcome.refused.internal"), ("三(三)6", "outcome.refused.process"),
        ("三(三)7", "outcome.refused.caseFile"), ("三(三)8", "outcome.refused.inquiry"), ("三(四)1", "outcome.unavailable.notHeld"),
        ("三(四)2", "outcome.unavailable.notMade"), ("三(四)3", "outcome.unavailable.unclear"), ("三(五)1", "outcome.unhandled.petition"),
        ("三(五)2", "outcome.unhandled.repeated"), ("三(五)3", "outcome.unhandled.publications"), ("三(五)4", "outcome.unhandled.excessive"),
        ("三(五)5", "outcome.unhandled.confirmation"), ("三(六)1", "outcome.other.lapsed"), ("三(六)2", "outcome.other.unpaid"),
        ("三(六)3", "outcome.other.rest"), ("四", "carriedOut"),
    ];

    private static readonly string[] Groups = ["review", "suit.direct", "suit.after"];

    private static readonly string[] Results = ["upheld", "corrected", "different", "pending", "all"];

    /// <summary>The report of a year; single contents by slot path may replace published ones.</summary>
    public static ReportData Report(Form form, int year, params (string Path, CellContent Content)[] changes)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "suqian.json")));
        var facts = document.RootElement.GetProperty(year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var builder = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, year, 1));
        void Set(string path, CellContent entry) => builder.Set(form.Slots.Single(slot => slot.Path == path).Index, entry);

        Set("agency", CellContent.Of("宿迁市人民政府"));
        foreach (var body in (string[])["overview.body", "problems.body", "others.body"])
            Set(body, CellContent.Of($"按照条例要求，认真做好{year}年政府信息公开工作。"));
        var published = facts.GetProperty("t2");
        foreach (var (label, row) in (ReadOnlySpan<(string, string)>)[("规章", "rules"), ("行政规范性文件", "normative")])
        {
            foreach (var (i, column) in ((string[])["issued", "repealed", "inForce"]).Index())
                Set($"publication.documents/{row}/{column}", CellContent.Of(published.GetProperty(label)[i].GetDecimal()));
        }

        Set("publication.licensing/licences/decisions", CellContent.Of(published.GetProperty("行政许可").GetDecimal()));
        Set("publication.enforcement/penalties/decisions", CellContent.Of(published.GetProperty("行政处罚").GetDecimal()));
        Set("publication.enforcement/coercion/decisions", CellContent.Of(published.GetProperty("行政强制").GetDecimal()));
        Set("publication.fees/charges/amount", CellContent.Of(published.GetProperty("行政事业性收费(万元)").GetDecimal()));
        foreach (var (number, row) in Rows)
        {
            foreach (var (i, column) in Columns.Index())
                Set($"applications/{row}/{column}", CellContent.Of(facts.GetProperty("t3").GetProperty(number)[i].GetDecimal()));
        }

        foreach (var (i, group) in Groups.Index())
        {
            foreach (var (j, result) in Results.SkipLast(1).Index())
                Set($"litigation/{group}.{result}", CellContent.Of(facts.GetProperty("t4")[i][j].GetDecimal()));
        }

        foreach (var (path, entry) in changes)
            Set(path, entry);
        return builder.ToReport();
    }

    /// <summary>The published totals by slot path.</summary>
    public static IEnumerable<(string Path, decimal Total)> Totals(int year)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "suqian.json")));
        var facts = document.RootElement.GetProperty(year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var totals = new List<(string, decimal)>();
        foreach (var (number, row) in Rows.Append(("三(七)", "outcome.all")))
            totals.Add(($"applications/{row}/all", facts.GetProperty("t3").GetProperty(number)[6].GetDecimal()));
        foreach (var (i, column) in Columns.Index())
            totals.Add(($"applications/outcome.all/{column}", facts.GetProperty("t3").GetProperty("三(七)")[i].GetDecimal()));
        foreach (var (i, group) in Groups.Index())
            totals.Add(($"litigation/{group}.all", facts.GetProperty("t4")[i][4].GetDecimal()));
        return totals;
    }
}
