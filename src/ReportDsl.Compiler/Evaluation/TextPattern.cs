using System.Text.RegularExpressions;

namespace ReportDsl.Evaluation;

/// <summary>
/// A pattern that all of a text must match, in time linear in the text whatever the pattern is. Look-around and back references do not
/// exist in it.
/// </summary>
public sealed class TextPattern
{
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
}
