using Xunit;

namespace ReportDsl.Cli.Tests;

/// <summary>A test that needs pipes with names, signals or a shell.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has neither mkfifo nor kill";
    }
}
