using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ReportDsl.Text;

/// <summary>
/// Files under names that are no UTF-8 (see <see cref="RawPath"/>), which the framework cannot open. Such names exist on Linux alone: the file
/// systems of other platforms refuse them.
/// </summary>
public static class RawFiles
{
    private const int NoEntry = 2;
    private const int NotPermitted = 1;
    private const int AccessDenied = 13;
    private const int NotAFolder = 20;

    // Flags of open(2), equal on all of Linux: read only, do not wait for the writer of a pipe, do not hand the handle to other programs.
    private const int ReadOnly = 0;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    // The layout of struct dirent on 64-bit Linux.
    private const int TypeOffset = 18;
    private const int NameOffset = 19;
    private const byte FolderType = 4;

    /// <summary>Whether such names can be met at all.</summary>
    public static bool AreSupported => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="UnauthorizedAccessException">The system refuses it.</exception>
    /// <exception cref="IOException">It is a folder, or cannot be opened for another reason.</exception>
    public static FileStream Open(string path)
    {
        var descriptor = AreSupported ? Native.Open(Terminated(path), ReadOnly | NonBlocking | CloseOnExec) : -1;
        if (descriptor < 0)
            throw Failure(path, AreSupported ? Marshal.GetLastPInvokeError() : NoEntry);
        return new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read, bufferSize: 0);
    }

    /// <summary>Whether a folder of this name is there.</summary>
    public static bool IsFolder(string path)
    {
        if (!AreSupported)
            return false;
        var folder = Native.OpenFolder(Terminated(path));
        if (folder == IntPtr.Zero)
            return false;
        _ = Native.CloseFolder(folder);
        return true;
    }

    /// <summary>The names in a folder, those that are no UTF-8 among them, in no particular order; links are no folders.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The system refuses it.</exception>
    public static IReadOnlyList<(string Name, bool IsFolder)> List(string path)
    {
        var folder = AreSupported ? Native.OpenFolder(Terminated(path)) : IntPtr.Zero;
        if (folder == IntPtr.Zero)
            throw Failure(path, AreSupported ? Marshal.GetLastPInvokeError() : NoEntry);
        try
        {
            var names = new List<(string, bool)>();
            while (Native.ReadFolder(folder) is var entry && entry != IntPtr.Zero)
            {
                var name = RawPath.Decode(NameOf(entry));
                if (name is not ("." or ".."))
                    names.Add((name, Marshal.ReadByte(entry, TypeOffset) == FolderType));
            }

            return names;
        }
        finally
        {
            _ = Native.CloseFolder(folder);
        }
    }

    private static byte[] NameOf(IntPtr entry)
    {
        var length = 0;
        while (Marshal.ReadByte(entry, NameOffset + length) != 0) length++;
        var name = new byte[length];
        Marshal.Copy(entry + NameOffset, name, 0, length);
        return name;
    }

    private static byte[] Terminated(string path) => [.. RawPath.Encode(path), 0];

    private static Exception Failure(string path, int error) => error switch
    {
        NoEntry or NotAFolder => new FileNotFoundException(null, RawPath.Show(path)),
        NotPermitted or AccessDenied => new UnauthorizedAccessException(),
        _ => new IOException(Marshal.GetPInvokeErrorMessage(error), error),
    };

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "opendir", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern IntPtr OpenFolder(byte[] path);

        [DllImport("libc", EntryPoint = "readdir", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern IntPtr ReadFolder(IntPtr folder);

        [DllImport("libc", EntryPoint = "closedir", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int CloseFolder(IntPtr folder);
    }
}
