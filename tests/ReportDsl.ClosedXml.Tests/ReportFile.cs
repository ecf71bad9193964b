using System.Collections.Immutable;
using System.Text.Json;
using FillWithClosedXml;
using ReportDsl.Forms;
using ReportDsl.Testing;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.ClosedXml.Tests;

/// <summary>A report as data, read by itself: its values by the paths that a form's cells are found by.</summary>
internal sealed record ReportFile(Form Form, ImmutableArray<(string Path, JsonElement Value)> Values)
{
    private static readonly string[] Parts = ["fields", "narratives", "tables"];

    /// <summary>Where the template of the report lies, which other templates may lie beside.</summary>
    public string Templates => Repository.PathOf(Form.Name == "GovInfo" ? "examples/gov-info" : "examples/enforcement");

    /// <summary>What people fill in: everything that the form does not compute.</summary>
    public IEnumerable<(string Path, JsonElement Value)> Inputs
    {
        get
        {
            var computed = Form.Slots.OfType<CellSlot>().Where(cell => cell.IsComputed).Select(cell => cell.Path).ToHashSet();
            return Values.Where(value => !computed.Contains(value.Path));
        }
    }

    public static ReportFile Read(string path) => Parse(Repository.Read(path));

    public static ReportFile Parse(string json)
    {
        var report = JsonElement.Parse(json);
        var (template, version) = (report.GetProperty("template").ToString(), report.GetProperty("version").ToString());
        return new ReportFile(
            ExampleForms.Names.Select(ExampleForms.Get).Single(form => (form.Name, form.Version) == (template, version)),
            [
                ("period.year", JsonElement.Parse(report.GetProperty("period").ToString())),
                .. Parts.Where(part => report.TryGetProperty(part, out _)).SelectMany(part => Below("", report.GetProperty(part))),
            ]);
    }

    public void FillIn(EntryForm form)
    {
        foreach (var (path, value) in Inputs)
        {
            if (value.ValueKind == JsonValueKind.Number)
                form.Set(path, value.GetDecimal());
            else
                form.Set(path, value.ValueKind switch { JsonValueKind.True => "是", JsonValueKind.False => "否", _ => value.ToString() });
        }
    }

    private static IEnumerable<(string Path, JsonElement Value)> Below(string path, JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().SelectMany(part => Below(path.Length == 0 ? part.Name : $"{path}/{part.Name}", part.Value))
        : [(path, value)];
}
