using System.Text.RegularExpressions;

namespace ReportDsl.Runtime;

/// <summary>A regular expression, without look-around and back references, that a whole text is held against in time linear to the text.</summary>
public sealed class TextPattern
{
    private readonly Regex _regex;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">In the syntax of <see cref="Regex"/>.</param>
    public TextPattern(string pattern) =>
        _regex = new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    internal bool IsMatch(string text) => _regex.IsMatch(text);
}
