using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Rules;

/// <summary>A rule as its schema: id, words, instances.</summary>
internal sealed record RuleText(string Id, string Text, IReadOnlyList<string> Instances, IReadOnlyList<string> Properties)
{
    /// <summary>Whether a failure with a written reason stands.</summary>
    public bool MayBeExplained { get; private init; }

    public static RuleText Of(Rule rule, string language)
    {
        var properties = new List<string>();
        if (rule.Severity != RuleSeverity.Error)
            properties.Add($"Severity = {Foreign.Severity}.{rule.Severity}");
        if (rule.Explain)
            properties.Add("Explain = true");
        if (rule.Since is { } since)
            properties.Add($"Since = {Foreign.ReportPeriod}.Parse({Literals.Of(since)})");
        if (rule.Until is { } until)
            properties.Add($"Until = {Foreign.ReportPeriod}.Parse({Literals.Of(until)})");
        return new RuleText(rule.Path, rule.Text.In(language), [.. rule.Instances.Select(instance => instance.Key)], properties) { MayBeExplained = rule.Explain };
    }

    /// <summary>The rule on a computed cell; its instances are those of the list when it is written.</summary>
    public static RuleText OfComputed(ComputedCell cell, bool isChinese, IReadOnlyList<string> instances)
    {
        var isTotal = cell.RuleId.EndsWith(".total", StringComparison.Ordinal);
        var text = (isTotal, isChinese) switch
        {
            (true, true) => "合计应等于各项之和",
            (true, false) => "The total must equal the sum of its items.",
            (false, true) => "应等于按公式计算的结果",
            (false, false) => "The figure must equal what its formula gives.",
        };
        return new RuleText(cell.RuleId, text, instances, []);
    }

    public void WriteTo(CodeWriter writer, string name)
    {
        writer.Line();
        writer.Line($"private static readonly {Foreign.RuleSchema} {name} = new(");
        writer.Line($"    {Literals.Of(Id)},");
        writer.Line($"    {Literals.Of(Text)},");
        writer.Line($"    [{string.Join(", ", Instances.Select(Literals.Of))}])");
        if (Properties.Count > 0)
        {
            using (writer.Block("{", "};"))
            {
                foreach (var property in Properties)
                    writer.Line($"{property},");
            }
        }
        else
        {
            writer.TerminateLine();
        }
    }
}
