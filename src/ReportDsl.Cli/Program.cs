using System.Runtime.InteropServices;
using System.Text;
using ReportDsl.Cli.CommandLine;
using ReportDsl.Cli.Terminal;

namespace ReportDsl.Cli;

internal static class Program
{
    public static int Main(string[] args)
    {
        args = RawArguments.Of(args);
        EarlyStart.Begin(args);

        // Flushed by the application, which knows what to do where that fails: disposing would try once more.
        var output = Open(Console.OpenStandardOutput());
        var error = Open(Console.OpenStandardError());
        using var stop = new CancellationTokenSource();
        using var interrupt = EndsInOrder(args) ? StopOn(PosixSignal.SIGINT, stop) : null;
        using var terminate = EndsInOrder(args) ? StopOn(PosixSignal.SIGTERM, stop) : null;

        return Application.Run(
            args,
            new Host
            {
                Out = output,
                Error = error,
                OutIsTerminal = !Console.IsOutputRedirected,
                ErrorIsTerminal = !Console.IsErrorRedirected,
                WorkingDirectory = Environment.CurrentDirectory,
                Environment = Environment.GetEnvironmentVariable,
                Stopped = stop.Token,
            });
    }

    // Always UTF-8: the texts are Chinese more often than not, whatever the locale says.
    private static StreamWriter Open(Stream stream) => new(stream, new UTF8Encoding(false), bufferSize: 16 * 1024) { NewLine = "\n" };

    // The commands that heed the signal; the others end at once, and have nothing to complete.
    private static bool EndsInOrder(string[] args) => args.Any(arg => arg is "--watch" or "validate" or "extract");

    // A second signal ends the program at once.
    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) =>
        PosixSignalRegistration.Create(
            signal,
            context =>
            {
                context.Cancel = !stop.IsCancellationRequested;
                stop.Cancel();
            });
}
