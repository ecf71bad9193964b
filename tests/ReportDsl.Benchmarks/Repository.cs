namespace ReportDsl.Benchmarks;

/// <summary>Where things lie in the checkout that the benchmark was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The command line, built in Release.</summary>
    public static string CommandLine => Required(
        Path.Combine(Root, "src", "ReportDsl.Cli", "bin", "Release", "ahead-of-time", OperatingSystem.IsWindows() ? "reportdsl.exe" : "reportdsl"),
        "dotnet build -c Release");

    /// <summary>The folder with the Node.js tools.</summary>
    public static string Tools => Path.Combine(Root, "tests", "tools");

    public static string TypeSpec => Required(Path.Combine(Tools, "node_modules", ".bin", "tsp"), "npm ci in tests/tools");

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
