using ReportDsl.Cli.Files;
using ReportDsl.Cli.Words;
using ReportDsl.Validation.Data;

namespace ReportDsl.Cli.Data;

/// <summary>A data file that the command line names, by itself or as one of a folder. Its name says what it is.</summary>
internal sealed class DataFile : DataSource
{
    /// <summary>A file that is there.</summary>
    /// <param name="fullPath">Absolute, as the system holds it.</param>
    /// <param name="display">As the user would name it, with <c>/</c>; for people, like <paramref name="relative"/>.</param>
    /// <param name="relative">Below the folder that was named; the bare name of a file named by itself.</param>
    public DataFile(string fullPath, string display, string relative)
        : base(display)
    {
        (FullPath, Relative) = (fullPath, relative);
        Kind = Path.GetExtension(fullPath).Equals(".json", StringComparison.OrdinalIgnoreCase) ? DataKind.Json : DataKind.Workbook;
    }

    public string FullPath { get; }

    public string Relative { get; }

    public override DataContent Read(long largest)
    {
        try
        {
            if (FileKinds.Of(FullPath) == FileKind.Special)
                return new DataContent.NoData(DataMessages.NotRegular);
            return InputFile.Read(FullPath, largest) is { } content ? new DataContent.Found(content) : new DataContent.TooLarge();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new DataContent.Inaccessible(FileTrouble.OfFile(exception, FullPath));
        }
    }
}
