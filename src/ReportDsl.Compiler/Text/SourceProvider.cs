namespace ReportDsl.Text;

/// <summary>Where imported files come from. A path is relative to the compilation's root, with <c>/</c>, without <c>.</c> and <c>..</c>.</summary>
public interface ISourceProvider
{
    /// <summary>Reads a file; never throws for what a file system can answer.</summary>
    SourceResult Read(string path);
}

/// <summary>What came of reading a source file.</summary>
public abstract record SourceResult
{
    private SourceResult()
    {
    }

    /// <summary>The text of the file.</summary>
    public sealed record Found(SourceText Text) : SourceResult;

    /// <summary>There is no such file.</summary>
    public sealed record NotFound : SourceResult;

    /// <summary>Larger than <see cref="SourceLimits.MaxFileBytes"/>.</summary>
    public sealed record TooLarge(long Bytes) : SourceResult;

    /// <summary>Not UTF-8: the first wrong byte stands at <paramref name="Offset"/>.</summary>
    public sealed record Undecodable(long Offset) : SourceResult
    {
        /// <summary>Where the file shows the wrong byte, in the text as far as it can be read; the beginning of an empty text where that is not known.</summary>
        public Location Place { get; init; } = Location.None;

        /// <summary>What the file seems to be written in.</summary>
        public SourceEncoding Encoding { get; init; }
    }

    /// <summary>The file cannot be read; the reason is for people.</summary>
    public sealed record Unreadable(string Reason) : SourceResult;
}

/// <summary>How large sources may be.</summary>
public static class SourceLimits
{
    /// <summary>The largest source file: 16 MiB.</summary>
    public const int MaxFileBytes = 16 * 1024 * 1024;
}
