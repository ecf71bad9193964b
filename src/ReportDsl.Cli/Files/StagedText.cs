using System.Text;

namespace ReportDsl.Cli.Files;

/// <summary>
/// A text file that is written whole or not at all, however long it is: under a temporary name beside its place, and renamed when it is
/// complete. Disposed of before that, it leaves nothing behind. A link stays a link: its target is written.
/// </summary>
internal sealed class StagedText : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly StreamWriter _writer;
    private bool _isDone;

    private StagedText(string target, string temporary)
    {
        _target = target;
        _temporary = temporary;
        _writer = new StreamWriter(new FileStream(temporary, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(false), 1 << 16)
        {
            NewLine = "\n",
        };
    }

    public TextWriter Writer => _writer;

    /// <summary>Begins the file, and makes its folder where there is none. Nothing but a regular file may have its name.</summary>
    /// <exception cref="IOException">The file cannot be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static StagedText Open(string path)
    {
        var target = RealPath.Of(path);
        return new StagedText(target, OutputFolder.BesideOf(target));
    }

    /// <summary>Puts the complete file into its place.</summary>
    public void Complete()
    {
        _writer.Dispose();
        OutputFolder.KeepPermissions(_target, _temporary);
        File.Move(_temporary, _target, overwrite: true);
        _isDone = true;
    }

    public void Dispose()
    {
        if (_isDone) return;
        try
        {
            _writer.Dispose();
        }
        catch (IOException)
        {
            // What could not be written is thrown away with the rest.
        }

        File.Delete(_temporary);
    }
}
