using System.CommandLine;
using System.Globalization;
using ReportDsl.Cli.CommandLine;
using ReportDsl.Cli.Commands;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli;

/// <summary>The program as a function from arguments to an exit code.</summary>
internal static class Application
{
    public static int Run(IReadOnlyList<string> args, Host host)
    {
        var language = CommandTree.LanguageIn(args) ?? host.LocaleLanguage();

        // Without its results a command has failed; messages that nobody can read must not cost the results.
        var guarded = host with
        {
            Out = new GuardedWriter(host.Out, static reason => throw new OutputLostException(reason)),
            Error = new GuardedWriter(host.Error, static _ => { }),
        };
        try
        {
            return RunToEnd(args, guarded, language);
        }
        catch (OutputLostException exception)
        {
            guarded.Error.WriteLine(Messages.OutputLost(FileTrouble.OfStream(exception.Reason)).In(language));
            return ExitCode.Usage;
        }
        finally
        {
            guarded.Error.Flush();
        }
    }

    private static int RunToEnd(IReadOnlyList<string> args, Host host, MessageLanguage language)
    {
        try
        {
            // Help and parse errors of the command line library follow the culture of the thread.
            CultureInfo.CurrentUICulture = language == MessageLanguage.Chinese ? new CultureInfo("zh-Hans") : CultureInfo.InvariantCulture;
            return Invoke(args, host, language);
        }
        catch (Exception exception) when (exception is not OutputLostException)
        {
            host.ReportDefect(exception, language);
            return ExitCode.Defect;
        }
        finally
        {
            host.Out.Flush();
        }
    }

    private static int Invoke(IReadOnlyList<string> args, Host host, MessageLanguage language)
    {
        // No argument means anything by being empty, and as a path it would be the current folder.
        if (args.Contains(""))
        {
            host.Error.WriteLine(Messages.UsageError(Messages.EmptyArgument.In(language)).In(language));
            return ExitCode.Usage;
        }

        var result = CommandTree.Create(args, host, language).Parse(args, CommandTree.Parsing);
        if (result.Errors.Count > 0 && result.Action is not System.CommandLine.Help.HelpAction)
        {
            foreach (var error in CommandTree.UnknownIn(result, language) is { } unknown ? [unknown] : result.Errors.Select(error => error.Message))
                host.Error.WriteLine(Messages.UsageError(error).In(language));
            host.Error.WriteLine(Messages.SeeHelp(PathOf(result.CommandResult.Command)).In(language));
            return ExitCode.Usage;
        }

        return result.Invoke(new InvocationConfiguration
        {
            Output = host.Out,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static string PathOf(Command command) =>
        command is RootCommand ? CommandTree.ProgramName : $"{CommandTree.ProgramName} {command.Name}";
}
