using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Runtime.Tests;

/// <summary>Computed cells are decided once, and again where something that they rest on was changed.</summary>
public sealed class ComputedTests
{
    private static readonly ReportSchema Schema = new(
        "T", "1", "en", PeriodKind.Year,
        [new("a", "A", new(DataTypeKind.Count)), new("b", "B", new(DataTypeKind.Count) { IsComputed = true })], [], [])
    {
        PriorReports = 1,
    };

    [Fact]
    public void Reading_does_not_decide_again()
    {
        var report = new Chain { A = 1 };
        for (var times = 0; times < 100; times++)
            Assert.Equal(1, report.B.Calculated.Value);

        Assert.Equal(1, report.Decisions);
    }

    [Fact]
    public void Setting_a_cell_a_period_or_an_earlier_report_decides_again()
    {
        var report = new Chain { A = 1 };
        Assert.Equal(1, report.B.Calculated.Value);
        report.A = 2;
        Assert.Equal(2, report.B.Calculated.Value);
        report.Period = ReportPeriod.Of(2023);
        Assert.Equal(2, report.B.Calculated.Value);
        var earlier = new Chain { A = 10, Period = ReportPeriod.Of(2022) };
        report.Prior = earlier;
        Assert.Equal(12, report.B.Calculated.Value);
        earlier.A = 20;
        Assert.Equal(22, report.B.Calculated.Value);
        earlier.B = 5;
        Assert.Equal(7, report.B.Calculated.Value);
        earlier.B = default(Cell<long>);
        Assert.Equal(22, report.B.Calculated.Value);
        report.Prior = null;
        Assert.Equal(2, report.B.Calculated.Value);
    }

    [Fact]
    public void A_report_may_be_its_own_earlier_one_without_harm()
    {
        var report = new Chain { A = 1 };
        report.Prior = report;

        Assert.Equal(2, report.B.Calculated.Value);
    }

    [Fact]
    public void What_is_reported_stays_beside_what_is_calculated()
    {
        var report = new Chain { A = 1, B = 3 };

        Assert.Equal((3, 1, 3), (report.B.Reported.Value, report.B.Calculated.Value, report.B.Effective.Value));
    }

    [Fact]
    public void Validation_and_computed_cells_do_not_disturb_each_other()
    {
        var report = new Chain { A = 1 };
        Assert.Equal(1, report.B.Calculated.Value);
        _ = report.Validate();
        report.A = 4;
        _ = report.Validate();

        Assert.Equal(4, report.B.Calculated.Value);
    }

    /// <summary>A report whose <c>b</c> is its <c>a</c> and the <c>b</c> of the year before.</summary>
    private sealed class Chain() : GeneratedReport(ComputedTests.Schema)
    {
        public int Decisions { get; private set; }

        public Cell<long> A
        {
            get => Get<long>(0);
            set => Set(0, value);
        }

        public Computed<long> B
        {
            get => GetComputed<long>(1);
            set => SetComputed(1, value);
        }

        public Chain? Prior
        {
            get => (Chain?)Earlier;
            set => Earlier = value;
        }

        public ValidationResult Validate() => Run(Prior);

        protected internal override void Decide(Values values)
        {
            Decisions++;
            values.Compute([1, 0, 3], 3, static (all, at) => Aggregates.Sum(all[at[0]], Numeric.Coalesce(all[at[1]], 0m)));
        }

        protected internal override void Check(Validation validation)
        {
        }
    }
}
