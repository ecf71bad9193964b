using ReportDsl.Diagnostics;

namespace ReportDsl.Validation.Data;

/// <summary>How a report is written down.</summary>
public enum DataKind
{
    /// <summary>An entry workbook that was filled in (<c>.xlsx</c>, <c>.xlsm</c>).</summary>
    Workbook,

    /// <summary>Data in the project's own format.</summary>
    Json,
}

/// <summary>
/// Something that may be a report: a file, an upload, a row of a database. It is asked for its content when its turn comes, and again where it is
/// needed again, from any thread; so thousands of them need not lie in memory.
/// </summary>
/// <param name="name">As results name it, not empty: for files, their path with <c>/</c>.</param>
public abstract class DataSource(string name)
{
    /// <summary>As results name it.</summary>
    public string Name { get; } = name.Length > 0 ? name : throw new ArgumentException("A source has a name.", nameof(name));

    /// <summary>What it is; null where its content shows it.</summary>
    public DataKind? Kind { get; init; }

    /// <summary>The content, or why there is none.</summary>
    /// <param name="largest">More bytes than these are not asked for.</param>
    public abstract DataContent Read(long largest);

    /// <summary>What lies in memory.</summary>
    public static DataSource Of(string name, ReadOnlyMemory<byte> content) => new InMemory(name, content);

    /// <summary>What can be opened, as often as it is needed.</summary>
    /// <param name="name">As results name it.</param>
    /// <param name="open">A new stream at the beginning of the content, of which the reader disposes.</param>
    public static DataSource Of(string name, Func<Stream> open) => new Openable(name, open);

    /// <summary>What comes once, such as the body of a request: it is read into memory, no further than the largest report.</summary>
    /// <exception cref="IOException">The stream breaks off.</exception>
    /// <exception cref="OperationCanceledException">The caller waits no longer.</exception>
    public static async Task<DataSource> ReadAsync(string name, Stream stream, CancellationToken cancellation = default)
    {
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (content.Length <= DataReader.LargestSource && await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
            content.Write(buffer.AsSpan(0, read));
        return new InMemory(name, content.GetBuffer().AsMemory(0, (int)content.Length));
    }

    private sealed class InMemory(string name, ReadOnlyMemory<byte> content) : DataSource(name)
    {
        public override DataContent Read(long largest) =>
            content.Length > largest ? new DataContent.TooLarge() : new DataContent.Found(content);
    }

    private sealed class Openable(string name, Func<Stream> open) : DataSource(name)
    {
        public override DataContent Read(long largest)
        {
            using var stream = open();
            if (stream.CanSeek && stream.Length - stream.Position > largest)
                return new DataContent.TooLarge();
            using var content = new MemoryStream();
            var buffer = new byte[1 << 16];
            while (stream.Read(buffer) is > 0 and var read)
            {
                content.Write(buffer.AsSpan(0, read));
                if (content.Length > largest)
                    return new DataContent.TooLarge();
            }

            return new DataContent.Found(content.GetBuffer().AsMemory(0, (int)content.Length));
        }
    }
}

/// <summary>What came of asking for the content of a source.</summary>
public abstract record DataContent
{
    private DataContent()
    {
    }

    /// <summary>All of it.</summary>
    public sealed record Found(ReadOnlyMemory<byte> Bytes) : DataContent;

    /// <summary>There is more of it than was asked for.</summary>
    public sealed record TooLarge : DataContent;

    /// <summary>What stands there can be no report, such as a device.</summary>
    /// <param name="Reason">A sentence for people.</param>
    public sealed record NoData(Phrase Reason) : DataContent;

    /// <summary>It cannot be had, for a reason that does not lie in the content.</summary>
    /// <param name="Reason">For people, as the end of a sentence: <c>access is denied</c>.</param>
    public sealed record Inaccessible(Phrase Reason) : DataContent;
}
