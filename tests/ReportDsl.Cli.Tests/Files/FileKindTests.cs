using System.IO.Pipes;
using System.Net.Sockets;
using ReportDsl.Cli.Files;
using ReportDsl.Testing.Tools;
using Xunit;

namespace ReportDsl.Cli.Tests.Files;

public class FileKindTests
{
    [Fact]
    public void Files_and_folders_are_told_through_links()
    {
        using var workspace = new Workspace().With("d/full", "x").With("d/empty", "");
        File.CreateSymbolicLink(workspace["link"], workspace["d/empty"]);
        Directory.CreateSymbolicLink(workspace["folder"], workspace["d"]);
        File.CreateSymbolicLink(workspace["nowhere"], workspace["none"]);
        File.CreateSymbolicLink(workspace["circle"], workspace["circle"]);
        Assert.All(["d/full", "d/empty", "link", "folder/full"], path => Assert.Equal(FileKind.Regular, FileKinds.Of(workspace[path])));
        Assert.All(["d", "folder"], path => Assert.Equal(FileKind.Folder, FileKinds.Of(workspace[path])));
        Assert.All(["none", "none/x", "nowhere", "circle"], path => Assert.Equal(FileKind.Missing, FileKinds.Of(workspace[path])));
    }

    [UnixFact]
    public void Pipes_sockets_and_devices_are_told_without_opening_them()
    {
        using var workspace = new Workspace();
        Programs.Run(TimeSpan.FromMinutes(1), "mkfifo", workspace["pipe"]);
        File.CreateSymbolicLink(workspace["link"], workspace["pipe"]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(workspace["socket"]));
        Assert.All(["pipe", "link", "socket"], path => Assert.Equal(FileKind.Special, FileKinds.Of(workspace[path])));
        Assert.Equal(FileKind.Special, FileKinds.Of("/dev/null"));

        using var nameless = new AnonymousPipeServerStream();
        if (Directory.Exists("/proc/self/fd"))
            Assert.Equal(FileKind.Special, FileKinds.Of($"/proc/self/fd/{nameless.SafePipeHandle.DangerousGetHandle()}"));
    }
}
