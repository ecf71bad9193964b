using ReportDsl.Testing.Forms;

namespace ReportDsl.CSharp.Tests;

/// <summary>What a developer writes against an emitted class.</summary>
public sealed class UsageTests
{
    [Fact]
    public void A_report_is_filled_validated_written_and_read_again()
    {
        var answer = GeneratedReports.Run(SampleForms.GovInfo2021(), """
            using System.Linq;
            using System.Text.Json;
            using GovInfo;
            using ReportDsl.Runtime;

            /// <summary>The code of a user.</summary>
            public static class Use
            {
                /// <summary>Fills, validates, writes and reads a report.</summary>
                public static string Run()
                {
                    var report = new GovInfo2021 { Period = ReportPeriod.Of(2023), Agency = "利通区卫生健康局" };
                    report.Applications.Received.Person = 3;
                    report.Applications.Received.Organisation.Business = new Cell<long>(1).WithNote("其中1件补正");
                    report.Applications.Received.All = 5;
                    report.Applications.Outcome.Refused.Secret.Person = Cell<long>.NotApplicable;
                    report.Publication.Fees.Charges.Amount = 18.8710m;
                    report.Explanations["applications.opening[person]"] = "机构改革";

                    var again = JsonSerializer.Deserialize<GovInfo2021>(JsonSerializer.Serialize(report))!;
                    var total = again.Applications.Received.All;
                    return string.Join('|',
                        again.ToJson() == report.ToJson(),
                        GovInfo2021.FromJson(report.ToUtf8Json()).ToJson() == report.ToJson(),
                        total.Reported.Value, total.Calculated.Value,
                        again.Applications.Received.Organisation.Business.Note,
                        again.Applications.CarriedIn.All.Calculated.Value,
                        again.Applications.Outcome.Refused.Secret.Person.State,
                        again.Publication.Documents.Rules.Issued.HasValue,
                        again.Litigation.Suit.Direct.All.Effective.State,
                        again.Publication.Fees.Charges.Amount.Value,
                        report.Validate().Findings.Count(finding => finding.Rule == "applications.columns.all.total"),
                        again.Validate(prior: null).IsValid);
                }
            }
            """);

        Assert.Equal("True|True|5|4|其中1件补正|0|NotApplicable|False|Blank|18.871|1|False", answer);
    }

    [Fact]
    public void A_report_is_loaded_from_a_stream_from_bytes_and_from_a_text()
    {
        var answer = GeneratedReports.Run(SampleForms.GovInfo2021(), """
            using System.IO;
            using System.Text;
            using GovInfo;

            /// <summary>The code of a user.</summary>
            public static class Use
            {
                /// <summary>Loads the same report in each way.</summary>
                public static string Run()
                {
                    const string Json = "{ \"template\": \"GovInfo\", \"version\": \"2021\", \"fields\": { \"agency\": \"利通区卫生健康局\" } }";
                    byte[] bytes = Encoding.UTF8.GetBytes(Json);
                    using var stream = new MemoryStream(bytes);
                    return string.Join('|',
                        GovInfo2021.Load(stream).Agency,
                        GovInfo2021.Load(bytes).Agency,
                        GovInfo2021.Load(Json).Agency,
                        GovInfo2021.Load("{ \"template\": \"GovInfo\", \"version\": \"2021\" }"u8).Agency,
                        GovInfo2021.FromJson(Json).Agency,
                        GovInfo2021.FromJson(bytes).Agency);
                }
            }
            """);

        Assert.Equal("利通区卫生健康局|利通区卫生健康局|利通区卫生健康局||利通区卫生健康局|利通区卫生健康局", answer);
    }
}
