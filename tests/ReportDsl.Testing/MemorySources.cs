using System.Collections.Immutable;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Testing;

/// <summary>Source files without a file system: what is not among them does not exist.</summary>
public sealed class MemorySources(IEnumerable<KeyValuePair<string, SourceResult>> files) : ISourceProvider
{
    private readonly ImmutableDictionary<string, SourceResult> _files = files.ToImmutableDictionary(StringComparer.Ordinal);

    public static MemorySources None { get; } = new([]);

    public static SourceResult File(string path, string text) => new SourceResult.Found(SourceText.From(text, path));

    public SourceResult Read(string path) => _files.GetValueOrDefault(path) ?? new SourceResult.NotFound();

    /// <summary>Compiles one source against these files.</summary>
    public Compilation Compile(string text, string path = "form.rdsl") => Compilation.Create([SyntaxTree.ParseText(text, path)], this);
}
