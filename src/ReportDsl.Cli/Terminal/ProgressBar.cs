using System.Globalization;
using ReportDsl.Diagnostics;
using Spectre.Console;

namespace ReportDsl.Cli.Terminal;

/// <summary>
/// How far a batch has come, on the terminal: share, rate and remaining time. Drawn a few times a second at most, and not at all for what is
/// done in a moment.
/// </summary>
internal sealed class ProgressBar(ProgressLine line, MessageLanguage language, TimeProvider clock, int total) : IDisposable
{
    private static readonly TimeSpan BetweenDraws = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly ProgressTask _task = new(0, nameof(ProgressBar), total, autoStart: true, clock);
    private readonly ProgressBarColumn _bar = new() { Width = 24 };
    private (long Since, TimeSpan For) _quiet = (clock.GetTimestamp(), Moment);

    /// <summary>The bar of a terminal, null where there is none.</summary>
    public static ProgressBar? On(Host host, MessageLanguage language, int total) =>
        ProgressLine.On(host) is { } line ? new ProgressBar(line, language, TimeProvider.System, total) : null;

    public void Show(int done, int withErrors)
    {
        if (clock.GetElapsedTime(_quiet.Since) < _quiet.For) return;
        _quiet = (clock.GetTimestamp(), BetweenDraws);
        _task.Value = done;
        line.Show(_bar.Render(line.Options, _task, default), new Paragraph(Words(withErrors).In(language)));
    }

    /// <summary>Makes place for a result; the next draw brings the bar back.</summary>
    public void Hide() => line.Hide();

    public void Dispose() => line.Dispose();

    /// <summary>What stands behind the bar. Rate and remaining time follow from the last half minute.</summary>
    private Phrase Words(int withErrors)
    {
        var counts = string.Create(CultureInfo.InvariantCulture, $" {_task.Value}/{total} {(int)_task.Percentage}%");
        if (_task is not { Speed: { } rate, RemainingTime: { } remaining })
            return new Phrase(counts, counts);

        var pace = rate.ToString(rate < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
        var left = TimeSpan.FromSeconds(Math.Ceiling(remaining.TotalSeconds)).ToString("c", CultureInfo.InvariantCulture);
        return new Phrase(
            $"{counts}  {pace}/s  {left} left  {withErrors} with errors", $"{counts}  {pace} 份/秒  剩余 {left}  {withErrors} 份有错误");
    }
}
