using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Forms;

/// <summary>Short names for the specs of test forms; vary one with <c>with { … }</c>.</summary>
public static class Specs
{
    public static UnitOfMeasure Yuan { get; } = new("yuan", Label.Of("元"), "yuan", 1);

    public static UnitOfMeasure WanYuan { get; } = new("wanyuan", Label.Of("万元"), "yuan", 10_000);

    public static UnitOfMeasure Pieces { get; } = new("jian", Label.Of("件"), "jian", 1);

    public static ValueSpec Count { get; } = Of(new DataType.Count());

    public static ValueSpec Integer { get; } = Of(new DataType.Integer());

    public static ValueSpec Date { get; } = Of(new DataType.Date());

    public static ValueSpec Boolean { get; } = Of(new DataType.Boolean());

    public static ValueSpec Number(int decimals, params SpecialText[] specialTexts) => Of(new DataType.Number(decimals, [.. specialTexts]));

    public static ValueSpec Percent(int decimals) => Of(new DataType.Percent(decimals));

    public static ValueSpec Text(int maxLength, string? pattern = null) => Of(new DataType.Text(maxLength, pattern));

    public static ValueSpec Code(CodeList list) => Of(new DataType.Code(list));

    public static ValueSpec In(this ValueSpec spec, UnitOfMeasure unit) => spec with { Unit = unit };

    public static ValueSpec Optional(this ValueSpec spec) => spec with { Presence = Presence.Optional };

    public static ValueSpec BlankZero(this ValueSpec spec) => spec with { Presence = Presence.BlankZero };

    public static ValueSpec AllowNa(this ValueSpec spec) => spec with { AllowNotApplicable = true };

    public static ValueSpec Between(this ValueSpec spec, decimal? min, decimal? max) => spec with { Min = min, Max = max };

    private static ValueSpec Of(DataType type) => new(type, null, Presence.Required, false, null, null);
}
