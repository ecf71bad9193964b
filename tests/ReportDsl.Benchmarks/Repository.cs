using System.Collections.Immutable;

namespace ReportDsl.Benchmarks;

/// <summary>Where things lie in the checkout that the benchmark was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The command line as built in Release, and the native one where <c>./pack</c> has made it of the same build or a later one.</summary>
    public static ImmutableArray<(string Name, string Path)> CommandLines { get; } = FindCommandLines();

    /// <summary>The folder with the Node.js tools.</summary>
    public static string Tools => Path.Combine(Root, "tests", "tools");

    public static string TypeSpec => Required(Path.Combine(Tools, "node_modules", ".bin", "tsp"), "npm ci in tests/tools");

    private static ImmutableArray<(string Name, string Path)> FindCommandLines()
    {
        var name = OperatingSystem.IsWindows() ? "reportdsl.exe" : "reportdsl";
        var built = Path.Combine(Root, "src", "ReportDsl.Cli", "bin", "Release");
        var program = Required(Path.Combine(built, "ahead-of-time", name), "dotnet build -c Release");
        var native = Path.Combine(built, "native", name);
        return File.GetLastWriteTimeUtc(native) >= File.GetLastWriteTimeUtc(Path.ChangeExtension(program, "dll"))
            ? [("ReportDsl", program), ("native", native)]
            : [("ReportDsl", program)];
    }

    private static string Required(string path, string remedy) =>
        File.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing; run: {remedy}");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReportDsl.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The benchmarks run inside a checkout.");
    }
}
