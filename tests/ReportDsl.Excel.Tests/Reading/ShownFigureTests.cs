using ReportDsl.Evaluation;
using ReportDsl.Excel.Tests.Reading.Corpus;
using ReportDsl.Runtime;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>What a cell shows is taken for its value with <c>--lenient</c> alone, and only where nothing else can be meant.</summary>
public sealed class ShownFigureTests
{
    private const string Fees = "publication.fees/charges/amount";

    [Theory]
    [InlineData("0!.0000", 727012578, "72701.2578")]
    [InlineData("0.00\"元\"", 727012578, "72701.2578")]
    [InlineData("0!.0000\"万元\"", 727012578, "72701.2578")]
    [InlineData("0.00,,\"百万元\"", 727012578, "72701.2578")]
    [InlineData("¥0.00", 727012578, "727012578")]
    [InlineData("0.0,", 727012578, "727012578")]
    [InlineData(";;;", 727012578, "727012578")]
    [InlineData("0.00", 72701.2578, "72701.2578")]
    public void What_is_shown_is_taken_where_it_is_certain(string format, double stored, string read)
    {
        var book = CorpusCase.Book;
        var style = book.AddFormat(format);
        var reading = Reports.Read(book.Sheet("二", sheet => sheet.Set("C21", stored).Style("C21", style)).ToArray());
        Assert.NotNull(reading.Report);
        var slot = CorpusCase.SlotOf(Fees);

        var lenient = LenientReading.Of(reading.Report, reading.Shown);

        Assert.Equal(CellContent.Of((decimal)stored), reading.Report[slot]);
        Assert.Equal(read, lenient.Report[slot].Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((decimal)stored != lenient.Report[slot].Number, lenient.Findings.Any(finding => finding.Slot == slot));
    }
}
