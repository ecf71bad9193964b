using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Testing.Compiling;

/// <summary>
/// Real forms of offices and companies in <c>tests/forms</c>, each with data. Beside them, <c>expected.txt</c> says what is to be found in each
/// report: read from the form and the figures by people, not taken from what the program says.
/// </summary>
public static class RealForms
{
    private static readonly string Folder = Repository.PathOf("tests/forms");

    private static readonly Dictionary<string, Lazy<Form>> Forms = Directory.EnumerateDirectories(Folder)
        .Select(path => Path.GetFileName(path) ?? "")
        .ToDictionary(name => name, name => new Lazy<Form>(() => Compile(name)), StringComparer.Ordinal);

    public static IEnumerable<string> Names => Forms.Keys.Order(StringComparer.Ordinal);

    /// <summary>Every report with the findings that are expected in it.</summary>
    public static IEnumerable<RealReport> Reports => Names.SelectMany(ReportsOf);

    public static Form Get(string name) => Forms[name].Value;

    /// <summary>A data file of a form.</summary>
    public static ReportData Read(string form, string file)
    {
        var reading = ReportJson.Read(File.ReadAllBytes(PathOf(form, file)), Get(form));
        Assert.Empty(reading.Problems);
        Assert.NotNull(reading.Report);
        return reading.Report;
    }

    public static string PathOf(string form, string file) => Path.Combine(Folder, form, file);

    private static Form Compile(string name)
    {
        var path = PathOf(name, name + ".rdsl");
        var compilation = Compilation.Create([SyntaxTree.ParseText(SourceText.From(File.ReadAllText(path), name + ".rdsl"))], new MemorySources([]));
        var result = compilation.GetForm(Assert.Single(compilation.Templates));
        return result.Form ?? throw new InvalidOperationException(Sources.Describe(result.Diagnostics));
    }

    /// <summary>Lines such as <c>bad.json after 2024-12.json, 12 periods 2024-01.json</c>, each with its findings indented below.</summary>
    private static IEnumerable<RealReport> ReportsOf(string form)
    {
        RealReport? report = null;
        foreach (var line in File.ReadLines(PathOf(form, "expected.txt")).Where(line => line.Length > 0))
        {
            if (line.StartsWith(' '))
            {
                report = report is null ? null : report with { Findings = [.. report.Findings, line.Trim()] };
                continue;
            }

            if (report is not null)
                yield return report;
            var parts = line.Split(" after ");
            report = new RealReport(form, parts[0], parts.Length == 1 ? [] : PriorsOf(parts[1]), []);
        }

        if (report is not null)
            yield return report;
    }

    private static string?[] PriorsOf(string text)
    {
        var priors = new List<string?>();
        foreach (var prior in text.Split(", "))
        {
            var words = prior.Split(" periods ");
            var at = words.Length == 1 ? 1 : int.Parse(words[0], CultureInfo.InvariantCulture);
            while (priors.Count < at)
                priors.Add(null);
            priors[at - 1] = words[^1];
        }

        return [.. priors];
    }
}

/// <summary>A report of a real form: its data file, those of earlier periods, and the rules and instances that fail.</summary>
public sealed record RealReport(string Form, string File, IReadOnlyList<string?> PriorFiles, IReadOnlyList<string> Findings)
{
    public ReportData Data => RealForms.Read(Form, File);

    public ReportData?[] Priors => [.. PriorFiles.Select(file => file is null ? null : RealForms.Read(Form, file))];

    public override string ToString() => $"{Form}/{File}{(PriorFiles.Count > 0 ? " and earlier ones" : "")}";
}
