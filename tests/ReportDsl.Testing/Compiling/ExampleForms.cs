using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Testing.Compiling;

/// <summary>The forms of the repository's examples, compiled from their sources.</summary>
public static class ExampleForms
{
    private static readonly string Folder = FindFolder();

    /// <summary>The sources with a template, by their paths below <c>examples</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["gov-info/govinfo-2019.rdsl", "gov-info/govinfo-2021.rdsl", "enforcement/enforcement.rdsl", "hello/hello.rdsl"];

    public static Form Get(string name)
    {
        var compilation = Compilation.Create([SyntaxTree.ParseText(Read(name))], new Provider());
        var result = compilation.GetForm(Assert.Single(compilation.Templates));
        Assert.True(result.Form is not null, Sources.Describe(result.Diagnostics));
        return result.Form;
    }

    /// <summary>The place of something below <c>examples</c>.</summary>
    public static string PathOf(string path) => Path.Combine(Folder, path);

    private static SourceText Read(string path) => SourceText.From(File.ReadAllText(Path.Combine(Folder, path)), path);

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReportDsl.sln")))
                return Path.Combine(folder.FullName, "examples");
        }

        throw new InvalidOperationException("The tests run inside a checkout.");
    }

    private sealed class Provider : ISourceProvider
    {
        public SourceResult Read(string path) => new SourceResult.Found(ExampleForms.Read(path));
    }
}
