using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax;

/// <summary>
/// The syntax of one source text. Nothing of the text is lost: <c>tree.Root.ToFullString()</c> is the text, whatever
/// mistakes it holds.
/// </summary>
public sealed class SyntaxTree
{
    private readonly ImmutableArray<Diagnostic> _diagnostics;

    private SyntaxTree(SourceText text, CompilationUnitGreen root, ImmutableArray<Diagnostic> diagnostics)
    {
        Text = text;
        Root = new CompilationUnitSyntax(root, null, 0) { Tree = this };
        _diagnostics = diagnostics;
    }

    public SourceText Text { get; }

    /// <summary>The path of the source text; empty for a text without a file.</summary>
    public string Path => Text.Path;

    public CompilationUnitSyntax Root { get; }

    public static SyntaxTree ParseText(string text, string path = "") => ParseText(SourceText.From(text, path));

    public static SyntaxTree ParseText(SourceText text)
    {
        var end = new GreenToken(SyntaxKind.EndOfFileToken, "", text.Length == 0 ? null : new GreenTrivia(SyntaxKind.SkippedTokensTrivia, text.ToString()), null);
        return new SyntaxTree(text, GreenFactory.CompilationUnit(null, null, end), []);
    }

    /// <summary>The lexical and syntactic mistakes, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> GetDiagnostics() => _diagnostics;
}

public sealed partial class CompilationUnitSyntax
{
    internal SyntaxTree? Tree { get; init; }
}
