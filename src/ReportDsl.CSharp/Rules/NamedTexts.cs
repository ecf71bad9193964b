using ReportDsl.CSharp.Writing;

namespace ReportDsl.CSharp.Rules;

/// <summary>Members that are told apart by what they hold: one name for each, in the order in which they were asked for.</summary>
internal sealed class NamedTexts(NameScope scope)
{
    private readonly Dictionary<string, string> _names = [];
    private readonly List<(string Name, string Text)> _all = [];

    public IReadOnlyList<(string Name, string Text)> All => _all;

    /// <summary>The name of the member that holds the text; a new one is named as proposed.</summary>
    public string NameOf(string text, string proposed)
    {
        if (!_names.TryGetValue(text, out var name))
        {
            name = scope.Add(proposed, "");
            _names.Add(text, name);
            _all.Add((name, text));
        }

        return name;
    }
}
