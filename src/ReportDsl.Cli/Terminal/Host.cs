using System.Globalization;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Validation.Data;

namespace ReportDsl.Cli.Terminal;

/// <summary>What the program sees of the world around it: streams, folder, environment. Tests bring their own.</summary>
internal sealed record Host
{
    /// <summary>The environment variable that, set to anything, has a defect reported with its stack trace.</summary>
    public const string TraceVariable = "REPORTDSL_TRACE";

    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Messages and progress.</summary>
    public required TextWriter Error { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>The absolute path that relative paths of the command line start from.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The value of an environment variable, null where it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Fires when the user ends the program (Ctrl-C).</summary>
    public CancellationToken Stopped { get; init; }

    /// <summary>What reads and marks workbooks. Not asked for, it costs a command that reads none nothing.</summary>
    public WorkbookAccess Workbooks { get => field ?? WorkbookAccess.Excel; init; }

    public bool ColoursOn(TextWriter writer) =>
        (writer == Out ? OutIsTerminal : ErrorIsTerminal)
        && string.IsNullOrEmpty(Environment("NO_COLOR"))
        && !IsDumb;

    /// <summary>Whether a terminal understands nothing but text.</summary>
    public bool IsDumb => Environment("TERM") == "dumb";

    /// <summary>
    /// The language of messages where the command line names none: that of the first set one of <c>LC_ALL</c>, <c>LC_MESSAGES</c> and
    /// <c>LANG</c>, else of the system.
    /// </summary>
    public MessageLanguage LocaleLanguage()
    {
        string?[] candidates = [Environment("LC_ALL"), Environment("LC_MESSAGES"), Environment("LANG")];
        var locale = candidates.FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? CultureInfo.CurrentUICulture.Name;
        return locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? MessageLanguage.Chinese : MessageLanguage.English;
    }

    /// <summary>Says that something is wrong with the program itself, and what to do.</summary>
    public void ReportDefect(Exception exception, MessageLanguage language)
    {
        Error.WriteLine(Messages.Defect(exception, TraceVariable).In(language));
        if (!string.IsNullOrEmpty(Environment(TraceVariable)))
            Error.WriteLine(exception);
    }
}
