using ReportDsl.CSharp.Writing;

namespace ReportDsl.CSharp.Rules;

/// <summary>The methods of the rules: one for each shape, whichever rules and instances have it.</summary>
internal sealed class ShapeTable(NameScope scope)
{
    private readonly Dictionary<(string Type, string Body), string> _names = [];
    private readonly List<(string Name, string Type, string Body)> _methods = [];
    private readonly Dictionary<string, string> _patterns = [];

    public IReadOnlyList<(string Name, string Type, string Body)> Methods => _methods;

    public IEnumerable<(string Name, string Pattern)> Patterns => _patterns.Select(pair => (pair.Value, pair.Key));

    /// <summary>The name of the method with this body; a new one is named as proposed.</summary>
    public string NameOf(string type, string body, string proposed)
    {
        if (!_names.TryGetValue((type, body), out var name))
        {
            name = scope.Add(proposed, "Shape");
            _names.Add((type, body), name);
            _methods.Add((name, type, body));
        }

        return name;
    }

    public string PatternNamed(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out var name))
        {
            name = scope.Add("Pattern", (_patterns.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            _patterns.Add(pattern, name);
        }

        return name;
    }
}
