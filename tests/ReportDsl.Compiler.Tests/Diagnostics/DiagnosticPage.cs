using System.Collections.Immutable;
using ReportDsl.Testing;
using ReportDsl.Text;

namespace ReportDsl.Compiler.Tests.Diagnostics;

/// <summary>
/// A page of <c>docs/diagnostics</c>. Its blocks are source files: the last one under a heading is compiled, the others can be imported.
/// A first line <c>// file: name</c> names a file, with <c>(not UTF-8)</c> behind it for one that cannot be decoded. The remedy can
/// import the files of the example too.
/// </summary>
internal sealed record DiagnosticPage(string Title, string Cause, ImmutableArray<SourceBlock> Example, string RemedyText, ImmutableArray<SourceBlock> Remedy)
{
    private const string Open = "```rdsl\n";
    private const string Close = "\n```\n";

    public static DiagnosticPage Read(string code)
    {
        var text = Repository.Read($"docs/diagnostics/{code}.md").ReplaceLineEndings("\n");
        var parts = text.Split(["\n## Example\n", "\n## Remedy\n"], StringSplitOptions.None);
        if (parts is not [var head, var example, var remedy] || !head.StartsWith($"# {code}: ", StringComparison.Ordinal))
            throw new FormatException($"The page of {code} has another shape than '# {code}: title', cause, '## Example', '## Remedy'.");
        var end = head.IndexOf('\n', StringComparison.Ordinal);
        return new DiagnosticPage(
            head[(code.Length + 4)..end].Trim(), head[end..].Trim(), Blocks(example), remedy.Split(Open)[0].Trim(), Blocks(remedy));
    }

    public Compilation CompileExample() => Compile(Example, []);

    public Compilation CompileRemedy() => Compile(Remedy, Example);

    private static Compilation Compile(ImmutableArray<SourceBlock> blocks, ImmutableArray<SourceBlock> others)
    {
        var main = blocks[^1];
        var files = others.Concat(blocks).GroupBy(block => block.Path).Select(group => KeyValuePair.Create(group.Key, group.Last().Result));
        return new MemorySources(files).Compile(main.Text, main.Path);
    }

    private static ImmutableArray<SourceBlock> Blocks(string text) =>
        [.. text.Split(Open).Skip(1).Select(block => SourceBlock.Read(block[..block.IndexOf(Close, StringComparison.Ordinal)]))];
}

internal sealed record SourceBlock(string Path, string Text, SourceResult Result)
{
    private const string FileMark = "// file: ";
    private const string NotUtf8 = " (not UTF-8)";

    public static SourceBlock Read(string text)
    {
        if (!text.StartsWith(FileMark, StringComparison.Ordinal))
            return new SourceBlock("form.rdsl", text, MemorySources.File("form.rdsl", text));
        var name = text[FileMark.Length..].Split('\n')[0];
        return name.EndsWith(NotUtf8, StringComparison.Ordinal)
            ? new SourceBlock(name[..^NotUtf8.Length], text, new SourceResult.Undecodable(0))
            : new SourceBlock(name, text, MemorySources.File(name, text));
    }
}
