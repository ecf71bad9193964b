using ReportDsl.Testing.Compiling;
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
                    const string Json = "{ \"template\": \"GovInfo\", \"version\": \"2021\", \"period\": \"2023\", \"fields\": { \"agency\": \"利通区卫生健康局\" } }";
                    byte[] bytes = Encoding.UTF8.GetBytes(Json);
                    using var stream = new MemoryStream(bytes);
                    return string.Join('|',
                        GovInfo2021.Load(stream).Agency,
                        GovInfo2021.Load(bytes).Agency,
                        GovInfo2021.Load(Json).Agency,
                        GovInfo2021.Load("{ \"template\": \"GovInfo\", \"version\": \"2021\", \"period\": \"2023\" }"u8).Agency,
                        GovInfo2021.FromJson(Json).Agency,
                        GovInfo2021.FromJson(bytes).Agency);
                }
            }
            """);

        Assert.Equal("利通区卫生健康局|利通区卫生健康局|利通区卫生健康局||利通区卫生健康局|利通区卫生健康局", answer);
    }

    [Fact]
    public void Null_clears_a_text_wherever_it_is_assigned()
    {
        var answer = GeneratedReports.Run(SampleForms.GovInfo2021(), """
            using GovInfo;
            using ReportDsl.Runtime;

            /// <summary>The code of a user.</summary>
            public static class Use
            {
                /// <summary>Assigns null.</summary>
                public static string Run()
                {
                    var report = new GovInfo2021 { Period = ReportPeriod.Of(2023), Agency = "利通区卫生健康局" };
                    string? none = null;
                    report.Agency = null;
                    report.Overview.Body = none;
                    report.Period = null;
                    Computed<string> computed = none;
                    report.Applications.Received.Person = new Cell<long>(1).WithNote(none);
                    report.Applications.Received.All = default(Cell<long>);
                    return string.Join('|',
                        report.Agency.State, report.Overview.Body.State, new Cell<string>(none) == default, computed.Reported.State,
                        report.Applications.Received.Person.Note ?? "none", report.Applications.Received.All.Reported.State,
                        report.Agency.GetValueOrDefault("nobody"));
                }
            }
            """);

        Assert.Equal("Blank|Blank|True|Blank|none|Blank|nobody", answer);
    }

    [Fact]
    public void Computed_cells_and_validation_read_the_earlier_report_that_is_given_once()
    {
        var form = Sources.Form("""
            template T version 1 "T" {
                language en
                period year from 2021
                section s "S" { table : count {
                    columns { opening "Opening" = prior.closing  in "In"  closing "Closing" = opening + in  change "Change" : integer = closing - prior(2).closing }
                } }
            }
            """);
        var answer = GeneratedReports.Run(form, """
            using T;
            using ReportDsl.Runtime;

            /// <summary>The code of a user.</summary>
            public static class Use
            {
                /// <summary>Gives a report those before it.</summary>
                public static string Run()
                {
                    var first = new T1 { Period = ReportPeriod.Of(2021) };
                    first.S.Closing = 10;
                    var second = new T1 { Period = ReportPeriod.Of(2022) };
                    second.S.In = 5;
                    var third = new T1 { Period = ReportPeriod.Of(2023) };
                    third.S.In = 1;
                    third.S.Closing = 17;
                    var alone = $"{third.S.Closing.Calculated}|{third.Validate().Summary}";
                    second.Prior = first;
                    third.Prior = second;
                    var linked = $"{third.S.Opening.Calculated}|{third.S.Closing.Calculated}|{third.S.Change.Calculated}|{third.Validate().Findings[0].Rule}";
                    first.S.Closing = 11;
                    var changed = $"{third.S.Opening.Calculated}|{third.S.Closing.Calculated}|{third.S.Change.Calculated}|{third.Validate().IsValid}";
                    third.S.In = 2;
                    second.S.Closing = 20;
                    var set = $"{third.S.Opening.Calculated}|{third.S.Closing.Calculated}|{third.Validate(prior: second).Summary == third.Validate().Summary}";
                    third.Prior = null;
                    return string.Join('\n', alone, linked, changed, set, $"{third.S.Closing.Calculated.State}|{third.Prior is null}");
                }
            }
            """);

        Assert.Equal(
            "|ValidationSummary { Pass = 0, Fail = 0, Explained = 0, NotApplicable = 0, NotAssessable = 3, BlankAsZero = 0 }\n15|16|7|s.columns.closing.formula\n16|17|6|True\n20|22|True\nBlank|True",
            answer);
    }

    [Fact]
    public void An_earlier_report_of_another_period_is_refused_where_it_is_given_and_where_it_is_read()
    {
        var answer = GeneratedReports.Run(SampleForms.GovInfo2021(), """
            using System;
            using GovInfo;
            using ReportDsl.Runtime;

            /// <summary>The code of a user.</summary>
            public static class Use
            {
                /// <summary>Gives a wrong report.</summary>
                public static string Run()
                {
                    var report = new GovInfo2021 { Period = ReportPeriod.Of(2023) };
                    var other = new GovInfo2021 { Period = ReportPeriod.Of(2021) };
                    var given = Told(() => report.Prior = other);
                    other.Period = ReportPeriod.Of(2022);
                    report.Prior = other;
                    other.Period = ReportPeriod.Of(2021);
                    return string.Join('|', given, Told(() => _ = report.Applications.Received.All.Calculated), Told(() => report.Validate()));
                }

                private static string Told(Action action)
                {
                    try
                    {
                        action();
                        return "nothing";
                    }
                    catch (ArgumentException exception)
                    {
                        return exception.Message.Split(" (")[0];
                    }
                }
            }
            """);

        Assert.Equal(string.Join('|', Enumerable.Repeat("The earlier report is of 2021, not of 2022.", 3)), answer);
    }

    [Fact]
    public void A_report_is_loaded_with_a_period_that_is_served_unless_any_is_asked_for()
    {
        var form = Sources.Form("template T version 1 \"T\" { language en period quarter from \"2023-Q1\" to \"2024-Q4\" field f \"F\" : text(9) }");
        string Json(string period) => $"{{ \"template\": \"T\", \"version\": \"1\"{period} }}";
        var reports = GeneratedReports.Of(form);

        foreach (var period in (string[])["", ", \"period\": \"2022-Q4\"", ", \"period\": \"2025-Q1\"", ", \"period\": \"2023\""])
            Assert.ThrowsAny<System.Text.Json.JsonException>(() => reports.Load(Json(period)));
        Assert.Equal("2024-Q4", reports.Load(Json(", \"period\": \"2024-Q4\"")).Period?.ToString());
        Assert.Null(reports.LoadOfAnyPeriod(Json("")).Period);
        Assert.Equal("2022-Q4", reports.LoadOfAnyPeriod(Json(", \"period\": \"2022-Q4\"")).Period?.ToString());
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => reports.LoadOfAnyPeriod(Json(", \"period\": \"2023\"")));
    }
}
