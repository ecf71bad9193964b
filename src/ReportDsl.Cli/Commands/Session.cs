using System.Collections.Immutable;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Rendering;
using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.Commands;

/// <summary>What every command says to its user in the same way.</summary>
internal sealed class Session(Host host, MessageLanguage language, SourceSelection selection)
{
    /// <summary>Says what is wrong with the path arguments; false where there is nothing to go on with.</summary>
    public bool Begin() => !Tell(selection.Problems, host, language);

    /// <summary>Says what keeps a command from its work; false where nothing does.</summary>
    public static bool Tell(IEnumerable<Phrase> problems, Host host, MessageLanguage language)
    {
        var any = false;
        foreach (var problem in problems)
        {
            host.Error.WriteLine(problem.In(language));
            any = true;
        }

        return any;
    }

    public void Print(ImmutableArray<Diagnostic> diagnostics, TextWriter writer) =>
        new DiagnosticText(writer, language, host.ColoursOn(writer), selection.Display).Write(diagnostics);

    /// <summary>The line that sums up; false where there is nothing to sum up.</summary>
    public bool PrintCounts(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var warnings = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);
        var notes = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Info);
        if (errors + warnings + notes == 0) return false;

        host.Error.WriteLine(Messages.Counts(errors, warnings, notes).In(language));
        return true;
    }

    public static int ExitCodeOf(ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.Any(IsAboutFile)) return ExitCode.Usage;
        return diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? ExitCode.InputErrors : ExitCode.Success;
    }

    /// <summary>Whether the system does not give the file out or take it; a wrong content is a matter of the input.</summary>
    private static bool IsAboutFile(Diagnostic diagnostic) =>
        diagnostic.Descriptor == EmitDiagnostics.FileUnreadable
        || diagnostic.Descriptor == EmitDiagnostics.OutputNotWritable;
}
