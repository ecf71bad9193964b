using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Forms.Resolution;

/// <summary>
/// What a template may come to. A short source can ask for more than a machine holds: combinations of variables, sums in many cells, many
/// tables. The limits lie beyond what people fill in, and keep memory and time within what a common machine has.
/// </summary>
internal sealed class TemplateBudget(CancellationToken cancellation)
{
    /// <summary>The most cells of a table, and of all tables of a template.</summary>
    public const int MaxCells = 1_000_000;

    /// <summary>The most instances of all checks of a template.</summary>
    public const int MaxInstances = 200_000;

    /// <summary>The most operands and operations of all formulas and instances of a template.</summary>
    public const int MaxWork = 3_000_000;

    /// <summary>So much work is done between two looks at whether it is still wanted: about a millisecond's.</summary>
    private const int WorkBetweenLooks = 10_000;

    private int _cells;
    private int _instances;
    private long _work;
    private long _nextLook;
    private bool _isReported;

    /// <summary>The limit of work is passed: what comes after is left undone.</summary>
    public bool IsSpent => _work > MaxWork;

    /// <summary>Takes up some work, and gives up where nobody waits for the template any more.</summary>
    public void Spend(long work)
    {
        _work += work;
        if (_work < _nextLook)
            return;
        _nextLook = _work + WorkBetweenLooks;
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Whether some more cells still fit; takes them if so.</summary>
    public bool TakeCells(int cells) => Take(ref _cells, cells, MaxCells);

    /// <summary>Whether some more instances still fit; takes them if so.</summary>
    public bool TakeInstances(int instances) => Take(ref _instances, instances, MaxInstances);

    /// <summary>Names the declaration that passed the limit of work: the first one alone.</summary>
    public void Report(Location location, string declaration, DiagnosticBag diagnostics)
    {
        if (!IsSpent || _isReported)
            return;
        _isReported = true;
        diagnostics.Add(Diagnostic.Create(CheckDiagnostics.TooMuchWork, location, declaration, MaxWork));
    }

    private static bool Take(ref int taken, int more, int most)
    {
        if (more > most - taken)
            return false;
        taken += more;
        return true;
    }
}
