using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.Files;

/// <summary>Why a file cannot be read or written, in words for people.</summary>
internal static class FileTrouble
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    public static Phrase IsFolder => new("a folder has this name", "这是一个文件夹");

    private static Phrase IsFile => new("it is a file, not a folder", "这是文件，不是文件夹");

    private static Phrase IsSpecial => new(
        "it is a device, a pipe or a socket: name another place", "这是设备、管道或套接字：请另指定位置");

    private static Phrase IsSpecialAndOptional => new(
        "it is a device, a pipe or a socket: name another place, or leave -o out to print", "这是设备、管道或套接字：请另指定位置，或不用 -o 而直接打印");

    private static Phrase IsCircle => new("its links lead in a circle", "链接循环指向自身");

    private static Phrase HasRawName => new(
        "its name is no UTF-8: rename it, or name another place", "文件名不是 UTF-8 编码：请先改名，或另指定位置");

    /// <summary>What the system's answer about a file means; its own words where the case is a rare one.</summary>
    /// <param name="path">Absolute.</param>
    public static Phrase OfFile(Exception exception, string path) => exception switch
    {
        _ when Directory.Exists(path) => IsFolder,
        _ when IsInCircle(path) => IsCircle,
        IOException when FileInPlaceOfFolder(path) is { } file => new($"'{file}' is a file, not a folder", $"“{file}”是文件，不是文件夹"),
        _ => OfFolder(exception),
    };

    public static Phrase OfFolder(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => new("it is not there, or a link leads nowhere", "不存在，或链接没有指向任何文件"),
        UnauthorizedAccessException => new("access is denied: check its permissions", "没有访问权限：请检查权限设置"),
        _ => Other(exception),
    };

    public static Phrase OfStream(Exception exception) =>
        exception is UnauthorizedAccessException or ObjectDisposedException ? new("it is closed", "已经关闭") : Other(exception);

    /// <summary>Why an output cannot become the file of this name, null where nothing stands in its way.</summary>
    /// <param name="canPrint">Whether the command prints the output where no file is named for it.</param>
    public static Phrase? ObstacleToFile(string path, bool canPrint = false) => FileKinds.Of(path) switch
    {
        _ when RawPath.Is(path) => HasRawName,
        FileKind.Folder => IsFolder,
        FileKind.Special => canPrint ? IsSpecialAndOptional : IsSpecial,
        _ => IsInCircle(path) ? IsCircle : null,
    };

    /// <summary>Why outputs cannot go into the folder of this name, likewise.</summary>
    public static Phrase? ObstacleToFolder(string path) => FileKinds.Of(path) switch
    {
        _ when RawPath.Is(path) => HasRawName,
        FileKind.Regular => IsFile,
        FileKind.Special => IsSpecialAndOptional,
        _ => IsInCircle(path) ? IsCircle : null,
    };

    private static Phrase Other(Exception exception) => exception.HResult is NoSpaceOnUnix or NoSpaceOnWindows
        ? new("there is no space left", "存储空间已满")
        : new(exception.Message, exception.Message);

    private static bool IsInCircle(string path) => new FileInfo(RealPath.Of(path)).LinkTarget is not null;

    private static string? FileInPlaceOfFolder(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder)) return folder;
        }

        return null;
    }
}
