using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using ReportDsl.Excel.Tests.Reading;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>Workbooks as LibreOffice calculates them: it is started once for all of them, starting takes it longest.</summary>
internal static class Recalculation
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The cells of every workbook, by name and <c>sheet!A1</c>, calculated from formulas whose stored values were taken away.</summary>
    public static Dictionary<string, Dictionary<string, string>> Of(IReadOnlyDictionary<string, byte[]> workbooks) => OtherPrograms
        .LibreOffice(workbooks.ToDictionary(workbook => workbook.Key, workbook => WithoutValues(workbook.Value)))
        .ToDictionary(workbook => workbook.Key, workbook => Cells(workbook.Value));

    /// <summary>What stands in every cell that is not blank, as text.</summary>
    public static Dictionary<string, string> Cells(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        var strings = archive.GetEntry("xl/sharedStrings.xml") is null
            ? []
            : Load(archive, "xl/sharedStrings.xml").Elements(Main + "si")
                .Select(item => string.Concat(item.Descendants(Main + "t").Select(text => text.Value))).ToArray();
        var targets = Load(archive, "xl/_rels/workbook.xml.rels").Elements()
            .ToDictionary(relation => (string?)relation.Attribute("Id") ?? "", relation => ((string?)relation.Attribute("Target") ?? "").TrimStart('/'));
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sheet in Load(archive, "xl/workbook.xml").Descendants(Main + "sheet"))
        {
            var target = targets[(string?)sheet.Attribute(Relations + "id") ?? ""];
            var root = Load(archive, target.StartsWith("xl/", StringComparison.Ordinal) ? target : "xl/" + target);
            foreach (var cell in root.Descendants(Main + "c"))
            {
                var value = cell.Element(Main + "v")?.Value;
                if (value is not null)
                    cells[$"{(string?)sheet.Attribute("name")}!{(string?)cell.Attribute("r")}"] = (string?)cell.Attribute("t") == "s" ? strings[int.Parse(value, CultureInfo.InvariantCulture)] : value;
            }
        }

        return cells;
    }

    private static XElement Load(ZipArchive archive, string part)
    {
        var entry = archive.GetEntry(part);
        Assert.NotNull(entry);
        using var stream = entry.Open();
        return XElement.Load(stream);
    }

    /// <summary>The workbook without what is stored beside its formulas, so that whoever opens it has to calculate.</summary>
    public static byte[] WithoutValues(byte[] workbook)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(workbook)))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var from = entry.Open();
                using var to = target.CreateEntry(entry.FullName).Open();
                if (!entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal))
                {
                    from.CopyTo(to);
                    continue;
                }

                var root = XElement.Load(from, LoadOptions.PreserveWhitespace);
                root.Descendants(Main + "c").Where(cell => cell.Element(Main + "f") is not null).Elements(Main + "v").Remove();
                root.Save(to, SaveOptions.DisableFormatting);
            }
        }

        return result.ToArray();
    }
}
