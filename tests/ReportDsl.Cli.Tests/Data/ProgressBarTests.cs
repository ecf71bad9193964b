using ReportDsl.Cli.Terminal;
using ReportDsl.Diagnostics;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

public class ProgressBarTests
{
    [Theory]
    [InlineData(0, 8, 0, 0, "[                        ] 0/8 0%")]
    [InlineData(3, 8, 2, 1, "[=========               ] 3/8 37%  1.5/s  00:04 left  1 with errors")]
    [InlineData(8, 8, 4, 0, "[========================] 8/8 100%  2.0/s  00:00 left  0 with errors")]
    [InlineData(200, 10_000, 1, 7, "[                        ] 200/10000 2%  200/s  00:49 left  7 with errors")]
    [InlineData(1, 40_000, 2, 0, "[                        ] 1/40000 0%  0.5/s  0.22:13:18 left  0 with errors")]
    public void It_tells_share_rate_and_remaining_time(int done, int total, int seconds, int withErrors, string expected) =>
        Assert.Equal(expected, ProgressBar.Of(done, total, TimeSpan.FromSeconds(seconds), withErrors).English);

    [Fact]
    public void It_is_drawn_on_a_terminal_only_not_too_often_and_gone_at_the_end()
    {
        Assert.Equal("", Drawn(isTerminal: false));
        var drawn = Drawn(isTerminal: true);
        Assert.DoesNotContain("0/4", drawn, StringComparison.Ordinal);
        Assert.Contains("1/4 25%  2.0/s", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("2/4", drawn, StringComparison.Ordinal);
        Assert.Contains("3/4 75%  3.0/s  00:01 left", drawn, StringComparison.Ordinal);
        var width = "[==================      ] 3/4 75%  3.0/s  00:01 left  0 with errors".Length;
        Assert.EndsWith($"\r{new string(' ', width)}\r", drawn, StringComparison.Ordinal);
    }

    private static string Drawn(bool isTerminal)
    {
        using var error = new StringWriter();
        var clock = new Clock();
        var host = new Host
        {
            Out = TextWriter.Null, Error = error, ErrorIsTerminal = isTerminal, WorkingDirectory = "/", Environment = _ => null,
        };
        using (var bar = new ProgressBar(host, MessageLanguage.English, clock, 4))
        {
            clock.Milliseconds = 50;
            bar.Show(0, 0);
            clock.Milliseconds = 500;
            bar.Show(1, 0);
            clock.Milliseconds = 520;
            bar.Show(2, 0);
            clock.Milliseconds = 1000;
            bar.Show(3, 0);
        }

        return error.ToString();
    }

    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
