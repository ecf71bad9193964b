using ReportDsl.Cli.Terminal;
using Spectre.Console;
using Xunit;

namespace ReportDsl.Cli.Tests.Terminal;

public class ProgressLineTests
{
    [Theory]
    [InlineData(false, "xterm", "")]
    [InlineData(true, "dumb", "")]
    [InlineData(true, "xterm", "\r\e[2Ka line\r\e[2K")]
    [InlineData(true, null, "\r\e[2Ka line\r\e[2K")]
    public void It_appears_on_a_terminal_that_can_take_it_back(bool isTerminal, string? term, string expected)
    {
        using var error = new StringWriter();
        var host = new Host
        {
            Out = TextWriter.Null,
            Error = error,
            ErrorIsTerminal = isTerminal,
            WorkingDirectory = "/",
            Environment = name => name == "TERM" ? term : null,
        };
        using (var line = ProgressLine.On(host))
            line?.Show("a line");

        Assert.Equal(expected, error.ToString());
    }

    [Fact]
    public void Brackets_are_text_and_what_has_no_place_is_left_out()
    {
        using var terminal = new StringWriter();
        using (var line = new ProgressLine(Consoles.On(terminal, 17, ColorSystemSupport.Standard)))
            line.Show("[red]总计[/] 总计总计总计");

        Assert.Equal("\r\e[2K[red]总计[/] \r\e[2K", terminal.ToString());
    }

    [Fact]
    public void What_is_hidden_is_hidden_once()
    {
        using var terminal = new StringWriter();
        using (var line = new ProgressLine(Consoles.On(terminal, 80, ColorSystemSupport.Standard)))
        {
            line.Hide();
            line.Show("one");
            line.Hide();
            line.Hide();
            line.Show("two");
        }

        Assert.Equal("\r\e[2Kone\r\e[2K\r\e[2Ktwo\r\e[2K", terminal.ToString());
    }
}
