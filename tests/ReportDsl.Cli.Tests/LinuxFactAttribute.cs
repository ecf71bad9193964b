using Xunit;

namespace ReportDsl.Cli.Tests;

/// <summary>A test that needs file names which are any bytes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "The file systems of other platforms refuse names that are no UTF-8";
    }
}
