using System.Globalization;

namespace ReportDsl.CSharp.Writing;

/// <summary>The names of one class: each given out once, and none that the class has from elsewhere.</summary>
internal sealed class NameScope
{
    private static readonly string[] ObjectMembers =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, int> _lastNumbers = [];

    public NameScope(params IEnumerable<string> taken) => _taken = [.. ObjectMembers, .. taken];

    /// <summary>The name if it is free; else with the suffix that tells what is named; else numbered.</summary>
    public string Add(string name, string suffix)
    {
        if (_taken.Add(name))
            return name;
        if (_taken.Add(name + suffix))
            return name + suffix;
        for (var number = _lastNumbers.GetValueOrDefault(name + suffix, 1) + 1; ; number++)
        {
            _lastNumbers[name + suffix] = number;
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name}{suffix}{number}");
            if (_taken.Add(numbered))
                return numbered;
        }
    }

    /// <summary>A scope that starts with the same names.</summary>
    public NameScope Derived() => new(_taken);
}
