using System.Collections.Immutable;
using ReportDsl.Cli.Files;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;

namespace ReportDsl.Cli.Data;

/// <summary>A file that a command on data is going to write.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Display">As the user would name it.</param>
/// <param name="Origin">What asks for it: an input, or an option.</param>
internal sealed record OutputPlace(string Path, string Display, string Origin)
{
    /// <summary>Whether the command prints this output where no place is named for it.</summary>
    public bool CanBePrinted { get; init; }
}

/// <summary>Whatever a command on data reads, templates and what they import included, by where it really is: no output may replace it.</summary>
internal sealed class CommandInputs
{
    private readonly ImmutableHashSet<string> _files;

    private CommandInputs(ImmutableHashSet<string> files) => _files = files;

    public static CommandInputs Of(ImmutableArray<string> templates, params IEnumerable<DataFile> data) =>
        new(templates.Concat(data.Select(file => file.FullPath)).Select(RealPath.Of).ToImmutableHashSet(RealPath.Comparer));

    /// <summary>Outputs that would replace an input or one another, or that can be no files.</summary>
    public IEnumerable<Phrase> ClashesWith(IEnumerable<OutputPlace> outputs)
    {
        // Names that differ by case alone are one file on some of the systems that the outputs may be carried to.
        var origins = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var output in outputs)
        {
            var real = RealPath.Of(output.Path);
            if (FileTrouble.ObstacleToFile(output.Path, output.CanBePrinted) is { } obstacle)
                yield return Messages.CannotWrite(output.Display, obstacle);
            else if (_files.Contains(real))
                yield return DataMessages.WouldOverwriteInput(output.Display);
            else if (!origins.TryAdd(real, output.Origin))
                yield return DataMessages.NameTaken(output.Display, origins[real], output.Origin);
        }
    }
}
