using System.Collections.Immutable;
using System.Diagnostics;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.Commands;

/// <summary>What the command line asks for; <paramref name="Output"/> is the folder for the outputs.</summary>
internal sealed record BuildOptions(
    IReadOnlyList<string> Paths, string Output, ImmutableArray<Emitter> Emitters, string? Namespace);

/// <summary><c>build</c>: from sources to files; nothing is written where there are errors.</summary>
internal static class BuildCommand
{
    public static int Run(BuildOptions options, Host host, MessageLanguage language) =>
        Run(options, SourceSelection.Find(options.Paths, host.WorkingDirectory), host, language);

    public static int Run(BuildOptions options, SourceSelection selection, Host host, MessageLanguage language)
    {
        var session = new Session(host, language, selection);
        if (!session.Begin()) return ExitCode.Usage;

        var provider = new FileSystemSourceProvider(selection.Root);
        var (texts, problems) = selection.Read(provider);
        var project = Project.Compile(texts, provider, options.Emitters, options.Namespace);
        var diagnostics = problems.AddRange(project.Diagnostics);
        session.Print(diagnostics, host.Error);
        if (Session.ExitCodeOf(diagnostics) is not ExitCode.Success and var code)
        {
            session.PrintCounts(diagnostics);
            return code;
        }

        var produced = Produce(project.Outputs, host, language);
        if (produced.SelectMany(output => output.Problems).ToImmutableArray() is { IsEmpty: false } emitProblems)
        {
            session.Print(emitProblems, host.Error);
            session.PrintCounts(diagnostics.AddRange(emitProblems));
            return Session.ExitCodeOf(emitProblems);
        }

        var files = produced.Select(output => output.File).ToImmutableArray();
        var folder = Path.GetFullPath(options.Output, host.WorkingDirectory);
        switch (OutputFolder.Write(folder, files))
        {
            case WriteResult.Failed failed:
                var path = Path.IsPathRooted(options.Output) ? failed.Path : Path.GetRelativePath(host.WorkingDirectory, failed.Path);
                session.Print([Diagnostic.Create(EmitDiagnostics.OutputNotWritable, Location.None, path, failed.Reason)], host.Error);
                return ExitCode.Usage;
            case WriteResult.Written written:
                foreach (var file in files)
                    host.Out.WriteLine(Path.Combine(options.Output, file.Name));
                session.PrintCounts(diagnostics);
                host.Error.WriteLine(
                    (written.Changed.IsEmpty
                        ? Messages.UpToDate(project.Templates, files.Length)
                        : Messages.Written(project.Templates, written.Changed.Length)).In(language));
                return ExitCode.Success;
            default:
                throw new UnreachableException();
        }
    }

    private static ImmutableArray<ProducedOutput> Produce(ImmutableArray<PlannedOutput> outputs, Host host, MessageLanguage language)
    {
        var produced = new ProducedOutput[outputs.Length];
        using var progress = ProgressLine.On(host);
        var done = 0;
        Parallel.For(
            0,
            outputs.Length,
            index =>
            {
                produced[index] = outputs[index].Produce();
                progress?.Show(Messages.Writing(Interlocked.Increment(ref done), outputs.Length, outputs[index].Name).In(language));
            });
        return [.. produced];
    }
}
