using Spectre.Console;
using Spectre.Console.Rendering;

namespace ReportDsl.Cli.Terminal;

/// <summary>One line on the terminal that is written over and over, never longer than the terminal is wide, and gone at the end.</summary>
internal sealed class ProgressLine(IAnsiConsole console) : IDisposable
{
    private const string Erase = "\r\e[2K";

    private readonly Lock _lock = new();
    private bool _isVisible;

    // What a terminal can do, the host knows: the library knows few of their names.
    private ProgressLine(Host host)
        : this(AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(host.Error),
            Ansi = AnsiSupport.Yes,
            ColorSystem = host.ColoursOn(host.Error) ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        }))
    {
    }

    /// <summary>What the parts are made for.</summary>
    public RenderOptions Options => RenderOptions.Create(console);

    /// <summary>The line of a terminal; where there is none, null, and the console library is not even loaded.</summary>
    public static ProgressLine? On(Host host) => host.ErrorIsTerminal && !host.IsDumb ? new ProgressLine(host) : null;

    public void Show(string text) => Show(new Paragraph(text));

    /// <summary>Shows parts side by side.</summary>
    public void Show(params IRenderable[] parts)
    {
        lock (_lock)
        {
            console.WriteAnsi(Erase);
            console.Write(new Row(parts));
            console.Profile.Out.Writer.Flush();
            _isVisible = true;
        }
    }

    /// <summary>Makes place for other lines; the next call of <see cref="Show(string)"/> brings it back.</summary>
    public void Hide()
    {
        if (!_isVisible) return;
        console.WriteAnsi(Erase);
        console.Profile.Out.Writer.Flush();
        _isVisible = false;
    }

    public void Dispose() => Hide();

    /// <summary>Whole words, as many as there is place for: the library would break them into lines.</summary>
    private sealed class Row(IRenderable[] parts) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            Segment.Truncate(parts.SelectMany(part => part.Render(options, int.MaxValue)), maxWidth);
    }
}
