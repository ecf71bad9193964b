namespace ReportDsl.Cli.Files;

/// <summary>Where files really are, whatever links lead to them: two paths name one file where their real paths are equal.</summary>
internal static class RealPath
{
    /// <summary>As many links as systems follow in one path; more are a circle.</summary>
    private const int MostLinks = 40;

    /// <summary>How names are compared on the file systems that are usual on this platform.</summary>
    public static StringComparer Comparer { get; } = StringComparer.FromComparison(Comparison);

    private static StringComparison Comparison =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// The absolute path with the links of all its components resolved. What does not exist yet is below its nearest folder that does; a
    /// path whose links lead in a circle stays as it is.
    /// </summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full) ?? "";
        var ahead = new Stack<string>();
        Push(full);
        for (var links = 0; ahead.TryPop(out var name);)
        {
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var place = Path.Combine(real, name);
            if (new FileInfo(place).LinkTarget is not { } target)
            {
                real = place;
                continue;
            }

            if (++links > MostLinks) return full;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target) ?? real;
            Push(target);
        }

        return real;

        // Components one by one, because '..' behind a link leads out of the folder that the link leads to.
        void Push(string relative)
        {
            var names = relative[(Path.GetPathRoot(relative)?.Length ?? 0)..].Split(
                [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
            foreach (var name in names.Reverse())
            {
                if (name != ".")
                    ahead.Push(name);
            }
        }
    }

    public static bool AreEqual(string left, string right) => Comparer.Equals(Of(left), Of(right));

    /// <summary>Whether a file or folder is <paramref name="folder"/> or below it. Both are real paths.</summary>
    public static bool IsWithin(string folder, string path) =>
        path.StartsWith(folder, Comparison)
        && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);
}
