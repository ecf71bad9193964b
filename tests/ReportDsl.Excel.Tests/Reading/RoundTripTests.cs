using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>Data into a workbook and back is the same data.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Published => [.. Reports.Names];

    public static TheoryData<string> Examples => [.. ExampleForms.Names, "everything"];

    [Theory]
    [MemberData(nameof(Published))]
    public void Published_reports(string name)
    {
        var data = Reports.Get(name);

        var reading = Reports.Read(Reports.Fill(data));

        Assert.Equal(Reports.Json(data), Reports.Json(reading.Report));
        AssertNothingTold(reading);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Random_reports(string name)
    {
        var form = Written.Form(name);
        for (var seed = 0; seed < 64; seed++)
        {
            var data = TypedReports.Of(form, new ReportPeriod(form.Period.Kind, form.Version == "2019" ? 2019 : 2025, 1), seed);

            var reading = Reports.Read(Reports.Fill(data), form);

            Assert.Equal(Reports.Json(data), Reports.Json(reading.Report));
            AssertNothingTold(reading);
        }
    }

    /// <summary>A workbook fresh from the program has nothing to be told but totals that the report states otherwise.</summary>
    private static void AssertNothingTold(WorkbookReading reading) =>
        Assert.DoesNotContain(Reports.Lines(reading), line => !line.StartsWith("file.overwritten ", StringComparison.Ordinal));
}
