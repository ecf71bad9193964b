using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>What is said of a cell that is filled in while it is not known whether it applies.</summary>
public sealed class OpenQuestionTests
{
    private const string Template = """
        template T version 1 "T" {
            field any "Were there cases" : boolean
            field kind "Kind" : count optional
            section c "Cases" when any {
                field n "Number" : count
                section d "Details" when kind > 1 and n >= 0 { field m "More" : count }
            }
        }
        """;

    [Theory]
    [InlineData(null, null, 5, null, "c.n.applicable", "5: does not apply as long as 'Were there cases' is not answered")]
    [InlineData("no", null, 5, null, "c.n.applicable", "5: does not apply here")]
    [InlineData("maybe", null, 5, null, "c.n.applicable", "5: does not apply as long as 'Were there cases' holds no valid value")]
    [InlineData("yes", null, 5, 7, "c.d.m.applicable", "7: does not apply as long as 'Kind' is not answered")]
    [InlineData("yes", 1, 5, 7, "c.d.m.applicable", "7: does not apply here")]
    [InlineData("no", null, null, 7, "c.d.m.applicable", "7: does not apply here")]
    [InlineData(null, 1, null, 7, "c.d.m.applicable", "7: does not apply here")]
    [InlineData(null, 2, null, 7, "c.d.m.applicable", "7: does not apply as long as 'Were there cases' is not answered")]
    public void The_question_is_named(string? any, int? kind, int? n, int? m, string rule, string message)
    {
        var form = Sources.Form(Template);
        var data = new ReportData.Builder(form, ReportPeriod.TryParse("2023", out var period) ? period : default);
        int Slot(string path) => form.Slots.Single(slot => slot.Path == path).Index;
        if (any is not null)
            data.Set(Slot("any"), any is "yes" or "no" ? CellContent.Of(any == "yes") : CellContent.Of(any));
        foreach (var (path, figure) in new[] { ("kind", kind), ("c.n", n), ("c.d.m", m) })
        {
            if (figure is { } number)
                data.Set(Slot(path), CellContent.Of(number));
        }

        var findings = Evaluator.For(form).Evaluate(data.ToReport()).Findings(MessageLanguage.English);

        var finding = Assert.Single(findings, finding => finding.Rule.EndsWith(".applicable", StringComparison.Ordinal));
        Assert.Equal((rule, message, "A cell that does not apply must be blank."), (finding.Rule, finding.Message, finding.Text));
    }
}
