using ReportDsl.Diagnostics;
using ReportDsl.Runtime;

namespace ReportDsl.Forms;

/// <summary>Why a pattern of a template cannot be run: what passes here, <see cref="TextPattern"/> takes.</summary>
internal static class PatternProblem
{
    /// <summary>How often repetitions inside each other may repeat in all, one without an end counting as ten.</summary>
    private const long MaxNestedRepetitions = 1_000;

    /// <summary>What is wrong with a pattern; null where nothing is.</summary>
    public static Phrase? Of(string pattern)
    {
        try
        {
            _ = new TextPattern(pattern);
            return PatternCost.Of(pattern) <= MaxNestedRepetitions
                ? null
                : new Phrase(
                    $"its repetitions inside each other multiply to more than {MaxNestedRepetitions}",
                    $"嵌套的重复次数相乘超过 {MaxNestedRepetitions}");
        }
        catch (ArgumentException exception)
        {
            return new Phrase(exception.Message, exception.Message);
        }
        catch (NotSupportedException)
        {
            return new Phrase(
                "it looks around or back, or its repetitions are too large to be matched in linear time",
                "含有环视或反向引用，或重复次数过大，无法在线性时间内匹配");
        }
    }
}
