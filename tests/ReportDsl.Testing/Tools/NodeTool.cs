using System.Diagnostics;
using Xunit;

namespace ReportDsl.Testing.Tools;

/// <summary>A test that needs the Node.js tools of <c>tests/tools</c>; skipped, and reported so, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!Directory.Exists(Path.Combine(NodeTool.Folder, "node_modules", "ajv")))
            Skip = "the Node.js tools are not installed (npm ci in tests/tools)";
    }
}

/// <summary>Runs the Node.js tools.</summary>
public static class NodeTool
{
    public static string Folder { get; } = Repository.PathOf("tests/tools");

    /// <summary>Fails with the validator's findings where a document does not conform to the schema.</summary>
    public static void Validate(string schema, params ReadOnlySpan<string> documents)
    {
        var folder = Directory.CreateTempSubdirectory("reportdsl-test-");
        try
        {
            var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            start.ArgumentList.Add("validate.mjs");
            start.ArgumentList.Add(schema);
            for (var i = 0; i < documents.Length; i++)
            {
                var file = Path.Combine(folder.FullName, $"{i}.json");
                File.WriteAllText(file, documents[i]);
                start.ArgumentList.Add(file);
            }

            using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                Assert.Fail(output + error.GetAwaiter().GetResult());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
