using System.Runtime.InteropServices;
using System.Text;

namespace ReportDsl.Cli;

internal static class Program
{
    public static int Main(string[] args)
    {
        using var output = Open(Console.OpenStandardOutput());
        using var error = Open(Console.OpenStandardError());
        using var stop = new CancellationTokenSource();
        using var interrupt = args.Contains("--watch") ? StopOn(PosixSignal.SIGINT, stop) : null;
        using var terminate = args.Contains("--watch") ? StopOn(PosixSignal.SIGTERM, stop) : null;

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

    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) =>
        PosixSignalRegistration.Create(
            signal,
            context =>
            {
                context.Cancel = true;
                stop.Cancel();
            });
}
