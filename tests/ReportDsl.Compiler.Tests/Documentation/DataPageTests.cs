using System.Text;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Compiler.Tests.Documentation;

/// <summary>The page on the data format shows a report of the 2021 form that is read without a problem.</summary>
public sealed class DataPageTests
{
    [Fact]
    public void The_example_is_a_report()
    {
        var block = Assert.Single(CodeBlock.Read(Repository.Read("docs/data.md"), "json"));
        var form = ExampleForms.Get("gov-info/govinfo-2021.rdsl");

        var reading = ReportJson.Read(Encoding.UTF8.GetBytes(block.Text), form);

        Assert.Empty(reading.Problems);
        Assert.NotNull(reading.Report);
        Assert.Equal("其中修订16件", Assert.Single(reading.Report.Notes).Value);
        Assert.Equal(
            ["#REF!", null],
            form.Slots.Select(slot => reading.Report[slot.Index]).Where(entry => entry.Kind is ContentKind.Invalid or ContentKind.Absent).Select(entry => entry.Text));
    }
}
