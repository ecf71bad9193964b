namespace ReportDsl.Symbols;

/// <summary>Import paths: relative to the importing file, with <c>/</c>, inside the root.</summary>
internal static class ImportPath
{
    /// <summary>The path from the root, null where it is absolute or leaves the root.</summary>
    public static string? Resolve(string importingPath, string written)
    {
        if (written.Length == 0 || written.StartsWith('/') || written.Contains('\\', StringComparison.Ordinal) || written.Contains(':', StringComparison.Ordinal))
            return null;
        var parts = new List<string>(importingPath.Split('/')[..^1]);
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
