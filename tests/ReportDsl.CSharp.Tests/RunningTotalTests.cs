using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.CSharp.Tests;

/// <summary>What an earlier report leaves to be computed may need the one before it, and so on.</summary>
public sealed class RunningTotalTests
{
    private static readonly Form Form = Sources.Form("""
        template Running version 1 "R" {
            period month
            language en
            section s "S" {
                table : count {
                    columns { month "M"  year "Y" = month + (if period.number == 1 then 0 else prior.year) }
                    check k "K" : year <= 5
                }
            }
        }
        """);

    [Fact]
    public void Reports_matter_without_end() => Assert.Equal((1, PriorReach.Unbounded), (Evaluator.For(Form).PriorReports, Evaluator.For(Form).PriorReach));

    [Theory]
    [InlineData("= a + 1", "= prior.b[v]", 1, 1)]
    [InlineData("= a + prior.a[v]", "= prior(3).b[v]", 3, 4)]
    [InlineData("= a + prior(2).a[v]", "= 2 * b", 2, 2)]
    [InlineData("= a + 1", "= prior.c[v] + b", 1, PriorReach.Unbounded)]
    public void How_far_back_reports_matter(string b, string c, int read, int reach)
    {
        var form = Sources.Form($$"""
            template T version 1 "T" { section s "S" { table : count { columns { v "V" } rows { a "A" b "B" {{b}} c "C" {{c}} } } } }
            """);

        Assert.Equal((read, reach), (Evaluator.For(form).PriorReports, Evaluator.For(form).PriorReach));
    }

    [Theory]
    [InlineData(3, "1 0 5")]
    [InlineData(4, "0 1 6")]
    public void Both_engines_compute_through_all_of_them(int march, string outcome)
    {
        ReportData[] reports = [.. Enumerable.Range(1, 3).Select(month => Read(month, month == 3 ? march : 1))];

        var evaluated = Evaluator.For(Form).Evaluate(reports[2], reports[1], reports[0]);
        var generated = GeneratedReports.Run(Form, $$"""
            using ReportDsl.Runtime;
            using T = Running.Running1;

            /// <summary>The code of a user.</summary>
            public static class Use
            {
                /// <summary>Three months, each with the one before.</summary>
                public static string Run()
                {
                    var (january, february, march) = (Of(1, 1), Of(2, 1), Of(3, {{march}}));
                    february.Prior = january;
                    march.Prior = february;
                    var summary = march.Validate().Summary;
                    return $"{summary.Pass} {summary.Fail} {march.S.Year.Effective}";
                }

                private static T Of(int month, int figure)
                {
                    var report = new T { Period = new ReportPeriod(PeriodKind.Month, 2024, month) };
                    report.S.Month = figure;
                    return report;
                }
            }
            """);

        Assert.Equal(outcome, $"{evaluated.Counts.Pass} {evaluated.Counts.Fail} {2 + march}");
        Assert.Equal(outcome, generated);
    }

    private static ReportData Read(int month, int figure) =>
        new ReportData.Builder(Form, new ReportPeriod(PeriodKind.Month, 2024, month)).Set(0, CellContent.Of(figure)).ToReport();
}
