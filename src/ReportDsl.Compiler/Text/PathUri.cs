namespace ReportDsl.Text;

/// <summary>Paths as addresses, for formats that name files by these.</summary>
public static class PathUri
{
    /// <summary>Of a path with <c>/</c>, absolute or not.</summary>
    public static string Of(string path) =>
        Path.IsPathRooted(path) ? new Uri(path).AbsoluteUri : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
