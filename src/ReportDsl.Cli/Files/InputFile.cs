using ReportDsl.Text;

namespace ReportDsl.Cli.Files;

/// <summary>Opens inputs, whatever bytes their names are.</summary>
internal static class InputFile
{
    /// <summary>The whole content; null where it is larger than <paramref name="largest"/>.</summary>
    public static byte[]? Read(string path, long largest)
    {
        using var stream = Open(path);
        if (stream.Length > largest)
            return null;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static FileStream Open(string path) => RawPath.Is(path)
        ? RawFiles.Open(path)
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
