using System.Collections.Frozen;

namespace ReportDsl.CSharp.Writing;

/// <summary>
/// The names of types that a C# program knows without saying where they are from: those of the namespaces that the .NET SDK imports by itself
/// and of <c>ReportDsl.Runtime</c>, and the roots of these namespaces.
/// </summary>
internal static class CommonNames
{
    private const string Resource = "CommonNames.txt";

    private static readonly Lazy<FrozenSet<string>> Names = new(Read);

    public static bool Contains(string name) => Names.Value.Contains(name);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonNames).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
