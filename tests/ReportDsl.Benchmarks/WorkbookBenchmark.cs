using System.Globalization;
using System.IO.Compression;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Testing.Tools;

namespace ReportDsl.Benchmarks;

/// <summary>
/// Reading and validating filled workbooks of the 2021 form on one core, beside openpyxl only loading the same files on one core, and beside
/// inflating the parts that are read: no reader of this format can be faster than that.
/// </summary>
internal static class WorkbookBenchmark
{
    private const int Files = 100;

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("reportdsl-bench");
        try
        {
            var files = FilledReports.Workbooks(Files).ToArray();
            foreach (var (i, file) in files.Index())
                File.WriteAllBytes(Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{i:D4}.xlsx")), file);

            var reader = new WorkbookReader([FilledReports.Form]);
            var times = Measurement.Medians(() => Array.ForEach(files, file => Validate(reader, file)), () => Array.ForEach(files, Inflate));
            var (own, floor) = (times[0] / Files, times[1] / Files);
            var peer = Openpyxl(folder.FullName);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                workbooks: {Files} filled workbooks of the 2021 form, {files[0].Length / 1024} KiB each, one core
                  openpyxl, load_workbook        {peer * 1000,8:F2} ms a file
                  ReportDsl, read and validated  {own * 1000,8:F3} ms a file, {1 / own,6:F0} files a second
                  ratio                          {peer / own,8:F0}
                  inflating the parts alone      {floor * 1000,8:F3} ms a file; {own / floor:F1} times that
                """));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Validate(WorkbookReader reader, byte[] file)
    {
        var reading = reader.Read(file);
        if (reading.Report is not { } report || !reading.Findings.IsEmpty)
            throw new InvalidOperationException("The workbook under test is not read well.");
        if (Evaluator.For(report.Form).Evaluate(report, reading.Priors.AsSpan()).Counts.Fail > 0)
            throw new InvalidOperationException("The report under test fails.");
    }

    /// <summary>The parts that a reader cannot do without: the workbook, its texts and its sheets.</summary>
    private static void Inflate(byte[] file)
    {
        var buffer = new byte[1 << 16];
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            if (!entry.FullName.StartsWith("xl/", StringComparison.Ordinal) || entry.FullName.Contains("styles", StringComparison.Ordinal))
                continue;
            using var stream = entry.Open();
            while (stream.Read(buffer) > 0)
            {
            }
        }
    }

    private static double Openpyxl(string folder)
    {
        const string script = """
            import sys, time, glob, statistics, openpyxl
            files = sorted(glob.glob(sys.argv[1] + '/*.xlsx'))[:25]
            openpyxl.load_workbook(files[0])
            times = []
            for round in range(3):
                start = time.perf_counter()
                for file in files: openpyxl.load_workbook(file)
                times.append((time.perf_counter() - start) / len(files))
            print(statistics.median(times))
            """;
        return double.Parse(Programs.Run(TimeSpan.FromMinutes(5), Programs.Python, "-c", script, folder), CultureInfo.InvariantCulture);
    }
}
