using ReportDsl.Cli.Files;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using ReportDsl.Validation.Data;
using ReportDsl.Validation.Marking;

namespace ReportDsl.Cli.Data;

/// <summary>Writes marked copies: each to the path of its workbook below the folder that was named.</summary>
/// <param name="Folder">Absolute.</param>
internal sealed record CopyFolder(string Folder) : ICopyWriter
{
    public string PathOf(DataSource source) =>
        Path.Combine(Folder, (source is DataFile file ? file.Relative : source.Name).Replace('/', Path.DirectorySeparatorChar));

    public bool HasCopyOf(DataSource source) => File.Exists(PathOf(source));

    public Phrase? Write(DataSource source, ReadOnlyMemory<byte> copy)
    {
        var path = PathOf(source);
        var written = OutputFolder.Write(Path.GetDirectoryName(path) ?? Folder, [new OutputFile(Path.GetFileName(path), copy)]);
        return written is WriteResult.Failed failed ? Messages.CannotWrite(path, failed.Reason) : null;
    }
}
