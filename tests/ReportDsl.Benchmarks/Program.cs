namespace ReportDsl.Benchmarks;

/// <summary><c>dotnet run -c Release --project tests/ReportDsl.Benchmarks -- NAME…</c>; without a name, all of them.</summary>
internal static class Program
{
    private static readonly (string Name, Action<TextWriter> Run)[] Benchmarks =
    [
        ("parser", ParserBenchmark.Run),
        ("scaling", ScalingBenchmark.Run),
        ("forms", CompileBenchmark.Forms),
        ("large", CompileBenchmark.Large),
        ("workbooks", WorkbookBenchmark.Run),
        ("batch", BatchBenchmark.Run),
        ("json", JsonBenchmark.Run),
        ("generated-validate", GeneratedValidateBenchmark.Run),
    ];

    public static int Main(string[] arguments)
    {
        var unknown = arguments.Except(Benchmarks.Select(benchmark => benchmark.Name), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            Console.Error.WriteLine(
                $"There is no benchmark {string.Join(", ", unknown)}; there are {string.Join(", ", Benchmarks.Select(benchmark => benchmark.Name))}.");
            return 2;
        }

        foreach (var (name, run) in Benchmarks)
        {
            if (arguments.Length == 0 || arguments.Contains(name, StringComparer.Ordinal))
                run(Console.Out);
        }

        return 0;
    }
}
