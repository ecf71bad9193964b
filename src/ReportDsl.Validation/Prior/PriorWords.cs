using ReportDsl.Diagnostics;

namespace ReportDsl.Validation.Prior;

/// <summary>What is said of earlier reports.</summary>
internal static class PriorWords
{
    public static Phrase NoneRead => new(
        "prior data: no template reads earlier reports; they are not used", "往期数据：各模板均不读取往期报告，不予采用");

    /// <summary>The earlier reports that were looked for and are not there, as many as are named here, and how many more there are.</summary>
    public static Phrase NotFound(IReadOnlyCollection<Phrase> wanted, int more) => new(
        $"prior data: not among the given ones: {string.Join("; ", wanted.Select(name => name.English))}{(more > 0 ? $" and {more} more" : "")}; "
            + "rules that need them use what the reports carry along, or are not assessed",
        $"往期数据：未找到{string.Join("；", wanted.Select(name => name.Chinese))}{(more > 0 ? $"等，另有 {more} 份" : "")}，"
            + "需要它们的规则采用报告中带入的数，没有时不予评定");

    public static Phrase Wanted(string template, string version, string entity, string period) => new(
        $"{template} {version} · {(entity.Length > 0 ? entity + " · " : "")}{period}", $"{template} {version} · {(entity.Length > 0 ? entity + " · " : "")}{period}");

    public static Phrase OfNameless(string template, string version) => new(
        $"one of {template} {version} for a report that does not say whose it is, or of which period",
        $"{template} {version} 中未说明填报单位或报告期的报告的往期");

    public static Phrase About(Phrase problem) => new($"prior data: {problem.English}", $"往期数据：{problem.Chinese}");

    public static Phrase Twice(string file, string first) => new(
        $"prior data: {file}: the same report as {first}", $"往期数据：{file}：与 {first} 为同一份报告");

    public static Phrase Contradictory(string file, string other) => new(
        $"prior data: {file}: of the same entity and period as {other}, with other contents; neither is used. Name one of them.",
        $"往期数据：{file}：与 {other} 的单位和报告期相同而内容不同，均不采用。请只指定其中一份。");

    public static Phrase Nameless(string file) => new(
        $"prior data: {file}: does not say whose report it is, or of which period; not used",
        $"往期数据：{file}：未说明填报单位或报告期，不予采用");

    public static Phrase OfOtherVersion => new(
        "prior data: some earlier reports are of another version of the template; they are not used yet, and rules that need them are not assessed",
        "往期数据：部分往期报告属于模板的其他版本，暂不采用，需要它们的规则不予评定");
}
