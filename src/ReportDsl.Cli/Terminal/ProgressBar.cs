using System.Globalization;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.Terminal;

/// <summary>
/// How far a batch has come, on the terminal: share, rate and remaining time. Drawn a few times a second at most, and not at all for what is
/// done in a moment.
/// </summary>
internal sealed class ProgressBar(Host host, MessageLanguage language, TimeProvider clock, int total) : IDisposable
{
    private const int Width = 24;

    private static readonly TimeSpan BetweenDraws = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly ProgressLine _line = new(host);
    private readonly long _start = clock.GetTimestamp();
    private long? _drawn;
    private bool _isVisible;

    public void Show(int done, int withErrors)
    {
        if (!host.ErrorIsTerminal) return;
        var (since, quiet) = _drawn is { } last ? (last, BetweenDraws) : (_start, Moment);
        if (clock.GetElapsedTime(since) < quiet) return;
        _drawn = clock.GetTimestamp();
        _isVisible = true;
        _line.Show(Of(done, total, clock.GetElapsedTime(_start), withErrors).In(language));
    }

    /// <summary>Makes place for a result; the next draw brings the bar back.</summary>
    public void Hide()
    {
        if (!_isVisible) return;
        _line.Hide();
        _isVisible = false;
    }

    public void Dispose() => _line.Dispose();

    /// <summary>The line itself. Rate and remaining time follow from the mean of the whole run.</summary>
    public static Phrase Of(int done, int total, TimeSpan elapsed, int withErrors)
    {
        var share = total == 0 ? 1 : (double)done / total;
        var filled = (int)(share * Width);
        var bar = $"[{new string('=', filled)}{new string(' ', Width - filled)}]";
        var counts = string.Create(CultureInfo.InvariantCulture, $"{bar} {done}/{total} {(int)(share * 100)}%");
        if (done == 0 || elapsed <= TimeSpan.Zero)
            return new Phrase(counts, counts);

        var rate = done / elapsed.TotalSeconds;
        var pace = rate.ToString(rate < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
        var left = TimeSpan.FromSeconds(Math.Ceiling((total - done) / rate));
        var time = left.ToString(left.TotalHours < 1 ? @"mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
        return new Phrase(
            $"{counts}  {pace}/s  {time} left  {withErrors} with errors", $"{counts}  {pace} 份/秒  剩余 {time}  {withErrors} 份有错误");
    }
}
