namespace ReportDsl.Cli.Rendering;

/// <summary>The forms in which diagnostics are given out.</summary>
internal enum DiagnosticFormat
{
    Text,
    Json,
    Sarif,
}
