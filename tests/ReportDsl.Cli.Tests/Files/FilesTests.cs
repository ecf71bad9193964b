using ReportDsl.Cli.Files;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Cli.Tests.Files;

public class FilesTests
{
    [Fact]
    public void A_folder_stands_for_its_sources_at_any_depth_in_ordinal_order()
    {
        using var workspace = new Workspace()
            .With("a/z.rdsl", "").With("a/B.rdsl", "").With("a/b/c.rdsl", "").With("a/note.txt", "").With("a/.git/x.rdsl", "");
        var selection = SourceSelection.Find(["a"], workspace.Folder);
        Assert.Equal(["B.rdsl", "b/c.rdsl", "z.rdsl"], selection.Files.AsEnumerable());
        Assert.Equal(workspace["a"], selection.Root);
        Assert.Equal("a/b/c.rdsl", selection.Display("b/c.rdsl"));
        Assert.Empty(selection.Problems);
    }

    [Fact]
    public void The_root_is_the_folder_in_common()
    {
        using var workspace = new Workspace().With("a/b/1.rdsl", "").With("a/bc/2.rdsl", "").With("a/bc/deep/3.rdsl", "");
        var selection = SourceSelection.Find(["a/bc", "a/b/1.rdsl", "a/bc/2.rdsl"], workspace.Folder);
        Assert.Equal(workspace["a"], selection.Root);
        Assert.Equal(["b/1.rdsl", "bc/2.rdsl", "bc/deep/3.rdsl"], selection.Files.AsEnumerable());
    }

    [Fact]
    public void Paths_are_shown_as_they_were_given()
    {
        using var workspace = new Workspace().With("a/1.rdsl", "").With("b/x", "");
        Assert.Equal("1.rdsl", SourceSelection.Find(["1.rdsl"], workspace["a"]).Display("1.rdsl"));
        Assert.Equal("1.rdsl", SourceSelection.Find(["."], workspace["a"]).Display("1.rdsl"));
        Assert.Equal("../a/1.rdsl", SourceSelection.Find(["../a"], workspace["b"]).Display("1.rdsl"));
        Assert.Equal(workspace["a"] + "/1.rdsl", SourceSelection.Find([workspace["a"]], workspace["b"]).Display("1.rdsl"));
    }

    [Fact]
    public void Folders_that_link_to_each_other_are_read_once()
    {
        using var workspace = new Workspace().With("a/1.rdsl", "").With("a/b/2.rdsl", "");
        Directory.CreateSymbolicLink(workspace["a/b/up"], workspace["a"]);
        Directory.CreateSymbolicLink(workspace["a/self"], workspace["a/self"]);
        Assert.Equal(["1.rdsl", "b/2.rdsl"], SourceSelection.Find(["a"], workspace.Folder).Files.AsEnumerable());
    }

    [Fact]
    public void What_is_not_there_is_a_problem()
    {
        using var workspace = new Workspace().With("a/x.txt", "");
        Assert.Single(SourceSelection.Find(["nowhere"], workspace.Folder).Problems);
        Assert.Single(SourceSelection.Find(["a"], workspace.Folder).Problems);
        Assert.Empty(SourceSelection.Find(["a/x.txt"], workspace.Folder).Problems);
    }

