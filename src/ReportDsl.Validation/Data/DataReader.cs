using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Runtime;

namespace ReportDsl.Validation.Data;

/// <summary>From a source to a reading: here, and nowhere else, bytes become reports. Safe to use from many threads.</summary>
/// <param name="forms">The forms that data may be reports of; which one it is, the data say.</param>
/// <param name="workbooks">How workbooks are read.</param>
public sealed class DataReader(FormSet forms, WorkbookAccess workbooks)
{
    /// <summary>The largest source of any kind.</summary>
    internal const int LargestSource = WorkbookReader.LargestFile > ReportJson.LargestFile ? WorkbookReader.LargestFile : ReportJson.LargestFile;

    private readonly Func<ReadOnlyMemory<byte>, DataReading> _readWorkbook = workbooks.ReaderOf(forms.Forms);
    private readonly Func<ReadOnlyMemory<byte>, ReportHeading?> _readHeading = workbooks.HeadingsOf(forms.Forms);

    /// <summary>Reads data and the entry workbooks of some forms.</summary>
    public DataReader(FormSet forms)
        : this(forms, WorkbookAccess.Excel)
    {
    }

    /// <summary>How workbooks are read and marked.</summary>
    internal WorkbookAccess Workbooks => workbooks;

    /// <summary>Reads a report. Never throws: one source must not cost the others.</summary>
    public DataReading Read(DataSource source)
    {
        try
        {
            return source.Read(LargestFor(source)) switch
            {
                DataContent.Found { Bytes: var bytes } => KindOf(source, bytes) == DataKind.Json ? ReadJson(bytes) : _readWorkbook(bytes),
                DataContent.NoData { Reason: var reason } => new DataReading { Findings = [FileRules.Unreadable.Finding(reason)] },
                DataContent.Inaccessible { Reason: var reason } => Inaccessible(reason),
                _ => new DataReading { Findings = [FileRules.Unreadable.Finding(DataWords.TooLarge(LargestFor(source) >> 20))] },
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Inaccessible(new Phrase(exception.Message, exception.Message));
        }
        catch (Exception exception)
        {
            return new DataReading { Findings = [FileRules.Unreadable.Finding(DataWords.DefectIn(exception))], Defect = exception };
        }
    }

    /// <summary>The bytes of a source, and what they are; null where they cannot be had, of which reading the report tells the reason. Never throws.</summary>
    internal static (ReadOnlyMemory<byte> Bytes, DataKind Kind)? ContentOf(DataSource source)
    {
        try
        {
            return source.Read(LargestFor(source)) is DataContent.Found { Bytes: var bytes } ? (bytes, KindOf(source, bytes)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Which report bytes are; null where they are none, or do not say. Never throws.</summary>
    internal ReportHeading? HeadingIn(ReadOnlyMemory<byte> content, DataKind kind)
    {
        try
        {
            return kind == DataKind.Json ? HeadingIn(content) : _readHeading(content) ?? HeadingOf(_readWorkbook(content));
        }
        catch (Exception)
        {
            // Reading the report tells what is wrong with it.
            return null;
        }
    }

    private static int LargestFor(DataSource source) => source.Kind switch
    {
        DataKind.Json => ReportJson.LargestFile,
        DataKind.Workbook => WorkbookReader.LargestFile,
        _ => LargestSource,
    };

    /// <summary>Data begin with a bracket. Whatever else it is, the reader of workbooks says what it takes it for.</summary>
    private static DataKind KindOf(DataSource source, ReadOnlyMemory<byte> content) =>
        source.Kind ?? (WithoutMark(content).Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] ? DataKind.Json : DataKind.Workbook);

    private static DataReading Inaccessible(Phrase reason) => new()
    {
        Findings = [FileRules.Unreadable.Finding(DataWords.Inaccessible(reason))],
        IsInaccessible = true,
    };

    private static ReportHeading? HeadingOf(DataReading reading) => reading.Report is { } report ? ReportHeading.Of(report) : null;

    private ReportHeading? HeadingIn(ReadOnlyMemory<byte> content)
    {
        var header = ReportJson.ReadHeader(content.Span);
        if (forms.Find(header.Template, header.Version).Form is not { Entity: { } entity } form || !Runtime.ReportPeriod.TryParse(header.Period, out var period))
            return null;
        return ReportJson.ReadField(content.Span, form.Slots[entity.Slot].Path) is { } named
            ? new ReportHeading(form, period, ReportHeading.EntityIn(CellContent.Of(named)))
            : HeadingOf(ReadJson(content));
    }

    private DataReading ReadJson(ReadOnlyMemory<byte> content)
    {
        var header = ReportJson.ReadHeader(content.Span);
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

        var reading = ReportJson.Read(content.Span, form);
        if (reading.Report is null && form.Entity is { } entity)
            named = named with { Entity = ReportJson.ReadField(content.Span, form.Slots[entity.Slot].Path) };
        return named with { Report = reading.Report, Findings = [.. reading.Problems.Select(FindingOf), .. LostIn(reading.Report)] };
    }

    /// <summary>Cells that were lost in the workbook that the data were extracted from: nothing that is known of them can be wrong.</summary>
    private static IEnumerable<FileFinding> LostIn(ReportData? report)
    {
        var lost = report?.Form.Slots.Where(slot => report[slot.Index].Kind == ContentKind.Absent).Select(slot => slot.Path).ToList() ?? [];
        return lost.Count == 0 ? [] : [FileRules.Altered.Finding(DataWords.Lost(lost))];
    }

    private FileFinding? SyntaxProblem(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(WithoutMark(content));
            return null;
        }
        catch (System.Text.Json.JsonException)
        {
            // Read as any form, a text that is no JSON ends with this one problem, in the reader's own words and with its place.
            return forms.Forms is [var any, ..] ? FindingOf(ReportJson.Read(content.Span, any).Problems[^1]) : null;
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) =>
        content.Span is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content;

    private static FileFinding FindingOf(DataProblem problem) =>
        (problem.IsOfPeriod ? FileRules.Period : FileRules.Unreadable).Finding(new Phrase($"{problem.Path}: {problem.Text.English}", $"{problem.Path}：{problem.Text.Chinese}")) with
        {
            Position = (problem.Line, problem.Column),
        };
}
