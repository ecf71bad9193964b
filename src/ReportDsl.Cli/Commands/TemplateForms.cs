using System.Collections.Immutable;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Terminal;
using ReportDsl.Diagnostics;
using ReportDsl.Text;
using ReportDsl.Validation.Data;

namespace ReportDsl.Cli.Commands;

/// <summary>The templates that data is held against, compiled once.</summary>
/// <param name="Forms">Null where there are errors, which have been said.</param>
/// <param name="Files">Absolute paths of all files that were read, imported ones included.</param>
/// <param name="Code">The exit code for the errors.</param>
internal sealed record TemplateForms(FormSet? Forms, ImmutableArray<string> Files, int Code, Session Session)
{
    /// <summary>Compiles files and folders with templates; diagnostics go to standard error, as with <c>build</c>.</summary>
    public static TemplateForms Compile(IReadOnlyList<string> paths, Host host, MessageLanguage language)
    {
        var selection = SourceSelection.Find(paths, host.WorkingDirectory);
        var session = new Session(host, language, selection);
        if (!session.Begin())
            return new TemplateForms(null, [], ExitCode.Usage, session);

        var provider = new FileSystemSourceProvider(selection.Root);
        var (texts, problems) = selection.Read(provider);
        var compiled = Project.CompileForms(texts, provider);
        var diagnostics = problems.AddRange(compiled.Diagnostics);
        session.Print(diagnostics, host.Error);
        var code = Session.ExitCodeOf(diagnostics);
        if (code != ExitCode.Success)
            session.PrintCounts(diagnostics);
        return new TemplateForms(
            code == ExitCode.Success ? new FormSet(compiled.Forms) : null,
            [.. selection.Files.Concat(compiled.Imports).Select(selection.FullPath)],
            code,
            session);
    }
}
