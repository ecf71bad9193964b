namespace ReportDsl.Benchmarks;

/// <summary><c>dotnet run -c Release --project tests/ReportDsl.Benchmarks -- parser</c></summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["parser"]:
                ParserBenchmark.Run(Console.Out);
                return 0;
            default:
                Console.Error.WriteLine("Name a benchmark: parser");
                return 2;
        }
    }
}
