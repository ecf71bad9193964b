namespace ReportDsl.Cli.Commands;

/// <summary>What the program tells scripts. These numbers never change their meaning.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The input has errors.</summary>
    public const int InputErrors = 1;

    /// <summary>Wrong usage, or a file that cannot be read or written.</summary>
    public const int Usage = 2;

    /// <summary>A defect of the program itself.</summary>
    public const int Defect = 3;

    /// <summary>The user ended the program (Ctrl-C); what had been done by then is complete. What shells say of such programs.</summary>
    public const int Interrupted = 130;
}
