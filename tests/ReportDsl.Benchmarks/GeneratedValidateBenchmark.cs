using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.CSharp;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Text;

namespace ReportDsl.Benchmarks;

/// <summary>
/// Validating a report of the 2021 form with the year before it: the generated class beside <see cref="HandWrittenGovInfo"/>, which counts the
/// same outcomes. Both are asked for the same thousands of reports first.
/// </summary>
internal static class GeneratedValidateBenchmark
{
    private const string Path = "gov-info/govinfo-2021.rdsl";
    private const int Runs = 20_000;
    private const int Disturbed = 3_000;

    private static readonly string[] Columns =
        ["person", "organisation.business", "organisation.research", "organisation.charity", "organisation.legal", "organisation.other", "all"];

    public static void Run(TextWriter output)
    {
        var form = Compile();
        var load = ClassOf(form);
        AssertSame(form, load);

        var (prior, current) = Reports(form, new Random(1), 0);
        var (ownPrior, own) = (load(prior.ToJsonString()), load(current.ToJsonString()));
        var (handPrior, hand) = (HandOf(form, prior), HandOf(form, current));
        var validate = ValidateOf(own, ownPrior);
        var times = Measurement.Medians(
            () => Repeat(() => validate().Summary.Pass), () => Repeat(() => hand.Validate(handPrior).Pass));
        var (ownTime, handTime) = (times[0] / Runs, times[1] / Runs);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            generated-validate: a clean report of the 2021 form ({form.Slots.Length} cells) with the year before it, {validate().Summary.Pass} outcomes that pass
              generated   {ownTime * 1e6,8:F2} µs
              by hand     {handTime * 1e6,8:F2} µs
              ratio       {ownTime / handTime,8:F2}
            """));
    }

    private static void Repeat(Func<int> validate)
    {
        var passed = 0;
        for (var run = 0; run < Runs; run++)
            passed += validate();
        if (passed == 0)
            throw new InvalidOperationException("Nothing passed.");
    }

    /// <summary>The comparison is one only if both count the same, on reports with blanks, wrong figures and wrong totals too.</summary>
    private static void AssertSame(Form form, Func<string, Report> load)
    {
        var random = new Random(2);
        for (var at = 0; at < Disturbed; at++)
        {
            var (prior, current) = Reports(form, random, random.Next(12));
            var isAlone = random.Next(5) == 0;
            var summary = ValidateOf(load(current.ToJsonString()), isAlone ? null : load(prior.ToJsonString()))().Summary;
            var counts = HandOf(form, current).Validate(isAlone ? null : HandOf(form, prior));
            if (counts != new HandCounts(summary.Pass, summary.Fail, summary.NotApplicable, summary.NotAssessable, summary.BlankAsZero))
                throw new InvalidOperationException($"By hand: {counts}; generated: {summary}; of {current.ToJsonString()}");
        }
    }

    /// <summary>Two years that fit together, then as many cells as asked for made blank or wrong.</summary>
    private static (JsonObject Prior, JsonObject Current) Reports(Form form, Random random, int disturbed)
    {
        var prior = Report(form, random, 2022, null);
        var current = Report(form, random, 2023, prior);
        for (var at = 0; at < disturbed; at++)
        {
            var slot = form.Slots[random.Next(form.Slots.Length)];
            Set(random.Next(3) == 0 ? prior : current, slot.Path, slot is not CellSlot || random.Next(3) == 0 ? null : random.Next(4) switch
            {
                0 => -1,
                1 => 0.5m,
                2 => 100_000_000_000_000,
                _ => random.Next(200),
            });
        }

        return (prior, current);
    }

    private static JsonObject Report(Form form, Random random, int year, JsonObject? prior)
    {
        var report = new JsonObject { ["template"] = "GovInfo", ["version"] = "2021", ["period"] = $"{year}" };
        foreach (var slot in form.Slots)
        {
            if (slot is CellSlot)
                Set(report, slot.Path, random.Next(5));
            else
                SetText(report, slot, $"{year}年度的收费情况及其他需要报告的事项");
        }

        foreach (var row in (string[])["rules", "normative"])
        {
            Set(report, $"publication.documents/{row}/repealed", 1);
            Set(report, $"publication.documents/{row}/inForce", prior is null ? 30 : Get(prior, $"publication.documents/{row}/inForce") + Get(report, $"publication.documents/{row}/issued") - 1);
        }

        var rows = form.Tables.Single(table => table.Path == "applications").Rows.Lines.Select(line => line.Path).ToList();
        foreach (var column in Columns[..^1])
        {
            Set(report, $"applications/received/{column}", 120 + random.Next(20));
            Set(report, $"applications/carriedIn/{column}", prior is null ? 0 : Get(prior, $"applications/carriedOut/{column}"));
            var handled = rows.Where(row => row.StartsWith("outcome.", StringComparison.Ordinal) && row != "outcome.all").Sum(row => Get(report, $"applications/{row}/{column}"));
            Set(report, $"applications/outcome.all/{column}", handled);
            Set(report, $"applications/carriedOut/{column}", Get(report, $"applications/received/{column}") + Get(report, $"applications/carriedIn/{column}") - handled);
        }

        foreach (var row in rows)
            Set(report, $"applications/{row}/all", Columns[..^1].Sum(column => Get(report, $"applications/{row}/{column}")));
        foreach (var kind in (string[])["review", "suit.direct", "suit.after"])
            Set(report, $"litigation/{kind}.all", ((string[])["upheld", "corrected", "different", "pending"]).Sum(outcome => Get(report, $"litigation/{kind}.{outcome}")));
        return report;
    }

    private static HandWrittenGovInfo HandOf(Form form, JsonObject report)
    {
        decimal? Cell(string path) => Find(report, ["tables", .. path.Split('/')]) is { } node ? node.GetValue<decimal>() : null;
        string? Text(string kind, string path) => Find(report, [kind, path])?.GetValue<string>();
        var hand = new HandWrittenGovInfo
        {
            Agency = Text("fields", "agency"),
            Overview = Text("narratives", "overview.body"),
            Problems = Text("narratives", "problems.body"),
            Others = Text("narratives", "others.body"),
            Licences = Cell("publication.licensing/licences/decisions"),
            Penalties = Cell("publication.enforcement/penalties/decisions"),
            Coercion = Cell("publication.enforcement/coercion/decisions"),
            Charges = Cell("publication.fees/charges/amount"),
        };
        foreach (var (line, row) in new[] { (hand.Rules, "rules"), (hand.Normative, "normative") })
        {
            string[] columns = [.. form.Tables.Single(table => table.Path == "publication.documents").Columns.Lines.Select(column => $"publication.documents/{row}/{column.Path}")];
            (line.Issued, line.Repealed, line.InForce) = (Cell(columns[0]), Cell(columns[1]), Cell(columns[2]));
        }

        ApplicantsLine[] lines = [hand.Received, hand.CarriedIn, .. hand.Outcomes, hand.OutcomeAll, hand.CarriedOut];
        foreach (var (line, row) in lines.Zip(form.Tables.Single(table => table.Path == "applications").Rows.Lines))
        {
            decimal?[] cells = [.. Columns.Select(column => Cell($"applications/{row.Path}/{column}"))];
            (line.Person, line.Business, line.Research, line.Charity) = (cells[0], cells[1], cells[2], cells[3]);
            (line.Legal, line.Other, line.All) = (cells[4], cells[5], cells[6]);
        }

        foreach (var (line, kind) in new[] { (hand.Review, "review"), (hand.Direct, "suit.direct"), (hand.After, "suit.after") })
        {
            (line.Upheld, line.Corrected) = (Cell($"litigation/{kind}.upheld"), Cell($"litigation/{kind}.corrected"));
            (line.Different, line.Pending, line.All) = (Cell($"litigation/{kind}.different"), Cell($"litigation/{kind}.pending"), Cell($"litigation/{kind}.all"));
        }

        return hand;
    }

    private static JsonNode? Find(JsonNode node, params ReadOnlySpan<string> path)
    {
        JsonNode? found = node;
        foreach (var name in path)
            found = found?[name];
        return found;
    }

    private static decimal Get(JsonObject report, string path) => Find(report, ["tables", .. path.Split('/')])?.GetValue<decimal>() ?? 0;

    private static void Set(JsonObject report, string path, decimal? value)
    {
        var parts = path.Split('/');
        if (parts.Length == 1)
        {
            foreach (var kind in (string[])["fields", "narratives"])
                (report[kind] as JsonObject)?.Remove(path);
            return;
        }

        var target = report;
        foreach (var name in (string[])["tables", .. parts[..^1]])
        {
            if (target[name] is not JsonObject inner)
                target[name] = inner = [];
            target = inner;
        }

        target[parts[^1]] = value;
    }

    private static void SetText(JsonObject report, Slot slot, string text)
    {
        var kind = slot is FieldSlot ? "fields" : "narratives";
        if (report[kind] is not JsonObject values)
            report[kind] = values = [];
        values[slot.Path] = text;
    }

    private static Form Compile()
    {
        var compilation = Compilation.Create([ReportDsl.Syntax.SyntaxTree.ParseText(Examples.Source(Path))], new Examples());
        return compilation.GetForm(compilation.Templates[0]).Form ?? throw new InvalidOperationException("The example does not compile.");
    }

    /// <summary>The generated class, compiled as an application would; gives what loads a report.</summary>
    private static Func<string, Report> ClassOf(Form form)
    {
        var references = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(System.IO.Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Generated",
            [CSharpSyntaxTree.ParseText(CSharpEmitter.Emit(form, CSharpEmitOptions.Default))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        if (!compilation.Emit(image).Success)
            throw new InvalidOperationException("The generated class does not compile.");
        var type = Assembly.Load(image.ToArray()).GetType("GovInfo.GovInfo2021");
        return type?.GetMethod("Load", [typeof(string)])?.CreateDelegate<Func<string, Report>>() ?? throw new InvalidOperationException("There is no Load.");
    }

    private static Func<ValidationResult> ValidateOf(Report report, Report? prior)
    {
        var validate = report.GetType().GetMethod("Validate") ?? throw new InvalidOperationException("There is no Validate.");
        var call = System.Linq.Expressions.Expression.Call(
            System.Linq.Expressions.Expression.Constant(report), validate, System.Linq.Expressions.Expression.Constant(prior, report.GetType()));
        return System.Linq.Expressions.Expression.Lambda<Func<ValidationResult>>(call).Compile();
    }

    private sealed class Examples : ISourceProvider
    {
        public static SourceText Source(string path) => SourceText.From(File.ReadAllText(System.IO.Path.Combine(Repository.Root, "examples", path)), path);

        public SourceResult Read(string path) => new SourceResult.Found(Source(path));
    }
}
