namespace ReportDsl.Diagnostics;

/// <summary>Where the documentation stands.</summary>
public static class Documentation
{
    /// <summary>The repository, without a slash at the end.</summary>
    public const string Home = "https://github.com/reportdsl/reportdsl";

    /// <summary>What checks and built-in rules mean.</summary>
    public const string Language = Home + "/blob/main/docs/language.md";

    /// <summary>The page of a diagnostic, in the language of the messages.</summary>
    public static string PageOf(string code, MessageLanguage language) =>
        $"{Home}/blob/main/docs/diagnostics/{(language == MessageLanguage.Chinese ? "zh/" : "")}{code}.md";
}
