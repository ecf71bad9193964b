using ReportDsl.Cli.Files;
using ReportDsl.Cli.Rendering;
using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.Commands;

/// <summary><c>check</c>: diagnostics and nothing else.</summary>
internal static class CheckCommand
{
    public static int Run(IReadOnlyList<string> paths, DiagnosticFormat format, Host host, MessageLanguage language)
    {
        var selection = SourceSelection.Find(paths, host.WorkingDirectory);
        var session = new Session(host, language, selection);
        if (!session.Begin()) return ExitCode.Usage;

        var provider = new FileSystemSourceProvider(selection.Root);
        var (texts, problems) = selection.Read(provider);
        var diagnostics = problems.AddRange(Project.Check(texts, provider));
        switch (format)
        {
            case DiagnosticFormat.Text:
                session.Print(diagnostics, host.Out);
                if (!session.PrintCounts(diagnostics))
                    host.Error.WriteLine(Messages.NoProblems(selection.Files.Length).In(language));
                break;
            case DiagnosticFormat.Json:
                host.Out.WriteLine(DiagnosticJson.Write(diagnostics, language, selection.Display));
                break;
            case DiagnosticFormat.Sarif:
                host.Out.WriteLine(SarifReport.Write(diagnostics, language, selection.Display));
                break;
        }

        return Session.ExitCodeOf(diagnostics);
    }
}
