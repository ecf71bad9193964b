namespace ReportDsl.Symbols;

/// <summary>Import paths: relative to the importing file, with <c>/</c>, inside the root.</summary>
internal static class ImportPath
{
    /// <summary>The path from the root, null where it is absolute or leaves the root.</summary>
    public static string? Resolve(string importingPath, string written) =>
        written.Length == 0 || written.StartsWith('/') || written.Contains('\\', StringComparison.Ordinal) || written.Contains(':', StringComparison.Ordinal)
            ? null
            : Joined(importingPath.Split('/')[..^1], written);

    /// <summary>
    /// The path by which imports find a source, however it was opened: without <c>.</c> and <c>..</c>. What is no path from the root stays as it is.
    /// </summary>
    public static string Of(string path) =>
        path.StartsWith('/') || path.Contains(':', StringComparison.Ordinal) ? path : Joined([], path) ?? path;

    private static string? Joined(IEnumerable<string> directory, string written)
    {
        var parts = new List<string>(directory);
        foreach (var part in written.Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case ".." when parts.Count == 0:
                    return null;
                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }
}
