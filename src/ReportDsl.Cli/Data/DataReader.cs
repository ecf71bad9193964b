using ReportDsl.Cli.Files;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel;

namespace ReportDsl.Cli.Data;

/// <summary>From a file to a reading: here, and nowhere else, bytes become reports. Safe to use from many threads.</summary>
internal sealed class DataReader(FormSet forms, WorkbookAccess workbooks)
{
    private readonly Func<ReadOnlyMemory<byte>, DataReading> _readWorkbook = workbooks.ReaderOf(forms.Forms);
    private readonly Func<ReadOnlyMemory<byte>, ReportHeading?> _readHeading = workbooks.HeadingsOf(forms.Forms);

    /// <summary>Never throws: one file must not cost the others.</summary>
    public DataReading Read(DataFile file)
    {
        try
        {
            if (FileKinds.Of(file.FullPath) == FileKind.Special)
                return new DataReading { Findings = [FileRules.Unreadable.Finding(DataMessages.NotRegular)] };

            var largest = file.IsJson ? ReportJson.LargestFile : WorkbookReader.LargestFile;
            if (InputFile.Read(file.FullPath, largest) is not { } content)
                return new DataReading { Findings = [FileRules.Unreadable.Finding(DataMessages.TooLarge(largest >> 20))] };
            return file.IsJson ? ReadJson(content) : _readWorkbook(content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new DataReading
            {
                Findings = [FileRules.Unreadable.Finding(DataMessages.Inaccessible(FileTrouble.OfFile(exception, file.FullPath)))],
                IsInaccessible = true,
            };
        }
        catch (Exception exception)
        {
            return new DataReading { Findings = [FileRules.Unreadable.Finding(DataMessages.DefectIn(exception))], Defect = exception };
        }
    }

    /// <summary>The bytes of a file; null where they cannot be had, of which reading the report tells the reason. Never throws.</summary>
    public static byte[]? ContentOf(DataFile file)
    {
        try
        {
            return FileKinds.Of(file.FullPath) == FileKind.Special
                ? null
                : InputFile.Read(file.FullPath, file.IsJson ? ReportJson.LargestFile : WorkbookReader.LargestFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Which report the bytes of a file are; null where they are none, or do not say. Never throws.</summary>
    public ReportHeading? HeadingIn(DataFile file, byte[] content)
    {
        try
        {
            return file.IsJson ? HeadingIn(content) : _readHeading(content) ?? HeadingOf(_readWorkbook(content));
        }
        catch (Exception)
        {
            // Reading the report tells what is wrong with it.
            return null;
        }
    }

    private static ReportHeading? HeadingOf(DataReading reading) => reading.Report is { } report ? ReportHeading.Of(report) : null;

    private ReportHeading? HeadingIn(byte[] content)
    {
        var header = ReportJson.ReadHeader(content);
        if (forms.Find(header.Template, header.Version).Form is not { Entity: { } entity } form || !Runtime.ReportPeriod.TryParse(header.Period, out var period))
            return null;
        return ReportJson.ReadField(content, form.Slots[entity.Slot].Path) is { } named
            ? new ReportHeading(form, period, ReportHeading.EntityIn(Entry.Of(named)))
            : HeadingOf(ReadJson(content));
    }

    private DataReading ReadJson(byte[] content)
    {
        var header = ReportJson.ReadHeader(content);
        var named = new DataReading
        {
            Template = header.Template,
            Version = header.Version,
            Period = Runtime.ReportPeriod.TryParse(header.Period, out _) ? header.Period : null,
        };
        var (form, problem) = forms.Find(header.Template, header.Version);
        if (form is null)
        {
            // Before anything is said of its template: whether the file is JSON at all.
            return SyntaxProblem(content) is { } broken
                ? named with { Findings = [broken] }
                : named with { Findings = problem is null ? [] : [problem] };
        }

        var reading = ReportJson.Read(content, form);
        if (reading.Report is null && form.Entity is { } entity)
            named = named with { Entity = ReportJson.ReadField(content, form.Slots[entity.Slot].Path) };
        return named with { Report = reading.Report, Findings = [.. reading.Problems.Select(FindingOf), .. LostIn(reading.Report)] };
    }

    /// <summary>Cells that were lost in the workbook that the data were extracted from: nothing that is known of them can be wrong.</summary>
    private static IEnumerable<FileFinding> LostIn(ReportData? report)
    {
        var lost = report?.Form.Slots.Where(slot => report[slot.Index].Kind == EntryKind.Absent).Select(slot => slot.Path).ToList() ?? [];
        return lost.Count == 0 ? [] : [FileRules.Altered.Finding(DataMessages.Lost(lost))];
    }

    private FileFinding? SyntaxProblem(byte[] content)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(WithoutMark(content));
            return null;
        }
        catch (System.Text.Json.JsonException)
        {
            // Read as any form, a text that is no JSON ends with this one problem, in the reader's own words and with its place.
            return forms.Forms is [var any, ..] ? FindingOf(ReportJson.Read(content, any).Problems[^1]) : null;
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] content) =>
        content is [0xEF, 0xBB, 0xBF, ..] ? content.AsMemory(3) : content;

    private static FileFinding FindingOf(DataProblem problem) =>
        (problem.IsOfPeriod ? FileRules.Period : FileRules.Unreadable).Finding(new Phrase($"{problem.Path}: {problem.Text.English}", $"{problem.Path}：{problem.Text.Chinese}")) with
        {
            Position = (problem.Line, problem.Column),
        };
}
