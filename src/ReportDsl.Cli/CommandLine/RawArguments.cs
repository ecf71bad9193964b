using ReportDsl.Text;

namespace ReportDsl.Cli.CommandLine;

/// <summary>The arguments of the process as the system holds them: the runtime's own copy has lost what is no UTF-8.</summary>
internal static class RawArguments
{
    private const char Lost = '\uFFFD';

    public static string[] Of(string[] args)
    {
        if (!RawFiles.AreSupported || !args.Any(arg => arg.Contains(Lost, StringComparison.Ordinal)))
            return args;
        var all = File.ReadAllBytes("/proc/self/cmdline").AsSpan();
        var raw = new List<string>();
        while (all.IndexOf((byte)0) is >= 0 and var end)
        {
            raw.Add(RawPath.Decode(all[..end]));
            all = all[(end + 1)..];
        }

        // Before them stand the program, and the host that runs it where there is one.
        return raw.Count >= args.Length ? [.. raw[^args.Length..]] : args;
    }
}
