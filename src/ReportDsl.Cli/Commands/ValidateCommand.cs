using System.Collections.Immutable;
using ReportDsl.Cli.Data;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Validation;
using ReportDsl.Validation.Batches;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Prior;
using ReportDsl.Validation.Results;
using ReportDsl.Validation.Writing;

namespace ReportDsl.Cli.Commands;

/// <summary>The forms in which results are given out.</summary>
internal enum ResultFormat
{
    Text,
    Json,
    Sarif,
    Html,
}

/// <summary>Which instances results list.</summary>
internal enum ResultInstances
{
    /// <summary>Those that fail or cannot be judged.</summary>
    Failed,
    All,
}

/// <summary>What text for people is grouped by.</summary>
internal enum ResultGrouping
{
    Report,
    Rule,
}

/// <summary>What the command line asks for. <paramref name="Output"/> and <paramref name="Annotate"/> are paths as given, or null.</summary>
internal sealed record ValidateOptions(
    IReadOnlyList<string> Templates,
    IReadOnlyList<string> Data,
    IReadOnlyList<string> Prior,
    ResultFormat Format,
    ResultGrouping Grouping,
    string? Output,
    string? Annotate,
    bool Lenient,
    bool AllInstances);

/// <summary><c>validate</c>: reports against their templates, one or thousands.</summary>
internal sealed class ValidateCommand(ValidateOptions options, Host host, MessageLanguage language)
{
    private readonly string? _output = options.Output is { } path ? Path.GetFullPath(path, host.WorkingDirectory) : null;
    private readonly CopyFolder? _copies = options.Annotate is { } folder
        ? new CopyFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, host.WorkingDirectory)))
        : null;

    private bool _endingTold;

    public static int Run(ValidateOptions options, Host host, MessageLanguage language) =>
        new ValidateCommand(options, host, language).Run();

    private int Run()
    {
        string[] outputs = [.. new[] { _output, _copies?.Folder }.OfType<string>()];
        var data = DataSelection.Find(options.Data, host.WorkingDirectory, DataSelection.AllKinds, outputs);
        var prior = DataSelection.Find(options.Prior, host.WorkingDirectory, DataSelection.AllKinds, outputs);
        if (Session.Tell(data.Problems.Concat(prior.Problems), host, language))
            return ExitCode.Usage;

        var templates = TemplateForms.Compile(options.Templates, host, language);
        if (templates.Forms is not { } forms)
            return templates.Code;

        // A result that an earlier run left among the data names no template; what does is data that stands at the place of the result.
        var reader = new DataReader(forms, host.Workbooks);
        var original = data.PassedOver.Concat(prior.PassedOver).Where(file =>
            _output is not null && RealPath.AreEqual(file.FullPath, _output) && reader.Read(file).Template is not null);
        var inputs = CommandInputs.Of(templates.Files, data.Files.Concat(prior.Files).Concat(original));
        if (Session.Tell(inputs.ClashesWith(OutputsOf(data.Files)), host, language))
            return ExitCode.Usage;

        try
        {
            return Validate(data.Files, prior.Files, reader, forms.Forms);
        }
        catch (Exception exception) when (_output is { } path && exception is IOException or UnauthorizedAccessException)
        {
            // Inputs are read by workers, which tell what goes wrong as a result: this is the output.
            host.Error.WriteLine(Messages.CannotWrite(options.Output ?? path, FileTrouble.OfFile(exception, path)).In(language));
            return ExitCode.Usage;
        }
    }

    private int Validate(ImmutableArray<DataFile> files, ImmutableArray<DataFile> priorFiles, DataReader reader, ImmutableArray<Form> forms)
    {
        var validation = new ValidationOptions
        {
            Language = language,
            Prior = IndexPriors(priorFiles, reader),
            Repeated = FindRepeated(files, reader),
            IsLenient = options.Lenient,
            TellsAll = options.AllInstances,
            Copies = _copies,
        };
        using var staged = _output is null ? null : StagedText.Open(_output);
        var tally = Validate(files, new ReportValidator(reader, validation), staged?.Writer ?? host.Out);
        staged?.Complete();
        return Report(tally, validation.Prior, forms);
    }

    private RepeatedReports? FindRepeated(ImmutableArray<DataFile> files, DataReader reader) =>
        files.Length < 2 ? null : LookThrough(files, batch => RepeatedReports.Find(files, reader, batch));

    private PriorReports? IndexPriors(ImmutableArray<DataFile> files, DataReader reader)
    {
        if (files.IsEmpty)
            return null;

        var priors = LookThrough(files, batch => PriorReports.Index(files, reader, batch));
        foreach (var problem in priors.Problems.Concat(priors.Remarks))
            host.Error.WriteLine(problem.In(language));
        return priors;
    }

    private T LookThrough<T>(ImmutableArray<DataFile> files, Func<Batch, T> work)
    {
        using var progress = ProgressBar.On(host, language, files.Length);
        return work(new Batch(Batch.DefaultDegree, done => progress?.Show(done, 0), host.Stopped));
    }

    private Tally Validate(ImmutableArray<DataFile> files, ReportValidator validator, TextWriter output)
    {
        using var progress = ProgressBar.On(host, language, files.Length);
        var tally = new Tally(new BatchSummary(files.Length), 0, false, [], null);
        var batch = new Batch(Batch.DefaultDegree, Tick, host.Stopped);
        var shared = output == host.Out && host.OutIsTerminal;
        var writer = WriterOn(output);
        foreach (var result in validator.Validate(files, batch))
        {
            if (shared) progress?.Hide();
            writer.Write(result);
            if (shared) output.Flush();
            tally = tally.With(result, FailureOf(result));
        }

        progress?.Hide();
        writer.End(tally.Summary);
        return tally;

        void Tick(int done)
        {
            if (host.Stopped.IsCancellationRequested && !_endingTold)
            {
                progress?.Hide();
                host.Error.WriteLine(DataMessages.Ending.In(language));
                host.Error.Flush();
                _endingTold = true;
            }

            progress?.Show(done, tally.Summary.WithErrors);
        }
    }

    private Phrase? FailureOf(ReportResult result) => result.Copy switch
    {
        CopyResult.NotMarked { Reason: var reason } => DataMessages.NotMarked(_copies?.PathOf(result.Source) ?? result.Source.Name, reason),
        CopyResult.NotWritten { Reason: var reason } => reason,
        _ => null,
    };

    private IResultWriter WriterOn(TextWriter output) => options.Format switch
    {
        ResultFormat.Json => new ResultJson(output),
        ResultFormat.Sarif => new ResultSarif(output, language),
        ResultFormat.Html => new ResultHtml(output, language),
        _ when options.Grouping == ResultGrouping.Rule => new ResultRuleText(output, language, ColoursOn(output)),
        _ => new ResultText(output, language, ColoursOn(output)),
    };

    private bool ColoursOn(TextWriter output) => output == host.Out && host.ColoursOn(output);

    /// <summary>Says what the results themselves do not, and sums up.</summary>
    private int Report(Tally tally, PriorReports? priors, ImmutableArray<Form> forms)
    {
        foreach (var unmet in priors?.Unmet(forms) ?? [])
            host.Error.WriteLine(unmet.In(language));
        foreach (var failure in tally.FailedCopies)
            host.Error.WriteLine(failure.In(language));
        if (tally.Copies > 0)
            host.Error.WriteLine(DataMessages.Annotated(tally.Copies, options.Annotate ?? "").In(language));
        if (tally.Defect is { } defect)
            host.ReportDefect(defect, language);
        if (options.Format != ResultFormat.Text || _output is not null)
            host.Error.WriteLine(tally.Summary.Totals.In(language));
        if (tally.Summary.IsInterrupted)
        {
            host.Error.WriteLine(tally.Summary.Interruption.In(language));
            return ExitCode.Interrupted;
        }

        return tally switch
        {
            { Defect: not null } => ExitCode.Defect,
            { IsInaccessible: true } or { FailedCopies.IsEmpty: false } => ExitCode.Usage,
            { Summary.WithErrors: > 0 } => ExitCode.InputErrors,
            _ => priors is { Problems.IsEmpty: false } ? ExitCode.InputErrors : ExitCode.Success,
        };
    }

    /// <summary>The file with the results, and the copies that may become due.</summary>
    private IEnumerable<OutputPlace> OutputsOf(ImmutableArray<DataFile> files)
    {
        if (_output is not null)
            yield return new OutputPlace(_output, options.Output ?? _output, "-o") { CanBePrinted = true };
        if (_copies is null)
            yield break;

        foreach (var file in files.Where(file => file.Kind == DataKind.Workbook))
            yield return new OutputPlace(_copies.PathOf(file), _copies.PathOf(file), file.Name);
    }

    /// <summary>What is known of the run besides its results. Of defects, the first: it stands for the others.</summary>
    private sealed record Tally(
        BatchSummary Summary, int Copies, bool IsInaccessible, ImmutableArray<Phrase> FailedCopies, Exception? Defect)
    {
        private const int MostFailedCopies = 20;

        /// <summary>The same with one more result.</summary>
        /// <param name="failure">Why there is no marked copy where one was due.</param>
        public Tally With(ReportResult result, Phrase? failure) => new(
            Summary.With(result),
            Copies + (result.Copy is CopyResult.Written ? 1 : 0),
            IsInaccessible || result.IsInaccessible,
            failure is not null && FailedCopies.Length < MostFailedCopies ? FailedCopies.Add(failure) : FailedCopies,
            Defect ?? result.Defect);
    }
}
