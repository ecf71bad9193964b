using System.Globalization;
using ReportDsl.Excel.Reading;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Excel.Reading.Package;
using ReportDsl.Excel.Reading.Xml;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>There are two ways to a part: read as it is, and rewritten by the framework's reader first. Both give the same.</summary>
public sealed class XmlPathTests
{
    [Fact]
    public void Parts_are_read_the_same_rewritten_or_not()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var compared = 0;
        foreach (var workbook in Workbooks())
        {
            foreach (var (name, content) in new EditedBook(workbook).Parts)
            {
                var key = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(content));
                if (ReaderOf(name) is not { } read || !seen.Add(key) || !PlainXml.IsPlain(content) || Read(read, content, name) is not { } direct)
                    continue;

                Assert.Equal(direct, Read(read, PlainXml.Rewrite(content, name), name));
                compared++;
            }
        }

        Assert.InRange(compared, 100, int.MaxValue);
    }

    private static IEnumerable<byte[]> Workbooks() =>
        ((IEnumerable<CorpusCase>[])
        [
            StructureCases.Rows, StructureCases.Columns, StructureCases.Labels, StructureCases.Sheets, ContentCases.Typed, ContentCases.Formulas,
            ContentCases.Frame, XmlCases.Dialects, PackageCases.Parts, OtherFormCases.Everything, OtherFormCases.Forms,
        ])
        .SelectMany(cases => cases).Select(@case => @case.Workbook());

    private static Func<byte[], string, IEnumerable<string>>? ReaderOf(string part) => part.Replace('\\', '/') switch
    {
        var name when name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) => Cells,
        "xl/sharedStrings.xml" => Strings,
        "xl/styles.xml" => Styles,
        "xl/comments1.xml" => (content, name) => PartReader.Read(content, name, CellComments.Read).Select(note => $"{note.Key} {note.Value}"),
        _ => null,
    };

    /// <summary>What a part holds, null where it may not be read.</summary>
    private static List<string>? Read(Func<byte[], string, IEnumerable<string>> read, byte[] content, string name)
    {
        try
        {
            return [.. read(content, name)];
        }
        catch (UnreadableWorkbookException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Cells(byte[] content, string name)
    {
        var cells = PartReader.Read(content, name, SheetCells.Reading(SharedStringTable.Empty));
        return cells.Cells.Select(cell => string.Create(
            CultureInfo.InvariantCulture,
            $"{SheetCells.NameOf(cell)} {cell.Kind} {cell.HasFormula} {cell.Style} {cell.SharedString} {(cell.SharedString < 0 ? cells.ContentOf(cell) : "")} {cells.NumberOf(cell)}"));
    }

    private static IEnumerable<string> Strings(byte[] content, string name)
    {
        var strings = PartReader.Read(content, name, SharedStringTable.Read);
        for (var i = 0; strings[i] is { } text; i++)
            yield return text;
    }

    private static IEnumerable<string> Styles(byte[] content, string name)
    {
        var styles = PartReader.Read(content, name, CellStyles.Read);
        return Enumerable.Range(0, 100).Select(style => $"{styles[style].ShowsDate(1)} {styles[style].IsPlain}");
    }
}
