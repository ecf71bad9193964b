using System.Globalization;
using System.Text.Json;
using ReportDsl.Evaluation;

namespace ReportDsl.Benchmarks;

/// <summary>
/// Validating reports from JSON on all cores, beside System.Text.Json only deserialising the same texts into dictionaries, which checks nothing.
/// </summary>
internal static class JsonBenchmark
{
    private const int Texts = 5_000;

    public static void Run(TextWriter output)
    {
        var texts = FilledReports.Of(Texts).Select(ReportJson.Write).ToArray();
        var times = Measurement.Medians(() => Parallel.ForEach(texts, Validate), () => Parallel.ForEach(texts, Deserialise));
        var (own, peer) = (times[0] / Texts, times[1] / Texts);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            json: {Texts} reports of the 2021 form, {texts[0].Length / 1024.0:F1} KiB each, {Environment.ProcessorCount} cores
              System.Text.Json, deserialised   {1 / peer,8:F0} a second
              ReportDsl, read and validated    {1 / own,8:F0} a second
              ratio                            {own / peer,8:F2} times the time
            """));
    }

    private static void Validate(byte[] text)
    {
        if (ReportJson.Read(text, FilledReports.Form).Report is not { } report)
            throw new InvalidOperationException("The report under test is not read.");
        if (Evaluator.For(report.Form).Evaluate(report).Counts.Fail > 0)
            throw new InvalidOperationException("The report under test fails.");
    }

    private static void Deserialise(byte[] text)
    {
        if (JsonSerializer.Deserialize(text, PlainReportContext.Default.PlainReport) is not { Tables.Count: > 0 })
            throw new InvalidOperationException("The text under test is no report.");
    }
}
