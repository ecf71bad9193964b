using System.Text;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Forms;
using ReportDsl.Testing.Compiling;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Results;
using Xunit;

namespace ReportDsl.Validation.Tests;

/// <summary>A small form with rules of every kind, and reports of it in memory.</summary>
internal static class Yearbook
{
    public static readonly Form Form = Sources.Form(BalanceTemplate.Of("Yearbook", "年鉴"));

    public static readonly DataReader Reader = new(new FormSet([Form]));

    /// <summary>A report as data; a figure is JSON: <c>12.5</c>, <c>"12件"</c>.</summary>
    public static byte[] Data(string agency, int year, string opening, string added, string closing) => Encoding.UTF8.GetBytes($$$"""
        {
          "template": "Yearbook",
          "version": "1",
          "period": "{{{year}}}",
          "fields": { "agency": "{{{agency}}}" },
          "tables": { "main": { "opening": { "amount": {{{opening}}} }, "added": { "amount": {{{added}}} }, "closing": { "amount": {{{closing}}} } } }
        }
        """);

    /// <summary>The same as a workbook, with the closing figure of the year before carried along.</summary>
    public static byte[] Workbook(string agency, int year, string opening, string added, string closing, string? closingBefore = null)
    {
        using var stream = new MemoryStream();
        ReportData?[] earlier = closingBefore is null ? [] : [Report(Data(agency, year - 1, "0", closingBefore, closingBefore))];
        Assert.Empty(EntryWorkbook.Write(Report(Data(agency, year, opening, added, closing)), earlier, stream));
        return stream.ToArray();
    }

    public static DataSource Source(string name, byte[] content) => DataSource.Of(name, content);

    /// <summary>Rule, instance and message of each finding.</summary>
    public static IEnumerable<string> Told(ReportResult result) =>
        result.Findings.Select(finding => $"{finding.Rule}{finding.Instance}: {finding.Message}");

    private static ReportData Report(byte[] data)
    {
        var report = ReportJson.Read(data, Form).Report;
        Assert.NotNull(report);
        return report;
    }
}
