using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.Runtime.Tests;

/// <summary>The language's table of states, row by row, on a report with one numeric field of each kind.</summary>
public sealed class StateTests
{
    private const string Field = "x";

    public static TheoryData<string, string?, Presence, bool, string, string, bool, string> Table => new()
    {
        // name, JSON, presence, allow na, as operand (x + 1), in sum(x, 1), exists, x ?? 7
        { "value", "5", Presence.Required, false, "6", "6", true, "5" },
        { "blank zero", null, Presence.BlankZero, false, "1", "1", false, "0" },
        { "blank optional", null, Presence.Optional, false, "", "1", false, "7" },
        { "blank required", null, Presence.Required, false, "", "", false, "7" },
        { "not applicable", "\"/\"", Presence.Required, true, "/", "1", false, "7" },
        { "full-width mark", "\" ／ \"", Presence.Required, true, "/", "1", false, "7" },
        { "mark not allowed", "\"/\"", Presence.Required, false, "", "", true, "" },
        { "wrong kind", "\"12件\"", Presence.Required, false, "", "", true, "" },
        { "not whole", "3.5", Presence.Required, false, "", "", true, "" },
        { "negative", "-1", Presence.Required, false, "", "", true, "" },
        { "15 digits", "100000000000000", Presence.Required, false, "", "", true, "" },
        { "14 digits", "99999999999999", Presence.Required, false, "100000000000000", "100000000000000", true, "99999999999999" },
        { "zeros behind the point", "5.00", Presence.Required, false, "6", "6", true, "5" },
        { "spaces", "\" \\u3000 \"", Presence.Optional, false, "", "1", false, "7" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_state_acts_as_the_table_says(
        string name, string? json, Presence presence, bool allowNa, string operand, string sum, bool exists, string coalesced)
    {
        var value = new ValueSchema(DataTypeKind.Count) { Presence = presence, AllowNotApplicable = allowNa };
        var values = Probe.Decide(value, json is null ? "{}" : $$"""{ "{{Field}}": {{json}} }""");

        Assert.True(operand == (values[0] + 1m).ToString(), name);
        Assert.True(sum == Aggregates.Sum(values[0], 1m).ToString(), name);
        Assert.Equal(exists ? Outcome.Pass : Outcome.Fail, values[0].Exists());
        Assert.Equal(exists ? "1" : "0", Aggregates.Count(values[0]).ToString());
        Assert.True(coalesced == Numeric.Coalesce(values[0], 7m).ToString(), name);
    }

    [Fact]
    public void An_absent_value_is_missing_and_gives_way()
    {
        var absent = default(Numeric);

        Assert.Equal("", (absent + 1m).ToString());
        Assert.Equal("", Aggregates.Sum(absent, 1m).ToString());
        Assert.Equal(Outcome.Fail, absent.Exists());
        Assert.Equal("7", Numeric.Coalesce(absent, 7m).ToString());
        Assert.Equal(Outcome.NotAssessable, Compare.Numbers(ComparisonOperator.Equal, absent, 0m, 0));
    }

    [Fact]
    public void A_strict_operator_takes_the_smaller_state()
    {
        Assert.Equal(OperandState.Missing, (Numeric.Missing + Numeric.NotApplicable).State);
        Assert.Equal(OperandState.NotApplicable, (Numeric.NotApplicable + 1m).State);
        Assert.Equal(OperandState.Missing, ((Numeric)1m / 0m).State);
        Assert.Equal(OperandState.Missing, ((Numeric)decimal.MaxValue + decimal.MaxValue).State);
        Assert.Equal(OperandState.Missing, ((Numeric)decimal.MaxValue * 2m).State);
    }

    [Fact]
    public void With_nothing_left_sum_and_count_are_zero_and_the_others_not_applicable()
    {
        Assert.Equal("0", Aggregates.Sum(Numeric.NotApplicable).ToString());
        Assert.Equal("0", Aggregates.Count(Numeric.NotApplicable).ToString());
        Assert.Equal("/", Aggregates.Min(Numeric.NotApplicable).ToString());
        Assert.Equal("/", Aggregates.Max().ToString());
        Assert.Equal("/", Aggregates.Average(Numeric.NotApplicable).ToString());
        Assert.Equal("2", Aggregates.Average(1m, 3m, Numeric.NotApplicable).ToString());
        Assert.Equal("", Aggregates.Average(1m, Numeric.Missing).ToString());
    }

    [Fact]
    public void A_filter_that_cannot_be_assessed_makes_the_aggregate_missing()
    {
        Assert.Equal("1", Aggregates.Sum(1m, Aggregates.Where(2m, Outcome.Fail)).ToString());
        Assert.Equal("", Aggregates.Sum(1m, Aggregates.Where(2m, Outcome.NotAssessable)).ToString());
        Assert.Equal("", Aggregates.Count(1m, Aggregates.Where(2m, Outcome.NotAssessable)).ToString());
    }
}
