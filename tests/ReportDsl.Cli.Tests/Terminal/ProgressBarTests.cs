using ReportDsl.Cli.Terminal;
using ReportDsl.Diagnostics;
using ReportDsl.Text;
using Spectre.Console;
using Xunit;

namespace ReportDsl.Cli.Tests.Terminal;

public class ProgressBarTests
{
    private const string Erased = "\r\e[2K";

    [Theory]
    [InlineData(0, 8, 1, 0, "                         0/8 0%")]
    [InlineData(3, 8, 2, 1, "━━━━━━━━━                3/8 37%  1.5/s  00:00:04 left  1 with errors")]
    [InlineData(8, 8, 4, 0, "━━━━━━━━━━━━━━━━━━━━━━━━ 8/8 100%  2.0/s  00:00:00 left  0 with errors")]
    [InlineData(200, 10_000, 1, 7, "                         200/10000 2%  200/s  00:00:49 left  7 with errors")]
    [InlineData(1, 400_000, 2, 0, "                         1/400000 0%  0.5/s  9.06:13:18 left  0 with errors")]
    public void It_tells_share_rate_and_remaining_time(int done, int total, int seconds, int withErrors, string expected) =>
        Assert.Equal(Erased + expected + Erased, Drawn(width: 100, ColorSystemSupport.NoColors, MessageLanguage.English, total, (seconds * 1000, done, withErrors)));

    [Fact]
    public void It_is_drawn_not_too_often_and_gone_at_the_end()
    {
        var drawn = Drawn(width: 100, ColorSystemSupport.NoColors, MessageLanguage.English, 4, (50, 0, 0), (500, 1, 0), (520, 2, 0), (1000, 3, 0));

        Assert.Equal(
            $"{Erased}━━━━━━                   1/4 25%  2.0/s  00:00:02 left  0 with errors"
            + $"{Erased}━━━━━━━━━━━━━━━━━━       3/4 75%  3.0/s  00:00:01 left  0 with errors{Erased}",
            drawn);
    }

    [Theory]
    [InlineData(69)]
    [InlineData(45)]
    [InlineData(44)]
    [InlineData(30)]
    [InlineData(10)]
    [InlineData(2)]
    public void It_stays_on_one_line_however_narrow_the_terminal_is(int width)
    {
        foreach (var language in new[] { MessageLanguage.English, MessageLanguage.Chinese })
        {
            var drawn = Drawn(width, ColorSystemSupport.NoColors, language, 8, (2000, 3, 1));

            var line = drawn[Erased.Length..^Erased.Length];
            Assert.InRange(DisplayWidth.Of(line), 1, width);
            Assert.DoesNotContain('\n', line);
        }
    }

    [Fact]
    public void Colours_are_a_matter_of_the_console_and_nothing_else_steers_the_terminal()
    {
        var drawn = Drawn(width: 100, ColorSystemSupport.Standard, MessageLanguage.Chinese, 8, (2000, 3, 1));

        Assert.Equal(
            $"{Erased}\e[93m━━━━━━━━━\e[0m\e[90m━━━━━━━━━━━━━━━\e[0m 3/8 37%  1.5 份/秒  剩余 00:00:04  1 份有错误{Erased}", drawn);
    }

    private static string Drawn(
        int width, ColorSystemSupport colours, MessageLanguage language, int total, params (int Milliseconds, int Done, int WithErrors)[] shown)
    {
        using var terminal = new StringWriter();
        var clock = new Clock();
        using (var bar = new ProgressBar(new ProgressLine(Consoles.On(terminal, width, colours)), language, clock, total))
        {
            foreach (var (milliseconds, done, withErrors) in shown)
            {
                clock.Milliseconds = milliseconds;
                bar.Show(done, withErrors);
            }
        }

        return terminal.ToString();
    }

    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddMilliseconds(Milliseconds);
    }
}
