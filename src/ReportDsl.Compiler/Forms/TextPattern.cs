using System.Text.RegularExpressions;
using ReportDsl.Diagnostics;

namespace ReportDsl.Forms;

/// <summary>
/// A pattern that all of a text must match, in time linear in the text whatever the pattern is. Look-around and back references do not
/// exist in it. The one place where patterns are made: what <see cref="ProblemOf"/> lets pass can be run.
/// </summary>
public sealed class TextPattern
{
    /// <summary>How often repetitions inside each other may repeat in all, one without an end counting as ten.</summary>
    private const long MaxNestedRepetitions = 1_000;

    private readonly Regex _regex;

    private TextPattern(Regex regex) => _regex = regex;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="ArgumentException">The pattern is malformed.</exception>
    /// <exception cref="NotSupportedException">The pattern needs backtracking, or is too large to be run without.</exception>
    public static TextPattern Create(string pattern)
    {
        // The parts are checked alone first: a stray bracket must not close the group around it.
        const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        _ = new Regex(pattern, Options, Regex.InfiniteMatchTimeout);
        return new TextPattern(new Regex($@"\A(?:{pattern})\z", Options, Regex.InfiniteMatchTimeout));
    }

    public bool IsMatch(string text) => _regex.IsMatch(text);

    /// <summary>Why a pattern cannot be run; null where it can.</summary>
    internal static Phrase? ProblemOf(string pattern)
    {
        try
        {
            _ = Create(pattern);
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
