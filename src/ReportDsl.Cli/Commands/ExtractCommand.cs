using System.Collections.Immutable;
using System.Text;
using ReportDsl.Cli.Data;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Validation.Batches;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Results;

namespace ReportDsl.Cli.Commands;

/// <summary>What the command line asks for; <paramref name="Output"/> is the folder for the data, null for standard output.</summary>
internal sealed record ExtractOptions(IReadOnlyList<string> Templates, IReadOnlyList<string> Workbooks, string? Output);

/// <summary><c>extract</c>: from filled workbooks to data, as it stands there, valid or not.</summary>
internal static class ExtractCommand
{
    public static int Run(ExtractOptions options, Host host, MessageLanguage language)
    {
        var selection = DataSelection.Find(options.Workbooks, host.WorkingDirectory, DataSelection.Workbooks);
        var folder = options.Output is { } output ? Path.GetFullPath(output, host.WorkingDirectory) : null;
        if (Session.Tell(selection.Problems.Concat(ProblemOf(folder, options.Output, selection.Files.Length)), host, language))
            return ExitCode.Usage;

        var templates = TemplateForms.Compile(options.Templates, host, language);
        if (templates.Forms is not { } forms)
            return templates.Code;

        var outputs = folder is null
            ? []
            : selection.Files.Select(file => new OutputPlace(Path.Combine(folder, NameOf(file)), NameOf(file), file.Name));
        return Session.Tell(CommandInputs.Of(templates.Files, selection.Files).ClashesWith(outputs), host, language)
            ? ExitCode.Usage
            : Extract(selection.Files, folder, options, new DataReader(forms, host.Workbooks), host, language);
    }

    /// <summary>What is wrong with the place for the data, if anything.</summary>
    private static IEnumerable<Phrase> ProblemOf(string? folder, string? display, int workbooks)
    {
        if (folder is null && workbooks > 1)
            yield return DataMessages.NeedsFolder;
        if (folder is not null && FileTrouble.ObstacleToFolder(folder) is { } obstacle)
            yield return Messages.CannotWrite(display ?? folder, obstacle);
    }

    private static int Extract(
        ImmutableArray<DataFile> files, string? folder, ExtractOptions options, DataReader reader, Host host, MessageLanguage language)
    {
        var (code, done, written) = (ExitCode.Success, 0, 0);
        using (var progress = ProgressBar.On(host, language, files.Length))
        {
            var withErrors = 0;
            var batch = new Batch(Batch.DefaultDegree, count => progress?.Show(count, withErrors), host.Stopped);
            foreach (var extraction in batch.Run(files, file => Of(file, reader)))
            {
                done++;
                withErrors += extraction.Code == ExitCode.Success ? 0 : 1;
                code = Math.Max(code, extraction.Code);
                if (!extraction.Messages.IsEmpty)
                    progress?.Hide();
                foreach (var message in extraction.Messages)
                    host.Error.WriteLine(message.In(language));
                if (extraction.Data is not { } data)
                    continue;

                if (folder is null)
                {
                    host.Out.WriteLine(Encoding.UTF8.GetString(data));
                    continue;
                }

                var name = NameOf(extraction.File);
                if (OutputFolder.Write(folder, [new OutputFile(name, data)]) is WriteResult.Failed failed)
                {
                    progress?.Hide();
                    host.Error.WriteLine(Messages.CannotWrite(failed.Path, failed.Reason).In(language));
                    return ExitCode.Usage;
                }

                host.Out.WriteLine(Path.Combine(options.Output ?? "", name));
                written++;
            }
        }

        if (folder is not null)
            host.Error.WriteLine(DataMessages.Extracted(written, files.Length).In(language));
        if (done == files.Length)
            return code;

        host.Error.WriteLine(new BatchSummary(files.Length) { Reports = done }.Interruption.In(language));
        return ExitCode.Interrupted;
    }

    private static Extraction Of(DataFile file, DataReader reader)
    {
        var reading = reader.Read(file);
        ImmutableArray<Phrase> messages = [.. reading.Findings.Select(finding => FindingLine.Of(file, finding))];
        var code = reading switch
        {
            { Defect: not null } => ExitCode.Defect,
            { IsInaccessible: true } => ExitCode.Usage,
            { Report: null } => ExitCode.InputErrors,
            _ when reading.Findings.Any(finding => finding.Severity == RuleSeverity.Error) => ExitCode.InputErrors,
            _ => ExitCode.Success,
        };
        return new Extraction(file, reading.Report is { } report ? ReportJson.Write(report) : null, messages, code);
    }

    private static string NameOf(DataFile file) => Path.GetFileNameWithoutExtension(file.Relative) + ".json";

    /// <summary>What came of one workbook; the data is null where there is none to write.</summary>
    private sealed record Extraction(DataFile File, byte[]? Data, ImmutableArray<Phrase> Messages, int Code);
}
