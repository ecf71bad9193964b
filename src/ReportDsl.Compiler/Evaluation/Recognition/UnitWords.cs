using System.Collections.Frozen;

namespace ReportDsl.Evaluation;

/// <summary>Words that stand behind numbers whatever the form says: what they are, as tables.</summary>
internal static class UnitWords
{
    /// <summary>What stands before a unit: 单位：万元.</summary>
    public const string Heading = "单位";

    /// <summary>Counters: they say that things are counted, and no more.</summary>
    private static readonly FrozenSet<string> Counters = new[]
    {
        "件", "条", "个", "项", "次", "人", "份", "宗", "起", "家", "户", "例", "名", "篇", "部", "批", "期", "场", "张", "页", "本", "种", "类", "处",
        "台", "套", "辆", "所", "座", "间", "组", "队", "天", "件次", "人次", "条次", "项次", "户次", "批次", "场次", "家次",
        "item", "items", "case", "cases", "person", "persons", "people", "piece", "pieces", "pcs",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Yuan =
        new[] { "元", "圆", "元人民币", "人民币元", "yuan", "rmb", "cny" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that multiply: 万 alone, or before a unit.</summary>
    public static IReadOnlyList<(string Word, decimal Factor)> Multipliers { get; } =
    [
        ("百", 100m),
        ("千", 1_000m),
        ("万", 10_000m),
        ("十万", 100_000m),
        ("百万", 1_000_000m),
        ("千万", 10_000_000m),
        ("亿", 100_000_000m),
        ("十亿", 1_000_000_000m),
        ("百亿", 10_000_000_000m),
        ("万亿", 1_000_000_000_000m),
    ];

    /// <summary>Whether a key (<see cref="TypedText.KeyOf"/>) is a counter.</summary>
    public static bool IsCounter(string key) => Counters.Contains(key);

    /// <summary>How much money a key names: 1 for 元, 10,000 for 万元; null where it names none.</summary>
    public static decimal? MoneyOf(string key)
    {
        if (Yuan.Contains(key))
            return 1m;
        foreach (var (word, factor) in Multipliers)
        {
            if (key.StartsWith(word, StringComparison.Ordinal) && Yuan.Contains(key[word.Length..]))
                return factor;
        }

        return null;
    }

    /// <summary>Whether a key begins with a word that changes the size of what stands before it.</summary>
    public static bool BeginsWithSize(string key) =>
        key is ['%' or '‰', ..]
        || Yuan.Any(word => key.StartsWith(word, StringComparison.Ordinal))
        || Multipliers.Any(multiplier => key.StartsWith(multiplier.Word, StringComparison.Ordinal));
}
