using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Parsing;
using ReportDsl.Text;

namespace ReportDsl.Syntax;

/// <summary>
/// The syntax of one source text. Nothing of the text is lost: <c>tree.Root.ToFullString()</c> is the text, whatever
/// mistakes it holds.
/// </summary>
/// <remarks>
/// Parsing, formatting and compiling call themselves as deep as a text nests, up to the limits of the language. A stack of 1 MB holds the
/// deepest text; on a thread that is made with less it may end the process.
/// </remarks>
public sealed class SyntaxTree
{
    private readonly ParseResult _result;

    private SyntaxTree(ParseResult result)
    {
        Root = new CompilationUnitSyntax(result.Root, null, 0) { Tree = this };
        _result = result;
    }

    /// <summary>The text that was parsed.</summary>
    public SourceText Text => _result.Source;

    /// <summary>The path of the source text; empty for a text without a file.</summary>
    public string Path => Text.Path;

    /// <summary>The node of the whole text.</summary>
    public CompilationUnitSyntax Root { get; }

    /// <summary>The tree of a text, whatever mistakes it holds.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="path">Its path from the root of imports, with <c>/</c>; empty for a text without a file.</param>
    /// <exception cref="ArgumentNullException">The text or the path is null.</exception>
    public static SyntaxTree ParseText(string text, string path = "") => ParseText(SourceText.From(text, path));

    /// <summary>The tree of a text, whatever mistakes it holds; no character is lost.</summary>
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    public static SyntaxTree ParseText(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SyntaxTree(Parser.Parse(text));
    }

    /// <summary>
    /// The tree of a changed text. Declarations and items that the change does not touch are shared with this tree; the result
    /// is the same as that of <see cref="ParseText(SourceText)"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    public SyntaxTree WithChangedText(SourceText newText)
    {
        ArgumentNullException.ThrowIfNull(newText);
        return new SyntaxTree(Parser.Parse(newText, _result));
    }

    /// <summary>The tree of the text with the changes applied; the changes do not overlap and are sorted by their start.</summary>
    /// <exception cref="ArgumentNullException">There are no changes.</exception>
    /// <exception cref="ArgumentException">Changes overlap, are not sorted or lie outside the text.</exception>
    public SyntaxTree WithChanges(IEnumerable<TextChange> changes) => WithChangedText(Text.WithChanges(changes));

    /// <summary>The lexical and syntactic mistakes, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> GetDiagnostics() => _result.Errors;
}

public sealed partial class CompilationUnitSyntax
{
    internal SyntaxTree? Tree { get; init; }
}
