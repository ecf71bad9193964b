using System.Text.RegularExpressions;

namespace ReportDsl.Runtime;

/// <summary>
/// A regular expression that all of a text must match, in time linear in the text whatever the pattern is. Look-around and back references do not
/// exist in it.
/// </summary>
public sealed class TextPattern
{
    private readonly Regex _regex;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">In the syntax of <see cref="Regex"/>.</param>
    /// <exception cref="ArgumentException">The pattern is malformed.</exception>
    /// <exception cref="NotSupportedException">The pattern needs backtracking, or is too large to be run without.</exception>
    public TextPattern(string pattern)
    {
        Text = pattern;

        // The parts are checked alone first: a stray bracket must not close the group around it.
        const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        _ = new Regex(pattern, Options, Regex.InfiniteMatchTimeout);
        _regex = new Regex($@"\A(?:{pattern})\z", Options, Regex.InfiniteMatchTimeout);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether all of a text matches.</summary>
    public bool IsMatch(string text) => _regex.IsMatch(text);
}
