namespace ReportDsl.Cli.Rendering;

/// <summary>Where the documentation stands.</summary>
internal static class Documentation
{
    public const string Home = "https://github.com/reportdsl/reportdsl";

    public static string PageOf(string code) => $"{Home}/blob/main/docs/diagnostics/{code}.md";
}
