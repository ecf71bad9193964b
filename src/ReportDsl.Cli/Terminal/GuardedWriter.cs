using System.Text;

namespace ReportDsl.Cli.Terminal;

/// <summary>Standard output cannot be written any more.</summary>
internal sealed class OutputLostException(Exception reason) : Exception(reason.Message, reason)
{
    /// <summary>What the system said.</summary>
    public Exception Reason { get; } = reason;
}

/// <summary>A stream of the program that tells once when it cannot be written, and takes the rest in silence.</summary>
internal sealed class GuardedWriter : TextWriter
{
    private readonly TextWriter _inner;
    private readonly Action<Exception> _lost;
    private bool _isLost;

    /// <summary>Stands before another writer, with its line ends.</summary>
    /// <param name="inner">Flushed with this one, but not disposed of.</param>
    /// <param name="lost">Called with what the system said.</param>
    public GuardedWriter(TextWriter inner, Action<Exception> lost)
        : base(inner.FormatProvider)
    {
        (_inner, _lost) = (inner, lost);
        NewLine = inner.NewLine;
    }

    public override Encoding Encoding => _inner.Encoding;

    public override void Write(char value) => Guard(static (writer, text) => writer.Write(text), value);

    public override void Write(string? value) => Guard(static (writer, text) => writer.Write(text), value);

    public override void Write(ReadOnlySpan<char> buffer) => Guard(static (writer, text) => writer.Write(text), buffer);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void WriteLine() => Guard(static (writer, _) => writer.WriteLine(), 0);

    public override void WriteLine(string? value) => Guard(static (writer, text) => writer.WriteLine(text), value);

    public override void Flush() => Guard(static (writer, _) => writer.Flush(), 0);

    private void Guard<T>(Action<TextWriter, T> action, T value)
        where T : allows ref struct
    {
        if (_isLost) return;
        try
        {
            action(_inner, value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _isLost = true;
            _lost(exception);
        }
    }
}
