using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;

namespace ReportDsl.Forms;

/// <summary>
/// What is asked of a value, in words for the person who fills it in. Written once: prompts, error boxes, findings, hover texts and
/// the documentation of generated code all say it with these words.
/// </summary>
public static class ConstraintText
{
    /// <summary>All of it, in sentences: type, range, unit, what a blank means, whether a mark is allowed.</summary>
    public static string Describe(ValueSpec spec, MessageLanguage language) => Describe(spec).In(language);

    /// <summary>As <see cref="Describe(ValueSpec, MessageLanguage)"/>, by a language tag: <c>zh</c> and its kin give Chinese, others English.</summary>
    public static string Describe(ValueSpec spec, string language) =>
        Describe(spec, language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? MessageLanguage.Chinese : MessageLanguage.English);

    public static Phrase Describe(ValueSpec spec)
    {
        var english = new StringBuilder();
        var chinese = new StringBuilder();
        foreach (var part in (Phrase?[])[Value(spec), NotApplicable(spec), Blank(spec.Presence)])
        {
            if (part is null)
                continue;
            english.Append(english.Length > 0 ? " " : "").Append(part.English).Append('.');
            chinese.Append(part.Chinese).Append('。');
        }

        return new Phrase(english.ToString(), chinese.ToString());
    }

    /// <summary>Type, range and unit, without a full stop: "a whole number, not negative, in 件".</summary>
    public static Phrase Value(ValueSpec spec)
    {
        var type = Type(spec.Type);
        var range = Range(spec);
        var unit = spec.Unit;
        return new Phrase(
            Capitalized(type.English) + (range is null ? "" : ", " + range.English) + (unit is null ? "" : $", in {unit.Label.In("en")}"),
            type.Chinese + (range is null ? "" : "，" + range.Chinese) + (unit is null ? "" : $"，单位：{unit.Label.In("zh")}"));
    }

    public static Phrase Type(DataType type) => type switch
    {
        DataType.Count => new("a whole number, not negative", "非负整数"),
        DataType.Integer => new("a whole number", "整数"),
        DataType.Number { Decimals: 0 } number => WithSpecials(new("a whole number", "整数"), number),
        DataType.Number number => WithSpecials(
            new($"a number with at most {CountedNoun.Of(number.Decimals, "decimal")}", $"数字，最多 {Text(number.Decimals)} 位小数"), number),
        DataType.Percent percent => new(
            $"a percentage with at most {CountedNoun.Of(percent.Decimals, "decimal")}", $"百分数，最多 {Text(percent.Decimals)} 位小数"),
        DataType.Text { Pattern: { } pattern } text => new(
            $"a text of at most {CountedNoun.Of(text.MaxLength, "character")} in the form {pattern}", $"文字，最多 {Text(text.MaxLength)} 字，格式 {pattern}"),
        DataType.Text text => new($"a text of at most {CountedNoun.Of(text.MaxLength, "character")}", $"文字，最多 {Text(text.MaxLength)} 字"),
        DataType.Date => new("a date such as 2024-01-31", "日期，如 2024-01-31"),
        DataType.Boolean => new("yes or no", "是或否"),
        DataType.Code code => new($"an entry of the list {code.List.Label.In("en")}", $"从“{code.List.Label.In("zh")}”中选择"),
        _ => new("a value", "值"),
    };

    /// <summary>The bounds, null where there are none.</summary>
    public static Phrase? Range(ValueSpec spec)
    {
        // "not negative" is said by the type already.
        var min = spec is { Type: DataType.Count, Min: <= 0 } ? null : Bound(spec.Min, spec.Type);
        var max = Bound(spec.Max, spec.Type);
        return (min, max) switch
        {
            (null, null) => null,
            ({ } low, null) => new($"at least {low}", $"不小于 {low}"),
            (null, { } high) => new($"at most {high}", $"不大于 {high}"),
            var (low, high) => new($"from {low} to {high}", $"{low} 至 {high}"),
        };
    }

    /// <summary>The length that a narrative must have, null where any will do.</summary>
    public static Phrase? Lengths(Narrative narrative) => (narrative.MinLength, narrative.MaxLength) switch
    {
        (null, null) => null,
        ({ } min, null) => new($"at least {CountedNoun.Of(min, "character")}", $"不少于 {Text(min)} 字"),
        (null, { } max) => new($"at most {CountedNoun.Of(max, "character")}", $"不超过 {Text(max)} 字"),
        ({ } min, { } max) => new($"{Text(min)} to {CountedNoun.Of(max, "character")}", $"{Text(min)} 至 {Text(max)} 字"),
    };

    public static Phrase Blank(Presence presence) => presence switch
    {
        Presence.Required => new("Must be filled in", "必填"),
        Presence.Optional => new("May stay blank", "可以不填"),
        _ => new("A blank counts as 0", "空白按 0 计"),
    };

    /// <summary>How to say that the value does not apply; null where that is not allowed.</summary>
    public static Phrase? NotApplicable(ValueSpec spec) =>
        spec.AllowNotApplicable ? new("If it does not apply, enter /", "不适用的填“/”") : null;

    private static Phrase WithSpecials(Phrase number, DataType.Number type)
    {
        if (type.SpecialTexts.IsDefaultOrEmpty)
            return number;
        var texts = type.SpecialTexts.Select(special => special.Text).ToArray();
        return new Phrase($"{number.English}, or {string.Join(", ", texts)}", $"{number.Chinese}，或 {string.Join("、", texts)}");
    }

    private static string? Bound(decimal? bound, DataType type) => (bound, type) switch
    {
        (null, _) => null,
        ({ } day, DataType.Date) => DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ({ } fraction, DataType.Percent) => Figure(fraction * 100) + "%",
        ({ } value, _) => Figure(value),
    };

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Figure(decimal value) => value.ToString("#,0.############", CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
