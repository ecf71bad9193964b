using System.IO.Compression;
using System.Security.Cryptography;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ReportDsl.Forms;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Excel.Tests;

public sealed class PackageTests
{
    public static TheoryData<string> Forms => ["govinfo", "required", "everything", .. ExampleForms.Names];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_Open_XML_validator_finds_no_error(string name)
    {
        using var file = new MemoryStream(Written.Bytes(Written.Form(name)));
        AssertValid(file);
    }

    internal static void AssertValid(Stream file)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2010).Validate(document);
        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_same_form_gives_the_same_parts_in_the_same_order(string name)
    {
        Assert.Equal(Parts(Written.Form(name)), Parts(Written.Form(name)));
    }

    [Fact]
    public void Names_of_tables_differ_by_more_than_case()
    {
        var form = Sources.Form("""
            template T version 1 "T" {
                section s "S" {
                    table a : count { columns { x "X" } }
                    table A : count { columns { x "X" } }
                    table á : count { columns { x "X" } }
                }
            }
            """);
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written.Bytes(form)), isEditable: false);

        var names = document.WorkbookPart?.Workbook?.DefinedNames?.Elements<DefinedName>().Select(name => name.Name?.Value).OfType<string>()
            .Where(name => name.StartsWith("table_", StringComparison.Ordinal)).ToList();

        Assert.Equal(["table_s.a", "table_s.A_2", "table_s.á"], names);
    }

    [Fact]
    public void Nothing_in_the_archive_tells_when_or_where_it_was_written()
    {
        using var archive = new ZipArchive(new MemoryStream(Written.Bytes(SampleForms.GovInfo2021())));

        Assert.Equal("[Content_Types].xml", archive.Entries[0].FullName);
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.DoesNotContain(archive.Entries, entry => entry.FullName.Contains("customXml", StringComparison.OrdinalIgnoreCase));
    }

    private static string[] Parts(Form form)
    {
        using var archive = new ZipArchive(new MemoryStream(Written.Bytes(form)));
        return [.. archive.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            return entry.FullName + " " + Convert.ToHexString(SHA256.HashData(stream));
        })];
    }
}
