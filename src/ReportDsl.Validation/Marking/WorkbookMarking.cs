using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Layout;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Results;

namespace ReportDsl.Validation.Marking;

/// <summary>
/// Makes a copy of each workbook in which something is to be corrected, with the failing cells marked. A copy that an earlier run left, of a
/// workbook that has nothing to correct any more, is replaced by one without marks.
/// </summary>
/// <param name="copies">Takes them.</param>
/// <param name="workbooks">Marks them.</param>
/// <param name="language">That in which it is said why there is no copy.</param>
internal sealed class WorkbookMarking(ICopyWriter copies, WorkbookAccess workbooks, MessageLanguage language)
{
    /// <summary>Null where there is nothing to mark, and no copy to replace.</summary>
    /// <param name="workbook">What came back.</param>
    /// <param name="result">What is said of it, in the language of the workbook.</param>
    /// <param name="spoken">That language.</param>
    public CopyResult? Write(ReadOnlyMemory<byte> workbook, ReportResult result, MessageLanguage spoken)
    {
        var remarks = RemarksOf(result, spoken);
        if (remarks.IsEmpty && !copies.HasCopyOf(result.Source))
            return null;

        byte[] copy;
        try
        {
            copy = workbooks.Annotate(workbook, remarks, language);
        }
        catch (InvalidDataException exception)
        {
            // Where the file cannot be read, that is its finding: there is nothing to mark.
            return result.Findings.Any(finding => finding.Rule == FileRules.Unreadable.Id) ? null : new CopyResult.NotMarked(exception.Message);
        }

        return copies.Write(result.Source, copy) is { } reason ? new CopyResult.NotWritten(reason) : new CopyResult.Written();
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
