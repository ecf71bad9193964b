using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>Why instances cannot be judged: a row for each reason and each place in a condition where it can lie.</summary>
public sealed class UnassessedTests
{
    private const string Optional = "a cell that may stay blank is blank: ";
    private const string Required = "a required cell is not filled in: ";

    [Theory]
    [InlineData("opt[v] == one[v]", Optional + "Opt")]
    [InlineData("one[v] + opt[v] * 2 == one[v]", Optional + "Opt")]
    [InlineData("one[v] == abs(-opt[v])", Optional + "Opt")]
    [InlineData("req[v] == opt[v]", Required + "Req")]
    [InlineData("one[v] == sum(one[v], opt[v], req[v])", Required + "Req")]
    [InlineData("one[v] == opt[v] ?? req[v]", Required + "Req")]
    [InlineData("one[v] == bad[v] ?? one[v]", "a cell holds no valid value: Bad")]
    [InlineData("not (one[v] > bad[v])", "a cell holds no valid value: Bad")]
    [InlineData("one[v] in {req[v], 7}", Required + "Req")]
    [InlineData("one[v] == lost[v]", "a cell was lost in the workbook: Lost")]
    [InlineData("one[v] == prior.one[v]", "the report of one period earlier is not there")]
    [InlineData("one[v] == one[v] / zero[v]", "division by zero")]
    [InlineData("one[v] == sum(one[v], opt[v]) / zero[v]", "division by zero")]
    [InlineData("one[v] == big[v] * big[v] * big[v]", "a result is out of range")]
    [InlineData("one[v] == two[v] or opt[v] == one[v]", Optional + "Opt")]
    [InlineData("one[v] == one[v] and opt[v] == one[v]", Optional + "Opt")]
    [InlineData("when opt[v] > 1 : one[v] == two[v]", Optional + "Opt")]
    [InlineData("one[v] == (if opt[v] > 1 then 1 else 2)", Optional + "Opt")]
    [InlineData("one[v] == chain[v]", Required + "Req")]
    public void Reasons(string check, string expected) =>
        Assert.Equal(["s.k: " + expected], Told(check, "2023", MessageLanguage.English).Where(told => told.StartsWith("s.k", StringComparison.Ordinal)));

    [Fact]
    public void A_rule_of_some_periods_needs_a_period() =>
        Assert.Equal(["s.k: 报告未填写报告期"], Told("since \"2022\" : one[v] == two[v]", "", MessageLanguage.Chinese).Where(told => told.StartsWith("s.k", StringComparison.Ordinal)));

    [Fact]
    public void A_computed_cell_that_is_left_blank_has_nothing_to_compare()
    {
        var told = Told("one[v] == one[v]", "2023", MessageLanguage.English);
        Assert.Equal(3, told.Count(line => line.EndsWith("the report states no figure of its own for what a formula computes, so there is nothing to compare", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_instance_that_is_counted_is_told()
    {
        var (result, _) = Evaluate("one[v] == opt[v]", "2023");
        Assert.Equal(result.Counts.NotAssessable, result.Unassessed(MessageLanguage.English).Length);
    }

    /// <summary>Each row is computed from the next, and all of them lack the last: one walk for all.</summary>
    [Fact]
    public void A_long_chain_of_computed_cells_leads_to_what_its_end_lacks()
    {
        const int Rows = 3_000;
        var rows = new StringBuilder();
        for (var at = 0; at < Rows; at++)
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"r{at} \"R{at}\" = r{at + 1} + 1\n");
        var form = Sources.Form($$"""
            template T version 1 "T" {
                language en
                section s "S" { table : integer { columns { v "V" } rows { {{rows}} r{{Rows}} "End" }
                    check k "K" for row : row[v] > 0 } }
            }
            """);
        var result = Evaluator.For(form).Evaluate(new ReportData.Builder(form, default).ToReport());
        var told = result.Unassessed(MessageLanguage.English);
        Assert.Equal(Rows + 1, told.Count(instance => instance.Cell is { } cell && cell.Path.EndsWith($"r{Rows}/v", StringComparison.Ordinal)));
    }

    private static List<string> Told(string check, string period, MessageLanguage language)
    {
        var (result, _) = Evaluate(check, period);
        return [.. result.Unassessed(language).Select(instance => $"{instance.Rule}{instance.Instance}: {instance.Message.In(language)}".Replace(" › V", "", StringComparison.Ordinal))];
    }

    private static (EvaluationResult Result, Form Form) Evaluate(string check, string period)
    {
        var form = Sources.Form($$"""
            template T version 1 "T" {
                period year from 2020
                language en
                section s "S" {
                    table : number(2) {
                        columns { v "V" }
                        rows {
                            one "One"  two "Two"  zero "Zero"  big "Big" : integer
                            opt "Opt" optional  req "Req"  bad "Bad"  lost "Lost"
                            chain "Chain" = link + 1
                            link "Link" = last + 1
                            last "Last" = req + 1
                        }
                        check k "K" {{(check.Contains(" : ", StringComparison.Ordinal) ? check : ": " + check)}}
                    }
                }
            }
            """);
        var data = new ReportData.Builder(form, ReportPeriod.TryParse(period, out var known) ? known : default);
        foreach (var slot in form.Slots)
        {
            var row = slot.Path.Split('/')[1];
            data.Set(slot.Index, row switch
            {
                "one" => CellContent.Of(1m),
                "two" => CellContent.Of(2m),
                "zero" => CellContent.Of(0m),
                "big" => CellContent.Of(99_999_999_999_999m),
                "bad" => CellContent.Of("many"),
                "lost" => CellContent.Absent,
                _ => CellContent.Blank,
            });
        }

        return (Evaluator.For(form).Evaluate(data.ToReport()), form);
    }
}
