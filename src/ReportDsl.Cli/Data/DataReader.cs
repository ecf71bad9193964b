using ReportDsl.Cli.Files;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel;

namespace ReportDsl.Cli.Data;

/// <summary>From a file to a reading: here, and nowhere else, bytes become reports. Safe to use from many threads.</summary>
internal sealed class DataReader(FormSet forms, WorkbookAccess workbooks)
{
    private readonly Func<ReadOnlyMemory<byte>, DataReading> _readWorkbook = workbooks.ReaderOf(forms.Forms);

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

    private DataReading ReadJson(byte[] content)
    {
        var header = ReportJson.ReadHeader(content);
        var named = new DataReading { Template = header.Template, Version = header.Version };
        var (form, problem) = forms.Find(header.Template, header.Version);
        if (form is null)
        {
            // Before anything is said of its template: whether the file is JSON at all.
            return SyntaxProblem(content) is { } broken
                ? named with { Findings = [broken] }
                : named with { Findings = problem is null ? [] : [problem] };
        }

        var reading = ReportJson.Read(content, form);
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
        FileRules.Unreadable.Finding(new Phrase($"{problem.Path}: {problem.Text.English}", $"{problem.Path}：{problem.Text.Chinese}")) with
        {
            Position = (problem.Line, problem.Column),
        };
}
