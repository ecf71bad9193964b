using ReportDsl.Text;

namespace ReportDsl.Cli.Terminal;

/// <summary>One line on the terminal that is written over and over, and gone at the end; nothing where there is no terminal.</summary>
internal sealed class ProgressLine(Host host) : IDisposable
{
    private readonly Lock _lock = new();
    private int _width;

    public void Show(string text)
    {
        if (!host.ErrorIsTerminal) return;
        lock (_lock)
        {
            Clear();
            host.Error.Write(text);
            host.Error.Flush();
            _width = DisplayWidth.Of(text);
        }
    }

    /// <summary>Makes place for other lines; the next call of <see cref="Show"/> brings it back.</summary>
    public void Hide()
    {
        lock (_lock)
        {
            Clear();
            host.Error.Flush();
        }
    }

    public void Dispose() => Hide();

    private void Clear()
    {
        if (_width > 0)
            host.Error.Write($"\r{new string(' ', _width)}\r");
        _width = 0;
    }
}
