using System.Diagnostics;
using System.Globalization;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Benchmarks;

/// <summary>Whole compile (parse, bind, model) of one table from 1,000 to 100,000 rows: the time a row should not grow.</summary>
internal static class ScalingBenchmark
{
    private const int Rounds = 5;

    private static readonly (string Title, Func<int, string> Source)[] Tables =
    [
        ("whole compile of one table with a rule for each row", LargeTemplate.OneTable),
        ("the same of rows that are computed from the next, crossed by a column of totals", LargeTemplate.Chain),
        ("the same of running balances, crossed by a formula", LargeTemplate.RunningBalance),
    ];

    public static void Run(TextWriter output)
    {
        foreach (var (title, source) in Tables)
            Run(output, title, source);
    }

    private static void Run(TextWriter output, string title, Func<int, string> sourceOf)
    {
        Compile(sourceOf(10_000)); // warms the runtime up
        Compile(sourceOf(10_000));
        output.WriteLine(title);
        var perRow = new List<double>();
        foreach (var rows in (ReadOnlySpan<int>)[1_000, 10_000, 100_000])
        {
            var source = sourceOf(rows);
            var times = new List<double>();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var round = 0; round < Rounds; round++)
                times.Add(Compile(source));
            var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Rounds / rows;
            var median = times.Order().ElementAt(Rounds / 2);
            perRow.Add(median / rows);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rows,7:N0} rows {median * 1000,8:F0} ms {median / rows * 1e6,6:F2} µs a row {allocated,7:N0} bytes a row"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ratio (a row of 100,000 to a row of 1,000) {perRow[^1] / perRow[0]:F2}"));
    }

    private static double Compile(string source)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        var compilation = Compilation.Create([SyntaxTree.ParseText(SourceText.From(source, "long.rdsl"))], NoImports.Instance);
        if (compilation.GetForm(compilation.Templates[0]).Form is null)
            throw new InvalidOperationException("The template under test does not compile.");
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private sealed class NoImports : ISourceProvider
    {
        public static readonly NoImports Instance = new();

        public SourceResult Read(string path) => new SourceResult.NotFound();
    }
}
