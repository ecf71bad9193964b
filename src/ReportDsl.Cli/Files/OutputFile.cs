using System.Text;

namespace ReportDsl.Cli.Files;

/// <summary>A finished output, in memory.</summary>
internal sealed record OutputFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// <c>code</c> and <c>version</c> joined by <paramref name="separator"/>. What some file system cannot hold, or what would name another
    /// folder, becomes <c>_</c>: a version is any text.
    /// </summary>
    public static string NameOf(string code, string separator, string version, string extension)
    {
        var name = new StringBuilder();
        foreach (var character in code + separator + version)
        {
            var kept = char.IsLetterOrDigit(character) || char.IsSurrogate(character) || character is '.' or '-' or '_';
            name.Append(kept ? character : '_');
        }

        return name.Append(extension).ToString();
    }
}
