using System.Runtime.CompilerServices;

namespace ReportDsl.Testing;

/// <summary>A sample source file; <paramref name="Name"/> is its path under the samples folder, with <c>/</c>.</summary>
public sealed record Sample(string Name, string Text)
{
    public override string ToString() => Name;
}

/// <summary>Real templates as test data.</summary>
public static class Samples
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Samples");

    public static IReadOnlyList<Sample> All { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.rdsl", SearchOption.AllDirectories)
            .Select(path => new Sample(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(sample => sample.Name, StringComparer.Ordinal),
    ];

    public static Sample Get(string name) => All.Single(sample => sample.Name == name);
}

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = new FileInfo(file).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReportDsl.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from a checkout of the repository.");
    }
}
