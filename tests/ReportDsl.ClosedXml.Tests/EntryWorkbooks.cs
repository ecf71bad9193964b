using FillWithClosedXml;
using ReportDsl.Forms;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.ClosedXml.Tests;

/// <summary>The entry workbooks of the example forms as the program writes them, and those that ClosedXML has filled in and saved.</summary>
public sealed class EntryWorkbooks : IDisposable
{
    private readonly Dictionary<string, string> _filled = new(StringComparer.Ordinal);

    public EntryWorkbooks()
    {
        foreach (var templates in (string[])["examples/gov-info", "examples/enforcement"])
            Assert.Equal(0, ProgramRun.OfReportDsl("build", Repository.PathOf(templates), "-o", Folder).ExitCode);
    }

    /// <summary>A folder for these and other files.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("reportdsl-closedxml").FullName;

    /// <summary>The file of a form that nothing is filled in.</summary>
    public string Blank(Form form) => Path.Combine(Folder, $"{form.Name}-{form.Version}.xlsx");

    /// <summary>The file of a report, filled in and saved by ClosedXML.</summary>
    public string Filled(string report)
    {
        if (!_filled.TryGetValue(report, out var file))
            _filled.Add(report, file = Fill(report));
        return file;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Fill(string path)
    {
        var report = ReportFile.Read(path);
        using var form = new EntryForm(Blank(report.Form));
        report.FillIn(form);
        var copy = Path.Combine(Folder, Path.GetFileNameWithoutExtension(path) + ".filled.xlsx");
        form.SaveAs(copy);
        return copy;
    }
}
