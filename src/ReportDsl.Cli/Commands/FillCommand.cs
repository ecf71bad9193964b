using System.Collections.Immutable;
using ReportDsl.Cli.Data;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Text;
using ReportDsl.Validation.Batches;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Prior;
using ReportDsl.Validation.Results;

namespace ReportDsl.Cli.Commands;

/// <summary>What the command line asks for; <paramref name="Output"/> is the workbook, null for one named as the data.</summary>
internal sealed record FillOptions(IReadOnlyList<string> Templates, string Data, IReadOnlyList<string> Prior, string? Output);

/// <summary><c>fill</c>: from data to the entry workbook that holds it, with earlier figures carried in.</summary>
internal static class FillCommand
{
    public static int Run(FillOptions options, Host host, MessageLanguage language)
    {
        if (Directory.Exists(Path.GetFullPath(options.Data, host.WorkingDirectory)))
        {
            host.Error.WriteLine(DataMessages.IsFolder(options.Data).In(language));
            return ExitCode.Usage;
        }

        if (options.Output is { } output && (Path.EndsInDirectorySeparator(output) || Directory.Exists(Path.GetFullPath(output, host.WorkingDirectory))))
        {
            host.Error.WriteLine(DataMessages.FolderForWorkbook(output, Path.Combine(output, WorkbookOf(options.Data))).In(language));
            return ExitCode.Usage;
        }

        var data = DataSelection.Find([options.Data], host.WorkingDirectory, []);
        var prior = DataSelection.Find(options.Prior, host.WorkingDirectory, DataSelection.AllKinds);
        return !Session.Tell(data.Problems.AddRange(prior.Problems), host, language) && data.Files is [var file]
            ? Fill(file, prior.Files, options, host, language)
            : ExitCode.Usage;
    }

    private static string WorkbookOf(string data) => Path.GetFileNameWithoutExtension(data) + ".xlsx";

    private static int Fill(
        DataFile file, ImmutableArray<DataFile> priorFiles, FillOptions options, Host host, MessageLanguage language)
    {
        var templates = TemplateForms.Compile(options.Templates, host, language);
        if (templates.Forms is not { } forms)
            return templates.Code;

        var name = options.Output ?? WorkbookOf(file.Relative);
        var output = new OutputPlace(Path.GetFullPath(name, host.WorkingDirectory), name, file.Name);
        if (Session.Tell(CommandInputs.Of(templates.Files, [file, .. priorFiles]).ClashesWith([output]), host, language))
            return ExitCode.Usage;

        var reader = new DataReader(forms, host.Workbooks);
        var reading = reader.Read(file);
        foreach (var finding in reading.Findings)
            host.Error.WriteLine(FindingLine.Of(file, finding).In(language));
        if (reading.Report is not { } report)
            return reading.IsInaccessible ? ExitCode.Usage : ExitCode.InputErrors;

        var (earlier, code) = Earlier(reading, report, priorFiles, reader, host, language);
        using var workbook = new MemoryStream();
        if (EntryWorkbook.Write(report, earlier, workbook, null) is { IsEmpty: false } obstacles)
        {
            templates.Session.Print([.. obstacles.Select(obstacle => obstacle.At(Location.None))], host.Error);
            return ExitCode.InputErrors;
        }

        if (Changed(report, host.Workbooks.ReaderOf([report.Form])(workbook.ToArray()).Report) is { Count: > 0 } changed)
        {
            host.Error.WriteLine(DataMessages.ChangedInWorkbook(changed).In(language));
            code = ExitCode.InputErrors;
        }

        return Write(workbook.ToArray(), output, options, host, language) is not ExitCode.Success and var failure
            ? failure
            : Math.Max(code, reading.Findings.Any(finding => finding.Severity == RuleSeverity.Error) ? ExitCode.InputErrors : ExitCode.Success);
    }

    /// <summary>
    /// The values and reasons that are read from the workbook as something else than the data have them: a workbook has no form for some contents,
    /// such as a boolean in a cell for numbers. Cells of which nothing is known are told already.
    /// </summary>
    private static List<string> Changed(ReportData report, ReportData? read) =>
    [
        .. from slot in report.Form.Slots
           let content = report[slot.Index]
           let note = report.Notes.GetValueOrDefault(slot.Index)
           where (content.Kind != ContentKind.Absent && content != read?[slot.Index]) || note != read?.Notes.GetValueOrDefault(slot.Index)
           select slot.Path,
        .. report.Explanations.Where(reason => read?.Explanations.GetValueOrDefault(reason.Key) != reason.Value).Select(reason => reason.Key),
    ];

    private static (ReportData?[] Reports, int Code) Earlier(
        DataReading reading, ReportData report, ImmutableArray<DataFile> files, DataReader reader, Host host, MessageLanguage language)
    {
        if (files.IsEmpty)
            return (reading.Priors.ToArray(), ExitCode.Success);

        var priors = PriorReports.Index(files, reader, new Batch(Batch.DefaultDegree, _ => { }, host.Stopped));
        ReportData?[] earlier = [.. priors.Before(report, reading.Priors).Select(known => known.Report)];
        foreach (var problem in priors.Problems.Concat(priors.Remarks))
            host.Error.WriteLine(problem.In(language));
        foreach (var unmet in priors.Unmet([report.Form]))
            host.Error.WriteLine(unmet.In(language));
        return (earlier, priors.Problems.IsEmpty ? ExitCode.Success : ExitCode.InputErrors);
    }

    private static int Write(byte[] workbook, OutputPlace output, FillOptions options, Host host, MessageLanguage language)
    {
        // A name that nobody gave must not cost anybody a filled workbook.
        if (options.Output is null && File.Exists(output.Path))
        {
            host.Error.WriteLine(DataMessages.AlreadyThere(output.Display).In(language));
            return ExitCode.Usage;
        }

        var folder = Path.GetDirectoryName(output.Path) ?? host.WorkingDirectory;
        if (OutputFolder.Write(folder, [new OutputFile(Path.GetFileName(output.Path), workbook)]) is WriteResult.Failed failed)
        {
            host.Error.WriteLine(Messages.CannotWrite(output.Display, failed.Reason).In(language));
            return ExitCode.Usage;
        }

        host.Out.WriteLine(output.Display);
        return ExitCode.Success;
    }
}
