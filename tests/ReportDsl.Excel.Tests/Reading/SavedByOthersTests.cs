using ReportDsl.Evaluation;
using ReportDsl.Runtime;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading;

/// <summary>A filled workbook that another program has saved is the same report, with nothing to be said of it.</summary>
public sealed class SavedByOthersTests
{
    private static ReportData Data => Reports.Get("suqian-2024.json").ToBuilder()
        .SetNote(SlotOf("applications/received/person"), "含网络申请")
        .Explain("applications.opening[person]", "机构改革，职能划入")
        .Set(SlotOf("publication.fees/charges/amount"), CellContent.Of(72701.2578m))
        .ToReport();

    [RequiresFact(Tool.LibreOffice)]
    public void LibreOffice_saves_it_as_the_same_report()
    {
        var saved = OtherPrograms.LibreOffice(new Dictionary<string, byte[]> { ["report"] = Reports.Fill(Data, Reports.Get("suqian-2023.json")) })["report"];

        var reading = Reports.Read(saved);

        Assert.Equal(Reports.Json(Data), Reports.Json(reading.Report));
        Assert.Empty(Reports.Lines(reading));
        Assert.Single(reading.Priors);
    }

    [RequiresFact(Tool.Openpyxl)]
    public void Openpyxl_saves_it_as_the_same_report()
    {
        var (saved, _) = OtherPrograms.Openpyxl(Reports.Fill(Data, Reports.Get("suqian-2023.json")), "");

        var reading = Reports.Read(saved);

        Assert.Equal(Reports.Json(Data), Reports.Json(reading.Report));
        Assert.Empty(Reports.Lines(reading));
        Assert.Single(reading.Priors);
    }

    private static int SlotOf(string path) => Reports.Forms[1].Slots.Single(slot => slot.Path == path).Index;
}
