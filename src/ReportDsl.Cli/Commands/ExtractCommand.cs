using System.Collections.Immutable;
using System.Text;
using ReportDsl.Cli.Data;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Validation;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;

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
        var problems = selection.Problems.Concat(Clashes(selection.Files, folder)).ToImmutableArray();
        foreach (var problem in problems)
            host.Error.WriteLine(problem.In(language));
        if (!problems.IsEmpty)
            return ExitCode.Usage;

        var templates = TemplateForms.Compile(options.Templates, host, language);
        return templates.Forms is { } forms
            ? Extract(selection.Files, folder, options, new DataReader(forms, host.Workbooks), host, language)
            : templates.Code;
    }

    private static int Extract(
        ImmutableArray<DataFile> files, string? folder, ExtractOptions options, DataReader reader, Host host, MessageLanguage language)
    {
        var (code, done, written) = (ExitCode.Success, 0, 0);
        using (var progress = new ProgressBar(host, language, TimeProvider.System, files.Length))
        {
            var withErrors = 0;
            var batch = new Batch(Batch.DefaultDegree, count => progress.Show(count, withErrors), host.Stopped);
            foreach (var extraction in batch.Run(files, file => Of(file, reader)))
            {
                done++;
                withErrors += extraction.Code == ExitCode.Success ? 0 : 1;
                code = Math.Max(code, extraction.Code);
                if (!extraction.Messages.IsEmpty)
                    progress.Hide();
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
                    progress.Hide();
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

        host.Error.WriteLine(DataMessages.Interrupted(done, files.Length).In(language));
        return ExitCode.Interrupted;
    }

    private static Extraction Of(DataFile file, DataReader reader)
    {
        var reading = reader.Read(file);
        ImmutableArray<Phrase> messages = [.. reading.Findings.Select(finding => DataMessages.Told(file, finding))];
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

    private static IEnumerable<Phrase> Clashes(ImmutableArray<DataFile> files, string? folder)
    {
        if (folder is null)
        {
            if (files.Length > 1)
                yield return DataMessages.NeedsFolder;
            yield break;
        }

        var inputs = files.Select(file => file.FullPath).ToHashSet(StringComparer.Ordinal);
        var names = new Dictionary<string, DataFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var name = NameOf(file);
            if (inputs.Contains(Path.Combine(folder, name)))
                yield return DataMessages.WouldOverwriteInput(name);
            else if (!names.TryAdd(name, file))
                yield return DataMessages.NameTaken(name, names[name].Display, file.Display);
        }
    }

    private static string NameOf(DataFile file) => Path.GetFileNameWithoutExtension(file.FullPath) + ".json";

    /// <summary>What came of one workbook; the data is null where there is none to write.</summary>
    private sealed record Extraction(DataFile File, byte[]? Data, ImmutableArray<Phrase> Messages, int Code);
}
