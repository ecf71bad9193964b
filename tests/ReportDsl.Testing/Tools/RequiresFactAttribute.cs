using Xunit;

namespace ReportDsl.Testing.Tools;

/// <summary>A program that some tests need and that is not part of the project.</summary>
public enum Tool
{
    LibreOffice,
    Openpyxl,

    /// <summary>The browser, and the Node.js package that steers it.</summary>
    Chromium,
}

/// <summary>A test that is skipped, with a message that says so, where a program is missing; for no other reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresFactAttribute : FactAttribute
{
    public RequiresFactAttribute(Tool tool)
    {
        Tool = tool;
        if (!Programs.IsInstalled(tool))
            Skip = $"{tool} is not installed: {Programs.HowToInstall(tool)}";
    }

    public Tool Tool { get; }
}
