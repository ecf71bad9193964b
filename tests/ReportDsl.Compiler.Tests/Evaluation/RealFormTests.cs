using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>What is found in the reports of real forms is what people find who read form and figures.</summary>
public sealed class RealFormTests
{
    public static TheoryData<string> Reports => [.. RealForms.Reports.Select(report => report.ToString())];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Exactly_what_is_wrong_is_found(string name)
    {
        var report = RealForms.Reports.Single(one => one.ToString() == name);

        var result = Evaluator.For(RealForms.Get(report.Form)).Evaluate(report.Data, report.Priors);

        Assert.Equal(
            report.Findings.Order(StringComparer.Ordinal),
            result.Findings(MessageLanguage.English).Select(finding => finding.Rule + finding.Instance).Order(StringComparer.Ordinal));
    }
}
