namespace ReportDsl;

/// <summary>How a compilation is made.</summary>
public sealed record CompilationOptions
{
    /// <summary>The options of a compilation that is made without any: advice is given.</summary>
    public static CompilationOptions Default { get; } = new();

    /// <summary>Whether advice on what is correct (RD8…) is given beside mistakes. Programs that only want forms do without.</summary>
    public bool GivesAdvice { get; init; } = true;
}
