using ReportDsl.Evaluation;
using ReportDsl.Excel.Tests.Reading.Corpus;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>Where earlier figures stand, what they are called, and what is told of a copy of their rows.</summary>
public sealed class EarlierFigureTests
{
    private static readonly Lazy<Form> Template = new(() => Sources.Form("""
        template Earlier version 1 "E" {
            period quarter from "2020-Q1"
            language en
            entity agency
            field agency "Agency" : text(20)
            field staff "Staff" : count
            section s "Section" {
                field rooms "Rooms" : count
                table : count { columns { n "N" } rows { x "X" } check more "k" : x[n] >= prior.x[n] }
                check rooms "k" : rooms >= prior.rooms
            }
            check staff "k" : staff >= prior(4).staff
        }
        """));

    [Fact]
    public void Each_has_a_cell_filled_in_or_not()
    {
        var reading = Reports.Read(Reports.Fill(Report(2024, 3), Report(2023, 5)), Template.Value);

        Assert.Equal("Earlier figures!E6", Place(reading, 1, "s/x/n"));
        Assert.Equal("Earlier figures!E7", Place(reading, 4, "staff"));
        Assert.Null(reading.AddressOfEarlier(2, Slot("staff")));
    }

    [Fact]
    public void Fields_are_called_by_the_sheet_that_they_stand_on()
    {
        var workbook = LiveWorkbook.Blank(Template.Value);

        Assert.Equal(
            ["Section (last quarter)", "Section (last quarter)", "Cover (4 quarters ago)"],
            Enumerable.Range(PriorLayout.FirstRow, 3).Select(row => workbook.At("Earlier figures", row, PriorLayout.TableColumn).Text).OrderDescending(StringComparer.Ordinal));
        Assert.DoesNotContain(workbook.TextsOf("Earlier figures"), text => text.StartsWith(' '));
    }

    [Fact]
    public void Of_a_copied_row_only_what_a_person_could_have_meant_is_told()
    {
        var book = new EditedBook(Reports.Fill(Report(2024, 3), Report(2023, 5)));
        var copied = book.Sheet("Earlier figures", sheet => sheet.CopyRow(PriorLayout.FirstRow, 20)).ToArray();
        var withoutKey = book.Sheet("Earlier figures", sheet => sheet.CopyRow(PriorLayout.FirstRow, 22, firstColumn: 2)).ToArray();

        foreach (var file in (byte[][])[copied, withoutKey])
        {
            var extras = Reports.Read(file, Template.Value).Findings.Where(finding => finding.Rule == FileRules.Extra.Id).ToList();
            Assert.DoesNotContain(extras, finding => finding.Message.English.Contains("H2", StringComparison.Ordinal) || finding.Message.English.Contains("I2", StringComparison.Ordinal));
        }
    }

    private static string? Place(WorkbookReading reading, int periods, string path) => reading.AddressOfEarlier(periods, Slot(path))?.ToString().Replace("'", "", StringComparison.Ordinal);

    private static int Slot(string path) => Template.Value.Slots.Single(slot => slot.Path == path).Index;

    private static ReportData Report(int year, int figure)
    {
        var builder = new ReportData.Builder(Template.Value, new ReportPeriod(PeriodKind.Quarter, year, 4));
        foreach (var slot in Template.Value.Slots)
            builder.Set(slot.Index, slot.Spec.Type.IsNumeric ? CellContent.Of(figure) : CellContent.Of("A"));
        return builder.ToReport();
    }
}
