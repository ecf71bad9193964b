using System.Globalization;
using System.Text;

namespace ReportDsl.Benchmarks;

/// <summary>
/// Whole processes beside TypeSpec: both official forms to workbooks and C# against one model; a large template against many models.
/// </summary>
internal static class CompileBenchmark
{
    private const int Rounds = 7;

    /// <summary>Both forms, compiled and written, against <c>tsp compile</c> of a file with one model.</summary>
    public static void Forms(TextWriter output)
    {
        using var work = new WorkFolder();
        File.WriteAllText(Path.Combine(work.Path, "main.tsp"), "model Point { x: int32; y: int32; }\n");
        var build = new[] { "build", Path.Combine(Repository.Root, "examples", "gov-info"), "-o", Path.Combine(work.Path, "out") };
        Compare(
            output,
            "both official forms to workbooks and C#, against tsp compile of one model",
            program => Processes.Run(program, build, work.Path),
            () => Processes.Run(Repository.TypeSpec, ["compile", "main.tsp"], work.Path));
    }

    /// <summary>A template of 44,000 lines with 40,000 cells, checked, against <c>tsp compile</c> of 2,000 models with 20 properties.</summary>
    public static void Large(TextWriter output)
    {
        using var work = new WorkFolder();
        File.WriteAllText(Path.Combine(work.Path, "main.tsp"), Models(2_000, 20));
        File.WriteAllText(Path.Combine(work.Path, "large.rdsl"), LargeTemplate.Write(tables: 1_000, rows: 10, columns: 4));
        Compare(
            output,
            "44,000 lines with 40,000 cells, against tsp compile of 2,000 models of 20 properties",
            program => Processes.Run(program, ["check", "large.rdsl"], work.Path),
            () => Processes.Run(Repository.TypeSpec, ["compile", "main.tsp"], work.Path));
    }

    /// <summary>Lets each of our programs and the peer take turns.</summary>
    private static void Compare(TextWriter output, string title, Func<string, ProcessRun> own, Func<ProcessRun> peer)
    {
        List<(string Name, Func<ProcessRun> Run)> programs = [.. Repository.CommandLines.Select(program => (program.Name, (Func<ProcessRun>)(() => own(program.Path)))), ("TypeSpec", peer)];
        var runs = programs.ConvertAll(_ => new List<ProcessRun>());
        foreach (var (_, run) in programs)
            run(); // warms the file cache
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (i, (_, run)) in programs.Index())
                runs[i].Add(run());
        }

        var medians = runs.ConvertAll(Processes.Median);
        output.WriteLine(title);
        foreach (var (i, (name, _)) in programs.Index())
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-10} {medians[i].Seconds,8:F3} s   {medians[i].Seconds / medians[^1].Seconds,5:F2} of TypeSpec's time   peak memory {medians[i].PeakBytes / 1048576.0,6:F0} MiB"));
        }
    }

    private static string Models(int count, int properties)
    {
        var text = new StringBuilder();
        for (var model = 0; model < count; model++)
        {
            text.Append(CultureInfo.InvariantCulture, $"model Table{model} {{\n");
            for (var property = 0; property < properties; property++)
                text.Append(CultureInfo.InvariantCulture, $"  property{property}: int32;\n");
            text.Append("}\n");
        }

        return text.ToString();
    }

    /// <summary>A folder beside the Node.js tools, where TypeSpec finds its library; gone afterwards.</summary>
    private sealed class WorkFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateDirectory(
            System.IO.Path.Combine(Repository.Tools, "node_modules", ".cache", $"benchmark-{Environment.ProcessId}")).FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
