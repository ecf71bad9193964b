using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>
/// Whatever comes back can be marked, or is refused with the one exception that is documented. A marked copy reads as the workbook did, and is
/// valid where that was.
/// </summary>
public sealed class AnnotatedCorpusTests
{
    private static readonly Dictionary<string, Func<IEnumerable<CorpusCase>>> Groups = new(StringComparer.Ordinal)
    {
        ["rows"] = () => StructureCases.Rows,
        ["columns"] = () => StructureCases.Columns,
        ["labels"] = () => StructureCases.Labels,
        ["sheets"] = () => StructureCases.Sheets,
        ["contents"] = () => ContentCases.Typed,
        ["formulas"] = () => ContentCases.Formulas,
        ["frame"] = () => ContentCases.Frame,
        ["dialects"] = () => XmlCases.Dialects,
        ["broken"] = () => XmlCases.Broken,
        ["parts"] = () => PackageCases.Parts,
        ["archives"] = () => PackageCases.Archives,
        ["kinds"] = () => PackageCases.Kinds,
        ["everything"] = () => OtherFormCases.Everything,
        ["forms"] = () => OtherFormCases.Forms,
    };

    /// <summary>What can be read without a part, and not marked without it.</summary>
    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "no styles", "no types of parts", "notes that are not there",
    };

    public static TheoryData<string> Names => [.. Groups.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Marked_copies_read_as_the_workbooks_did(string group) => Check(Groups[group]());

    [RequiresFact(Tool.Openpyxl)]
    public void Marked_copies_of_what_openpyxl_saved() => Check(OtherProgramCases.Openpyxl());

    [RequiresFact(Tool.LibreOffice)]
    public void Marked_copies_of_what_LibreOffice_saved() => Check(OtherProgramCases.LibreOffice());

    private static void Check(IEnumerable<CorpusCase> cases)
    {
        var problems = cases.SelectMany(@case => ProblemsOf(@case).Select(problem => $"{@case.Name}: {problem}")).ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(40)));
    }

    private static List<string> ProblemsOf(CorpusCase @case)
    {
        Form[] forms = @case.Truth.Form == CorpusCase.Form ? [] : [@case.Truth.Form];
        var workbook = @case.Workbook();
        var reading = Reports.Read(workbook, forms);
        if (Copy(workbook, RemarksOn(reading)) is not { } copy)
            return reading.Report is null || Refused.Contains(@case.Name) ? [] : ["is read, and cannot be marked"];
        if (reading.Report is null)
            return [];

        var marked = Reports.Read(copy, forms);
        var wrong = new List<string>();
        if (!reading.Priors.Prepend(reading.Report).Select(Shown).SequenceEqual(marked.Priors.Prepend(marked.Report).Select(Shown)))
            wrong.Add("the copy reads as another report");
        if (!Reports.Lines(reading).SequenceEqual(Reports.Lines(marked)))
            wrong.Add($"of the copy is told: {string.Join("; ", Reports.Lines(marked).Except(Reports.Lines(reading)))}");
        if (!Reports.Lines(Reports.Read(WorkbookAnnotator.Annotate(copy, []), forms)).SequenceEqual(Reports.Lines(reading)))
            wrong.Add("the copy without its marks is read otherwise");
        if (ErrorsIn(workbook) is { Count: 0 })
            wrong.AddRange(ErrorsIn(copy) ?? ["the copy cannot be opened"]);
        return wrong;
    }

    private static string Shown(ReportData? report) => report is null ? "" : Reports.Json(report);

    /// <summary>Every tenth value, and the file as a whole.</summary>
    private static List<CellRemark> RemarksOn(WorkbookReading reading)
    {
        var addresses = reading.Form?.Slots.Where(slot => slot.Index % 10 == 0).Select(slot => reading.AddressOf(slot.Index)).Where(address => address is not null) ?? [];
        return [.. addresses.Append(null).Select((address, i) => new CellRemark(address, i % 3 == 0 ? RuleSeverity.Warning : RuleSeverity.Error, $"第 {i} 处"))];
    }

    private static byte[]? Copy(byte[] workbook, List<CellRemark> remarks)
    {
        try
        {
            return WorkbookAnnotator.Annotate(workbook, remarks);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>What the validator finds; null where it does not even open the file.</summary>
    private static List<string>? ErrorsIn(byte[] workbook)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
            return [.. new OpenXmlValidator(FileFormatVersions.Office2010).Validate(document).Select(error => $"{error.Description} {error.Path?.XPath}")];
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or FileFormatException or InvalidDataException or System.Xml.XmlException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            return null;
        }
    }
}
