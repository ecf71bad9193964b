using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Reading;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Excel.Reading.Mapping;
using ReportDsl.Excel.Reading.Package;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel;

/// <summary>
/// Reads filled entry workbooks of some forms, whatever program saved them: identity first, then every cell by the keys of its row and
/// column. Nothing is believed that can be computed again. Made once for its forms; safe to use from many threads.
/// </summary>
/// <param name="forms">The forms whose workbooks can be read. Of one template there may be several versions.</param>
/// <remarks>Entry workbooks name their template and version; the form that has both is the one they are read by.</remarks>
public sealed class WorkbookReader(IEnumerable<Form> forms)
{
    /// <summary>A workbook may have so many bytes: 64 MiB.</summary>
    public const int LargestFile = ReadingLimits.FileBytes;

    /// <summary>Each of its sheets may have so many bytes, unpacked: 64 MiB.</summary>
    internal const int LargestPart = ReadingLimits.PartBytes;

    private readonly ImmutableArray<Form> _forms = [.. forms];
    private readonly ConcurrentDictionary<(Form, string), FormMap?> _maps = new();

    /// <summary>Reads a workbook. Never throws for what is in the file: that is told by findings.</summary>
    /// <param name="file">The bytes of the file, at most <see cref="LargestFile"/>; of more a finding tells.</param>
    public WorkbookReading Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var workbook = OpenedWorkbook.Open(file);
            return Read(workbook);
        }
        catch (UnreadableWorkbookException exception)
        {
            return Refused(null, FileRules.Unreadable, exception.Reason);
        }
    }

    /// <summary>
    /// Which report a workbook is, from its cover alone; null where the cover does not say it or is not as it was sent out, so that it takes
    /// reading the whole.
    /// </summary>
    /// <param name="file">The bytes of the file.</param>
    public ReportHeading? ReadHeading(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var workbook = OpenedWorkbook.Open(file);
            foreach (var entry in workbook.Sheets)
            {
                if (!FormMap.IsIgnored(entry.Name) && OpenedSheet.Open(workbook, entry) is { Identity: { Part: SheetIdentity.Cover } identity } cover)
                    return HeadingOn(cover, identity, workbook);
            }

            return null;
        }
        catch (UnreadableWorkbookException)
        {
            return null;
        }
    }

    private ReportHeading? HeadingOn(OpenedSheet cover, SheetIdentity identity, OpenedWorkbook workbook)
    {
        if (identity.Format > SheetIdentity.NewestFormat
            || FileRules.FindForm(_forms, identity.Template, identity.Version).Form is not { Entity: { } entity } form
            || MapOf(form, identity.LayoutHash) is not { } map)
        {
            return null;
        }

        var context = new ReadingContext(map, workbook, IdentitySheet.None);
        var frame = new FrameReading(context);
        frame.ReadCover(cover);
        return frame.Period.IsKnown && context.Placements[entity.Slot] is { Sheet: { } sheet, Cell: >= 0 and var cell }
            ? new ReportHeading(form, frame.Period, ReportHeading.EntityIn(context.Values.Read(sheet.Cells, sheet.Cells.Cells[cell], form.Slots[entity.Slot].Spec.Type)))
            : null;
    }

    private WorkbookReading Read(OpenedWorkbook workbook)
    {
        var sheets = new List<OpenedSheet>(workbook.Sheets.Length);
        foreach (var entry in workbook.Sheets)
        {
            if (!FormMap.IsIgnored(entry.Name))
                sheets.Add(OpenedSheet.Open(workbook, entry));
        }

        var remembered = IdentitySheet.Of(workbook);
        var identities = sheets.Select(sheet => sheet.Identity).OfType<SheetIdentity>().ToList();
        if (identities.Count == 0 && remembered.Identity is { } only)
            identities.Add(only);
        if (identities.Count == 0)
        {
            return Refused(null, FileRules.Template, new Phrase(
                "No sheet says which form it is: the file was not made from an entry workbook, or its hidden cells were deleted. Fill in the workbook that was sent out.",
                "没有工作表标明所属报表：文件不是由填报工作簿填写的，或其隐藏单元格已被删除。请使用下发的工作簿填写。"));
        }

        var first = identities[0];
        var identity = new WorkbookIdentity(first.Template, first.Version, null);
        if (identities.Max(other => other.Format) is var format and > SheetIdentity.NewestFormat)
        {
            return Refused(identity, FileRules.Newer, new Phrase(
                $"The workbook was made by a newer program (format {format}; this program reads up to {SheetIdentity.NewestFormat}). Update this program.",
                $"工作簿由更新版本的程序生成（格式 {format}，本程序最高可读 {SheetIdentity.NewestFormat}）。请更新本程序。"));
        }

        if (identities.Find(other => (other.Template, other.Version) != (first.Template, first.Version)) is { } foreign)
        {
            return Refused(identity, FileRules.Altered, new Phrase(
                $"The workbook mixes sheets of {first.Template} {first.Version} and {foreign.Template} {foreign.Version}. Send them as two files.",
                $"工作簿混有 {first.Template} {first.Version} 与 {foreign.Template} {foreign.Version} 的工作表。请分别报送。"));
        }

        var (form, refusal) = FileRules.FindForm(_forms, first.Template, first.Version);
        if (form is null)
            return new WorkbookReading(identity, refusal is null ? [] : [refusal]);
        if (MapOf(form, first.LayoutHash, remembered.Language) is not { } map)
            return Refused(identity, FileRules.Template, new Phrase("The form does not fit into a workbook.", "本表无法排入工作簿。"));
        return new WorkbookReading(
            identity with { Language = map.Layout.Words.Language }, new FormReading(new ReadingContext(map, workbook, remembered), sheets).Read());
    }

    /// <summary>The form in the language whose layout has the fingerprint, else in the one that the workbook names, else in its first.</summary>
    private FormMap? MapOf(Form form, string hash, string? named) =>
        MapOf(form, hash) ?? MapIn(form, named is not null && form.Languages.Contains(named) ? named : form.Languages[0]);

    /// <summary>The form in the language whose layout has the fingerprint; null where none has.</summary>
    private FormMap? MapOf(Form form, string hash)
    {
        foreach (var language in form.Languages)
        {
            if (MapIn(form, language) is { } map && map.Layout.Hash == hash)
                return map;
        }

        return null;
    }

    private FormMap? MapIn(Form form, string language) => _maps.GetOrAdd(
        (form, language), static key => FormLayout.Compute(key.Item1, key.Item2).Layout is { } layout ? new FormMap(layout) : null);

    private static WorkbookReading Refused(WorkbookIdentity? identity, FileRule rule, Phrase reason) =>
        new(identity, [rule.Finding(reason)]);
}
