using ReportDsl.CSharp.Writing;

namespace ReportDsl.CSharp.Model;

/// <summary>Writes what a report class can do: reading the data format, the report before it, validation.</summary>
internal static class ReportMethods
{
    /// <summary>The property that a class has only where its rules or formulas look back.</summary>
    public const string Prior = "Prior";

    private const string JsonError =
        $"""/// <exception cref="{Foreign.JsonException}">It is no report of this template; the message tells line, byte and path.</exception>""";

    private static readonly (string Type, string Parameter, string Source)[] Sources =
    [
        (Foreign.Stream, "utf8Json", "a stream of UTF-8, from where it stands to its end"),
        ($"{Foreign.ReadOnlySpan}<byte>", "utf8Json", "UTF-8"),
        ("string", "json", "a text"),
    ];

    /// <summary>What the classes declare.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["Load", "LoadOfAnyPeriod", "FromJson", Prior, "Validate", "Decide", "Check", "ExplainableRules"];

    public static void Emit(CodeWriter writer, ReportClassNames declared, int priorReports, bool hasExplainable)
    {
        EmitLoads(
            writer, declared, "Load", "",
            "Reads a report in the data format from {0}. It must be of a period that the template serves.");
        EmitLoads(
            writer, declared, "LoadOfAnyPeriod", $", {Foreign.AcceptedPeriods}.Any",
            "Reads a report in the data format from {0}, as Load does, of whichever period or of none: figures of an earlier period, or what a workbook held whose period cannot be told.");
        foreach (var (type, parameter, _) in Sources.Skip(1).Reverse())
        {
            writer.Line();
            new Documentation("Reads a report in the data format, as Load does.").WriteTo(writer);
            writer.Line(JsonError);
            writer.Line($"public static {declared.QualifiedClass} FromJson({type} {parameter}) => Load({parameter});");
        }

        if (priorReports > 0)
            EmitPrior(writer, declared);
        EmitValidate(writer, declared, priorReports);
        var rules = declared.Qualified(declared.Rules);
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override void Decide({Foreign.Values} values) => {rules}.Decide(values);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override void Check({Foreign.Validation} validation) => {rules}.Check(validation);");
        if (!hasExplainable)
            return;
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override {Foreign.ReadOnlySpan}<{Foreign.RuleSchema}> ExplainableRules => {rules}.Explainable;");
    }

    private static void EmitLoads(CodeWriter writer, ReportClassNames declared, string name, string option, string summary)
    {
        foreach (var (type, parameter, source) in Sources)
        {
            writer.Line();
            new Documentation(summary.Replace("{0}", source, StringComparison.Ordinal)).WriteTo(writer);
            writer.Line(JsonError);
            writer.Line($"public static {declared.QualifiedClass} {name}({type} {parameter})");
            using (writer.Block())
            {
                writer.Line($"var report = new {declared.QualifiedClass}();");
                writer.Line($"report.Read({parameter}{option});");
                writer.Line("return report;");
            }
        }
    }

    private static void EmitPrior(CodeWriter writer, ReportClassNames declared)
    {
        writer.Line();
        new Documentation(
            "The same entity's report one period earlier, null where there is none; it may have one before it in its turn.",
            "Computed cells and Validate read it. It is no part of the data.").WriteTo(writer);
        writer.Line($"/// <exception cref=\"{Foreign.ArgumentException}\">It is of another period than the one before this report's.</exception>");
        writer.Line($"public {declared.QualifiedClass}? {Prior}");
        using (writer.Block())
        {
            writer.Line($"get => ({declared.QualifiedClass}?)Earlier;");
            writer.Line("set => Earlier = value;");
        }
    }

    private static void EmitValidate(CodeWriter writer, ReportClassNames declared, int priorReports)
    {
        string[] priors = [.. Enumerable.Range(1, priorReports).Select(back => back == 1 ? "prior" : $"prior{Literals.Of(back)}")];
        writer.Line();
        new Documentation("Validates the report by every rule of the template.").WriteTo(writer);
        for (var i = 0; i < priors.Length; i++)
        {
            var distance = i == 0 ? "one period" : $"{Literals.Of(i + 1)} periods";
            var otherwise = i == 0 ? "that of Prior" : $"the one before {priors[i - 1]}";
            writer.Line(
                $"/// <param name=\"{priors[i]}\">The same entity's report {distance} earlier; where it is null, {otherwise}. Rules that need it are not assessable without.</param>");
        }

        if (priors.Length > 0)
            writer.Line($"/// <exception cref=\"{Foreign.ArgumentException}\">An earlier report is of another period.</exception>");
        writer.Line(
            $"public {Foreign.ValidationResult} Validate({string.Join(", ", priors.Select(prior => $"{declared.QualifiedClass}? {prior} = null"))})"
            + $" => Run({string.Join(", ", priors)});");
    }
}
