using ReportDsl.Syntax;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Testing;

/// <summary>Assertions about the diagnostics of the parser.</summary>
public static class SyntaxAssert
{
    /// <summary>
    /// Parses a text with marks and asserts that the diagnostics lie exactly on the marked spans and have the given codes, in the
    /// order of the text. Returns the tree.
    /// </summary>
    public static SyntaxTree HasDiagnostics(string marked, params ReadOnlySpan<string> codes)
    {
        var annotated = AnnotatedText.Parse(marked);
        var tree = SyntaxTree.ParseText(annotated.Text);
        SyntaxInvariants.Check(tree);
        var diagnostics = tree.GetDiagnostics();
        Assert.Equal(
            string.Join('\n', [AnnotatedText.Mark(annotated.Text, annotated.Spans), .. codes]),
            string.Join(
                '\n',
                [AnnotatedText.Mark(annotated.Text, diagnostics.Select(diagnostic => diagnostic.Location.Span)), .. diagnostics.Select(diagnostic => diagnostic.Code)]));
        return tree;
    }

    /// <summary>Asserts that the text's only diagnostic has a fix that gives the other text, which is right.</summary>
    public static void IsFixed(string text, string expected)
    {
        var diagnostic = Assert.Single(SyntaxTree.ParseText(text).GetDiagnostics());
        var fix = Assert.Single(diagnostic.Fixes);
        Assert.NotEqual("", fix.Title.Chinese);
        var corrected = SourceText.From(text).WithChanges(fix.Changes).ToString();
        Assert.Equal(expected, corrected);
        Assert.Empty(SyntaxTree.ParseText(corrected).GetDiagnostics());
    }
}
