using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Tests.Forms;

public sealed class ConstraintTextTests
{
    public static TheoryData<ValueSpec, string, string> Specs => new()
    {
        { Testing.Forms.Specs.Count, "非负整数。必填。", "A whole number, not negative. Must be filled in." },
        { Testing.Forms.Specs.Count.In(Testing.Forms.Specs.Pieces).BlankZero(), "非负整数，单位：件。空白按 0 计。", "A whole number, not negative, in 件. A blank counts as 0." },
        { Testing.Forms.Specs.Number(4).Between(0, null), "数字，最多 4 位小数，不小于 0。必填。", "A number with at most 4 decimals, at least 0. Must be filled in." },
        { Testing.Forms.Specs.Percent(2).Between(0, 1), "百分数，最多 2 位小数，0% 至 100%。必填。", "A percentage with at most 2 decimals, from 0% to 100%. Must be filled in." },
        { Testing.Forms.Specs.Number(1, new SpecialText("<1", 0.5m)).AllowNa(), "数字，最多 1 位小数，或 <1。不适用的填“/”。必填。", "A number with at most 1 decimal, or <1. If it does not apply, enter /. Must be filled in." },
        { Testing.Forms.Specs.Text(18, "[0-9]{18}").Optional(), "文字，最多 18 字，格式 [0-9]{18}。可以不填。", "A text of at most 18 characters in the form [0-9]{18}. May stay blank." },
        { Testing.Forms.Specs.Date.Between(new DateOnly(2024, 1, 1).DayNumber, null), "日期，如 2024-01-31，不小于 2024-01-01。必填。", "A date such as 2024-01-31, at least 2024-01-01. Must be filled in." },
        { Testing.Forms.Specs.Boolean, "是或否。必填。", "Yes or no. Must be filled in." },
    };

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_constraint_is_said_in_both_languages(ValueSpec spec, string chinese, string english)
    {
        Assert.Equal(chinese, ConstraintText.Describe(spec, MessageLanguage.Chinese));
        Assert.Equal(chinese, ConstraintText.Describe(spec, "zh-Hans"));
        Assert.Equal(english, ConstraintText.Describe(spec, "en"));
    }
}
