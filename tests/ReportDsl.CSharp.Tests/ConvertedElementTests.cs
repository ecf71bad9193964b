using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;

namespace ReportDsl.CSharp.Tests;

/// <summary>What is blank stays blank when it is converted, also where it counts as zero: an aggregate treats it as the cell itself.</summary>
public sealed class ConvertedElementTests
{
    [Fact]
    public void A_blank_that_counts_as_zero_is_no_value_for_count()
    {
        var outcomes = Evaluator.For(ConvertedElements.Form).Evaluate(ConvertedElements.Report).Outcomes.ToArray();

        Assert.Equal((Outcome[])[Outcome.Pass, Outcome.Fail, Outcome.Pass, Outcome.Pass, Outcome.NotAssessable], outcomes);
    }

    [Fact]
    public void Both_engines_say_the_same() =>
        _ = Engines.Compare(ConvertedElements.Form, GeneratedReports.Of(ConvertedElements.Form), 1, 400);
}
