using Spectre.Console;

namespace ReportDsl.Cli.Tests.Terminal;

/// <summary>Consoles of which a test sees every character.</summary>
internal static class Consoles
{
    public static IAnsiConsole On(TextWriter terminal, int width, ColorSystemSupport colours)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal), Ansi = AnsiSupport.Yes, ColorSystem = colours, Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        return console;
    }
}
