using Xunit;

namespace ReportDsl.Testing;

/// <summary>Compares results with files that are kept in the repository.</summary>
public static class Baseline
{
    private const string AcceptVariable = "REPORTDSL_ACCEPT";

    /// <summary>
    /// Asserts that a text equals the file at a path relative to the repository. With <c>REPORTDSL_ACCEPT=1</c> in the environment
    /// the file is written instead; the message of a failure names the command.
    /// </summary>
    public static void AssertEqual(string relativePath, string actual)
    {
        var path = Repository.PathOf(relativePath);
        var normalised = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Repository.Root);
            File.WriteAllText(path, normalised);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (expected == normalised)
            return;
        Assert.Fail($"""
            {relativePath} {(expected is null ? "does not exist" : "differs")}: {FirstDifference(expected ?? "", normalised)}
            To accept the new result:
                {AcceptVariable}=1 dotnet test {TestProject()}
            """);
    }

    private static string FirstDifference(string expected, string actual)
    {
        var expectedLines = expected.Split('\n');
        var actualLines = actual.Split('\n');
        var line = 0;
        while (line < expectedLines.Length && line < actualLines.Length && expectedLines[line] == actualLines[line]) line++;
        return $"""
            line {line + 1}
                expected: {expectedLines.ElementAtOrDefault(line) ?? "(end)"}
                actual:   {actualLines.ElementAtOrDefault(line) ?? "(end)"}
            """;
    }

    /// <summary>The project under test, by the name of its output folder's assembly.</summary>
    private static string TestProject()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.Parent?.Name != "tests") folder = folder.Parent;
        return folder is null ? "ReportDsl.sln" : $"tests/{folder.Name}";
    }
}
