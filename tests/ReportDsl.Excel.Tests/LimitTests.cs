using ReportDsl.Evaluation;
using ReportDsl.Excel.Content;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>At the limits of what a cell may hold, the workbook's formulas and the evaluator say the same.</summary>
public sealed class LimitTests
{
    private static readonly Form Form = Sources.Form("""
        template T version 1 "T" {
            section s "S" {
                field whole "Whole" : count
                field cents "Cents" : number(2)
                field fine "Fine" : number(4)
                field day "Day" : date
            }
        }
        """);

    public static TheoryData<string> Figures =>
    [
        "0", "1", "99999999999999", "100000000000000", "9999999999999", "9999999999999.9", "99999999999999.9", "999999999999.99", "999999999999.999",
        "9999999999.9999", "99999999999.9999", "99999999999.999", "1000000000000.01", "1000000000000.1", "0.0001", "0.00001", "0.3", "1.005", "72701.25784", "123456789012.34", "1234567890123.4",
        "-99999999999999", "-9999999999999.9", "-100000000000000",
    ];

    [Theory]
    [MemberData(nameof(Figures))]
    public void Figures_of_many_digits(string figure)
    {
        var number = decimal.Parse(figure, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var path in (string[])["s.whole", "s.cents", "s.fine"])
            AssertSame(path, CellContent.Of(number));
    }

    [Theory]
    [InlineData("1900-03-01")]
    [InlineData("1900-02-28")]
    [InlineData("1899-12-31")]
    [InlineData("9999-12-31")]
    public void Dates_are_held_from_March_1900_on(string day)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var live = LiveWorkbook.Of(With("s.day", CellContent.Of(date)));

        Assert.Equal(date.Year == 1900 && date.Month == 3 || date.Year == 9999 ? StateWeight.Value : StateWeight.Invalid, (decimal)live.StateOf(SlotOf("s.day")).Number);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(61)]
    public void A_serial_number_is_a_day_in_the_workbook_where_the_reader_takes_it_for_one(int serial)
    {
        using var file = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(Form, EntryContent.Blank with { Values = EntryContent.Blank.Values.Add(SlotOf("s.day"), (decimal)serial) }, file, null));
        var live = LiveWorkbook.Of(Form, EntryContent.Blank with { Values = EntryContent.Blank.Values.Add(SlotOf("s.day"), (decimal)serial) });

        var report = new WorkbookReader([Form]).Read(file.ToArray()).Report;

        Assert.NotNull(report);
        var isValid = Evaluator.For(Form).Evaluate(report).State(SlotOf("s.day")) == DecidedState.Value;
        Assert.Equal(isValid ? StateWeight.Value : StateWeight.Invalid, (decimal)live.StateOf(SlotOf("s.day")).Number);
    }

    [Fact]
    public void A_text_that_no_cell_holds_is_a_problem_and_nothing_is_written()
    {
        var form = Sources.Form("""template T version 1 "T" { section s "S" { narrative body } }""");
        using var file = new MemoryStream();

        ReportData Of(int length) => new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1)).Set(0, CellContent.Of(new string('长', length))).ToReport();

        var problem = Assert.Single(EntryWorkbook.Write(Of(32_768), [], file));
        Assert.Equal(("RD7103", 0L), (problem.Descriptor.Code, file.Length));
        Assert.Empty(EntryWorkbook.Write(Of(32_767), [], file));
    }

    private static void AssertSame(string path, CellContent content)
    {
        var data = With(path, content);
        var expected = Evaluator.For(Form).Evaluate(data).State(SlotOf(path)) == DecidedState.Value;

        Assert.Equal((path, content.Number, expected ? StateWeight.Value : StateWeight.Invalid), (path, content.Number, (decimal)LiveWorkbook.Of(data).StateOf(SlotOf(path)).Number));
    }

    private static ReportData With(string path, CellContent content) =>
        new ReportData.Builder(Form, new ReportPeriod(PeriodKind.Year, 2024, 1)).Set(SlotOf(path), content).ToReport();

    private static int SlotOf(string path) => Form.Slots.Single(slot => slot.Path == path).Index;
}
