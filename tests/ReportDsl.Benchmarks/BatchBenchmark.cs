using System.Globalization;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.Benchmarks;

/// <summary>
/// The whole program over a thousand and over ten thousand filled workbooks: what it takes for a file, and that its memory does not grow with
/// their number.
/// </summary>
internal static class BatchBenchmark
{
    private const int Distinct = 100;
    private const int Few = 1_000;
    private const int Many = 10_000;

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("reportdsl-batch");
        try
        {
            var (few, many) = (folder.CreateSubdirectory("few").FullName, folder.CreateSubdirectory("many").FullName);
            foreach (var (i, file) in FilledReports.Workbooks(Distinct).Index())
            {
                var path = Path.Combine(folder.FullName, Name(i));
                File.WriteAllBytes(path, file);
                Link(path, few, i, Few);
                Link(path, many, i, Many);
            }

            foreach (var (name, program) in Repository.CommandLines)
            {
                Validate(program, few, folder.FullName);
                var (small, large) = (Validate(program, few, folder.FullName), Validate(program, many, folder.FullName));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                    batch: filled workbooks of the 2021 form through validate --format json, {Environment.ProcessorCount} cores, {name}
                      {Few,6} files   {small.Seconds,6:F2} s   {Few / small.Seconds,6:F0} a second   peak memory {small.PeakBytes / 1048576.0,4:F0} MiB
                      {Many,6} files   {large.Seconds,6:F2} s   {Many / large.Seconds,6:F0} a second   peak memory {large.PeakBytes / 1048576.0,4:F0} MiB
                      memory of many to memory of few   {(double)large.PeakBytes / small.PeakBytes:F2}
                    """));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:D5}.xlsx");

    private static void Link(string path, string folder, int first, int count)
    {
        for (var i = first; i < count; i += Distinct)
            File.CreateSymbolicLink(Path.Combine(folder, Name(i)), path);
    }

    private static ProcessRun Validate(string program, string files, string directory) => Processes.Run(
        program,
        ["validate", "-t", ExampleForms.PathOf("gov-info"), files, "--format", "json", "-o", Path.Combine(directory, "result.json")],
        directory);
}
