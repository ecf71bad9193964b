using System.Collections.Immutable;

namespace ReportDsl.Compiler.Tests.Documentation;

/// <summary>A fenced block of a Markdown document: the words after <c>```rdsl</c>, and the line (from 1) where its text begins.</summary>
internal sealed record CodeBlock(ImmutableArray<string> Info, int Line, string Text)
{
    private const string Fence = "```";

    /// <summary>All blocks of a language.</summary>
    public static IEnumerable<CodeBlock> Read(string markdown, string language)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            var words = lines[i][Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var end = Array.FindIndex(lines, i + 1, line => line.TrimEnd() == Fence);
            if (end < 0)
                throw new FormatException($"The block that begins in line {i + 1} is not closed.");
            if (words is [var first, ..] && first == language)
                yield return new CodeBlock([.. words[1..]], i + 2, string.Join('\n', lines[(i + 1)..end]));
            i = end;
        }
    }
}