    [Fact]
    public void Sources_are_read_with_and_without_byte_order_mark()
    {
        using var workspace = new Workspace().With("a.rdsl", "unit 件").With("b.rdsl", [0xEF, 0xBB, 0xBF, .. "unit 件"u8]).With("c.rdsl", "");
        var provider = new FileSystemSourceProvider(workspace.Folder);
        foreach (var path in new[] { "a.rdsl", "b.rdsl" })
        {
            var text = Assert.IsType<SourceResult.Found>(provider.Read(path)).Text;
            Assert.Equal("unit 件", text.ToString());
            Assert.Equal(path, text.Path);
        }

        Assert.Equal(0, Assert.IsType<SourceResult.Found>(provider.Read("c.rdsl")).Text.Length);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF }, 1)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, 0)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0xC0, 0x80 }, 4)]
    [InlineData(new byte[] { 0xE4, 0xBB, 0xB6, 0xE4, 0xBB }, 3)]
    [InlineData(new byte[] { 0x61, 0xED, 0xA0, 0x80 }, 1)]
    public void The_first_wrong_byte_is_found(byte[] content, long offset)
    {
        using var workspace = new Workspace().With("a.rdsl", content);
        Assert.Equal(offset, Assert.IsType<SourceResult.Undecodable>(new FileSystemSourceProvider(workspace.Folder).Read("a.rdsl")).Offset);
    }

    [Fact]
    public void Size_has_a_limit()
    {
        using var workspace = new Workspace()
            .With("fits.rdsl", new string(' ', SourceLimits.MaxFileBytes)).With("large.rdsl", new string(' ', SourceLimits.MaxFileBytes + 1));
        var provider = new FileSystemSourceProvider(workspace.Folder);
        Assert.IsType<SourceResult.Found>(provider.Read("fits.rdsl"));
        Assert.Equal(new SourceResult.TooLarge(SourceLimits.MaxFileBytes + 1), provider.Read("large.rdsl"));
    }

    [Fact]
    public void What_lies_outside_or_cannot_be_read_is_not_read()
    {
        using var workspace = new Workspace().With("secret.rdsl", "x").With("root/inner/a.rdsl", "x").With("rootless/b.rdsl", "x");
        File.CreateSymbolicLink(workspace["root/out.rdsl"], workspace["secret.rdsl"]);
        Directory.CreateSymbolicLink(workspace["root/folder"], workspace["rootless"]);
        File.CreateSymbolicLink(workspace["root/in.rdsl"], workspace["root/inner/a.rdsl"]);
        File.CreateSymbolicLink(workspace["root/loop.rdsl"], workspace["root/loop.rdsl"]);
        var provider = new FileSystemSourceProvider(workspace["root"]);
        Assert.IsType<SourceResult.Found>(provider.Read("inner/a.rdsl"));
        Assert.IsType<SourceResult.Found>(provider.Read("in.rdsl"));
        Assert.IsType<SourceResult.Unreadable>(provider.Read("../secret.rdsl"));
        Assert.IsType<SourceResult.Unreadable>(provider.Read("../rootless/b.rdsl"));
        Assert.IsType<SourceResult.Unreadable>(provider.Read("out.rdsl"));
        Assert.IsType<SourceResult.Unreadable>(provider.Read("folder/b.rdsl"));
        Assert.IsType<SourceResult.Unreadable>(provider.Read("loop.rdsl"));
        Assert.IsType<SourceResult.Unreadable>(provider.Read("inner"));
        Assert.IsType<SourceResult.Unreadable>(provider.Read("a\0b"));
        Assert.IsType<SourceResult.NotFound>(provider.Read("inner/none.rdsl"));
        Assert.IsType<SourceResult.NotFound>(provider.Read("none/none.rdsl"));
    }

    [Fact]
    public void A_root_behind_a_link_is_a_root()
    {
        using var workspace = new Workspace().With("real/a.rdsl", "x").With("real/b.rdsl", "x");
        Directory.CreateSymbolicLink(workspace["link"], workspace["real"]);
        File.CreateSymbolicLink(workspace["real/c.rdsl"], workspace["real/b.rdsl"]);
        var provider = new FileSystemSourceProvider(workspace["link"]);
        Assert.IsType<SourceResult.Found>(provider.Read("a.rdsl"));
        Assert.IsType<SourceResult.Found>(provider.Read("c.rdsl"));
    }

    [Fact]
    public void Files_are_written_and_left_alone_where_nothing_changes()
    {
        using var workspace = new Workspace();
        OutputFile one = new("1", "one"u8.ToArray()), two = new("2", "two"u8.ToArray());
        Assert.Equal(["1", "2"], Assert.IsType<WriteResult.Written>(OutputFolder.Write(workspace["o/p"], [one, two])).Changed.AsEnumerable());
        var time = File.GetLastWriteTimeUtc(workspace["o/p/1"]);
        Assert.Equal(["2"], Assert.IsType<WriteResult.Written>(
            OutputFolder.Write(workspace["o/p"], [one, two with { Content = "TWO"u8.ToArray() }])).Changed.AsEnumerable());
        Assert.Equal(time, File.GetLastWriteTimeUtc(workspace["o/p/1"]));
        Assert.Equal("TWO", workspace.Read("o/p/2"));
        Assert.Equal(["o/p/1", "o/p/2"], workspace.Files());
    }

    [Fact]
    public void Where_one_file_cannot_be_written_none_is()
    {
        using var workspace = new Workspace().With("o/1", "old").With("o/2/inside", "x");
        var failed = Assert.IsType<WriteResult.Failed>(
            OutputFolder.Write(workspace["o"], [new OutputFile("1", "new"u8.ToArray()), new OutputFile("2", "new"u8.ToArray())]));
        Assert.Equal(workspace["o/2"], failed.Path);
        Assert.Equal("old", workspace.Read("o/1"));
        Assert.Equal(["o/1", "o/2/inside"], workspace.Files());
    }

    [Fact]
    public void A_link_stays_a_link_and_its_target_is_written()
    {
        using var workspace = new Workspace().With("real/old", "old");
        Directory.CreateSymbolicLink(workspace["link"], workspace["real"]);
        File.CreateSymbolicLink(workspace["real/1"], "old");
        File.CreateSymbolicLink(workspace["real/2"], "deep/new");
        OutputFile one = new("1", "one"u8.ToArray()), two = new("2", "two"u8.ToArray());
        Assert.IsType<WriteResult.Written>(OutputFolder.Write(workspace["link"], [one, two]));
        using (var text = StagedText.Open(workspace["link/2"]))
        {
            text.Writer.Write("TWO");
            text.Complete();
        }

        Assert.Equal(("one", "TWO"), (workspace.Read("real/old"), workspace.Read("real/deep/new")));
        Assert.Equal(("old", "deep/new"), (new FileInfo(workspace["real/1"]).LinkTarget, new FileInfo(workspace["real/2"]).LinkTarget));
        Assert.Equal(4, Directory.EnumerateFileSystemEntries(workspace["real"], "*", SearchOption.AllDirectories).Count(path => !Directory.Exists(path)));
    }

    [Theory]
    [InlineData("folder", "a folder has this name", "文件夹")]
    [InlineData("circle", "its links lead in a circle", "循环")]
    [InlineData("file/x", "is a file, not a folder", "不是文件夹")]
    public void Why_a_file_cannot_be_written_is_said_in_both_languages(string name, string english, string chinese)
    {
        using var workspace = new Workspace().With("folder/x", "x").With("file", "x");
        File.CreateSymbolicLink(workspace["circle"], "circle");
        var failed = Assert.IsType<WriteResult.Failed>(OutputFolder.Write(workspace.Folder, [new OutputFile(name, "new"u8.ToArray())]));
        Assert.Contains(english, failed.Reason.English, StringComparison.Ordinal);
        Assert.Contains(chinese, failed.Reason.Chinese, StringComparison.Ordinal);
        Assert.Equal("circle", new FileInfo(workspace["circle"]).LinkTarget);
    }

    [Theory]
    [InlineData("GovInfo", "-", "2021", ".xlsx", "GovInfo-2021.xlsx")]
    [InlineData("政府信息", "", "2.1.4", ".cs", "政府信息2.1.4.cs")]
    [InlineData("A", "-", "../../x", ".xlsx", "A-.._.._x.xlsx")]
    [InlineData("A", "-", "1:2\\3\0\n*?", ".cs", "A-1_2_3____.cs")]
    public void Output_names_stay_in_their_folder(string code, string separator, string version, string extension, string name) =>
        Assert.Equal(name, OutputFile.NameOf(code, separator, version, extension));
}
