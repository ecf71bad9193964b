using System.Collections.Immutable;
using ReportDsl.Cli.Data;
using ReportDsl.Cli.Files;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Layout;

namespace ReportDsl.Cli.Validation;

/// <summary>
/// Writes a copy of each workbook in which something is to be corrected, with the failing cells marked. A copy that an earlier run left, of a
/// workbook that has nothing to correct any more, is replaced by one without marks.
/// </summary>
/// <param name="Folder">Absolute.</param>
/// <param name="Language">That in which the program says why there is no copy.</param>
internal sealed record Annotation(string Folder, WorkbookAccess Workbooks, MessageLanguage Language)
{
    public string PathOf(DataFile file) => Path.Combine(Folder, file.Relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Null where there is nothing to mark, and no copy to replace.</summary>
    /// <param name="workbook">What came back.</param>
    /// <param name="result">What is said of it, in the language of the workbook.</param>
    /// <param name="spoken">That language.</param>
    public AnnotatedCopy? Write(ReadOnlyMemory<byte> workbook, ReportResult result, MessageLanguage spoken)
    {
        var path = PathOf(result.File);
        var remarks = RemarksOf(result, spoken);
        if (remarks.IsEmpty && !File.Exists(path))
            return null;

        byte[] copy;
        try
        {
            copy = Workbooks.Annotate(workbook, remarks, Language);
        }
        catch (InvalidDataException exception)
        {
            // Where the file cannot be read, that is its finding: there is nothing to mark.
            return result.Findings.Any(finding => finding.Rule == FileRules.Unreadable.Id)
                ? null
                : new AnnotatedCopy(path, DataMessages.NotMarked(path, exception.Message));
        }

        var written = OutputFolder.Write(Path.GetDirectoryName(path) ?? Folder, [new OutputFile(Path.GetFileName(path), copy)]);
        return new AnnotatedCopy(path, written is WriteResult.Failed failed ? Messages.CannotWrite(path, failed.Reason) : null);
    }

    /// <summary>
    /// What stands with a written reason needs no correction; earlier reports, and which of several files counts, are not the sender's to correct.
    /// </summary>
    private static ImmutableArray<CellRemark> RemarksOf(ReportResult result, MessageLanguage spoken) =>
    [
        .. from finding in result.Findings
           where finding.Explanation is null && finding.Rule != FileRules.Contradictory.Id && finding.Rule != FileRules.Twice.Id
           from address in AddressesToMark(finding)
           select new CellRemark(address, finding.Severity, RemarkOf(finding, spoken)),
    ];

    /// <summary>The cells to mark, or null once for what concerns the file as a whole.</summary>
    private static List<CellAddress?> AddressesToMark(ResultFinding finding)
    {
        // A total that does not add up is marked itself, not also each of its items.
        var cells = finding.Rule.EndsWith(".total", StringComparison.Ordinal) ? finding.Cells.Take(1) : finding.Cells.Where(cell => cell.IsOwn);
        var addresses = cells.Select(cell => cell.Place?.Cell).Where(address => address is not null).ToList();
        return addresses.Count > 0 ? addresses : [null];
    }

    private static string RemarkOf(ResultFinding finding, MessageLanguage spoken) =>
        finding.Sentence.In(spoken)
        + (finding.Proposal is { IsTold: false } proposal ? ResultWords.Meant(proposal.Shown).In(spoken) : "");
}
