namespace ReportDsl.Cli.Rendering;

/// <summary>Where the documentation stands.</summary>
internal static class Documentation
{
    public const string Home = "https://github.com/reportdsl/reportdsl";

    /// <summary>What checks and built-in rules mean.</summary>
    public const string Language = Home + "/blob/main/docs/language.md";

    public static string PageOf(string code) => $"{Home}/blob/main/docs/diagnostics/{code}.md";
}
