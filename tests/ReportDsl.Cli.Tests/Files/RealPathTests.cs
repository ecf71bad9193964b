using ReportDsl.Cli.Files;
using Xunit;

namespace ReportDsl.Cli.Tests.Files;

public class RealPathTests
{
    [Theory]
    [InlineData("real/a.txt", "real/a.txt")]
    [InlineData("folder/a.txt", "real/a.txt")]
    [InlineData("here/here/folder/new/b.txt", "real/new/b.txt")]
    [InlineData("file.txt", "real/a.txt")]
    [InlineData("chain.txt", "real/a.txt")]
    [InlineData("nowhere.txt", "real/none/c.txt")]
    [InlineData("out", "")]
    [InlineData("circle", "circle")]
    [InlineData("none/a.txt", "none/a.txt")]
    public void Links_of_all_components_are_resolved(string path, string real)
    {
        using var workspace = new Workspace().With("real/deep/x.txt", "x").With("real/a.txt", "a");
        Directory.CreateSymbolicLink(workspace["folder"], "real");
        Directory.CreateSymbolicLink(workspace["here"], ".");
        File.CreateSymbolicLink(workspace["file.txt"], workspace["real/a.txt"]);
        File.CreateSymbolicLink(workspace["chain.txt"], "folder/../file.txt");
        File.CreateSymbolicLink(workspace["nowhere.txt"], "folder/none/c.txt");
        Directory.CreateSymbolicLink(workspace["deep"], "real/deep");
        Directory.CreateSymbolicLink(workspace["out"], "deep/../..");
        File.CreateSymbolicLink(workspace["circle"], "circle");
        Assert.Equal(Path.TrimEndingDirectorySeparator(Path.Combine(RealPath.Of(workspace.Folder), real)), RealPath.Of(workspace[path]));
    }

    [Theory]
    [InlineData("/a/b", "/a/b", true)]
    [InlineData("/a/b", "/a/b/c", true)]
    [InlineData("/a/b", "/a/bc", false)]
    [InlineData("/a/b", "/a", false)]
    [InlineData("/", "/a", true)]
    public void A_folder_holds_itself_and_what_is_below(string folder, string path, bool expected) =>
        Assert.Equal(expected, RealPath.IsWithin(Native(folder), Native(path)));

    private static string Native(string path) => path.Replace('/', Path.DirectorySeparatorChar);
}
