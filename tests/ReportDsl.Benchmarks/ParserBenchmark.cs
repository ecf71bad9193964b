using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Syntax;

namespace ReportDsl.Benchmarks;

/// <summary>Characters a second of the parser beside those of Roslyn's C# parser, on texts of one size in one run.</summary>
internal static class ParserBenchmark
{
    private const int TextLength = 2_000_000;
    private const int Rounds = 15;

    /// <summary>Measures both in turn; prints the medians and their ratio.</summary>
    public static void Run(TextWriter output)
    {
        var report = Texts.Repeat(Texts.Report, TextLength);
        var csharp = Texts.Repeat(Texts.CSharp, TextLength);
        if (SyntaxTree.ParseText(report).GetDiagnostics() is [var problem, ..])
            throw new InvalidOperationException($"The text under test is wrong at {problem.Location.Start}.");

        var own = new List<double>();
        var roslyn = new List<double>();
        var edits = new List<double>();
        var tree = SyntaxTree.ParseText(report);
        var edited = report.Insert(report.Length / 2, " ");
        for (var round = 0; round < Rounds; round++)
        {
            own.Add(Measure(() => SyntaxTree.ParseText(report)));
            roslyn.Add(Measure(() => CSharpSyntaxTree.ParseText(csharp).GetRoot()));
            edits.Add(Measure(() => tree.WithChangedText(ReportDsl.Text.SourceText.From(edited))));
        }

        // The first third warms the runtime up.
        var ownRate = report.Length / Median(own);
        var roslynRate = csharp.Length / Median(roslyn);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            parser: {report.Length:N0} characters of reports, {csharp.Length:N0} of C#
              ReportDsl   {ownRate / 1e6,8:F1} million characters a second
              Roslyn      {roslynRate / 1e6,8:F1} million characters a second
              ratio       {ownRate / roslynRate,8:F2}
              one-character edit in the middle: {Median(edits) * 1000:F1} ms
            """));
    }

    private static double Measure(Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> times)
    {
        var warm = times.Skip(times.Count / 3).Order().ToList();
        return warm[warm.Count / 2];
    }
}
