using System.Threading.Channels;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.Commands;

/// <summary><c>build --watch</c>: builds, then again after every change, until the user ends it.</summary>
internal static class WatchCommand
{
    /// <summary>Editors save in several steps: a build begins when nothing has changed for this long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    public static int Run(BuildOptions options, Host host, MessageLanguage language)
    {
        var selection = SourceSelection.Find(options.Paths, host.WorkingDirectory);
        if (!selection.Problems.IsEmpty)
            return BuildCommand.Run(options, selection, host, language);

        // One place is enough: however much changes while a build runs, one more build catches up.
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = Watch(selection.Root, () => changes.Writer.TryWrite(true));
        try
        {
            while (true)
            {
                BuildCommand.Run(options, host, language);
                host.Error.WriteLine(Messages.Watching(selection.DisplayRoot.Length == 0 ? "." : selection.DisplayRoot).In(language));
                host.Out.Flush();
                host.Error.Flush();
                WaitForChange(changes.Reader, host.Stopped).GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException) when (host.Stopped.IsCancellationRequested)
        {
            return ExitCode.Success;
        }
    }

    private static async Task WaitForChange(ChannelReader<bool> changes, CancellationToken stopped)
    {
        await changes.ReadAsync(stopped);
        do
        {
            await Task.Delay(Quiet, stopped);
        }
        while (changes.TryRead(out _));
    }

    private static FileSystemWatcher Watch(string root, Action changed)
    {
        var watcher = new FileSystemWatcher(root, "*.rdsl") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changed();
        watcher.Created += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();

        // Too many changes at once: what they were is lost, that there were some is not.
        watcher.Error += (_, _) => changed();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
