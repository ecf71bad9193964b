using ReportDsl.Diagnostics;
using ReportDsl.Layout;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>Tells texts of a source that no cell of a workbook holds: every label, note, check text and guidance is printed in one.</summary>
internal static class TextLengths
{
    public static void Check(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        // Only what is that long can hold such a text; in nearly every source that is nothing but the outermost blocks.
        var pending = new Stack<SyntaxNode>();
        pending.Push(tree.Root);
        while (pending.TryPop(out var node))
        {
            if (node.FullSpan.Length <= NarrativeSymbol.LongestText)
                continue;
            CheckGuidance(node, diagnostics);
            foreach (var child in node.ChildNodesAndTokens())
            {
                if (child.Node is { } inner)
                    pending.Push(inner);
                else if (child.Token is { Kind: SyntaxKind.StringToken, ValueText.Length: > NarrativeSymbol.LongestText and var length } token)
                    diagnostics.Report(LayoutDiagnostics.TooLongInTemplate, token, length, NarrativeSymbol.LongestText);
            }
        }
    }

    private static void CheckGuidance(SyntaxNode node, DiagnosticBag diagnostics)
    {
        if (node is DeclarationSyntax or ItemSyntax or CodeEntrySyntax or KeySyntax && node.GetDocumentation() is { Length: > NarrativeSymbol.LongestText and var length })
            diagnostics.Add(Diagnostic.Create(LayoutDiagnostics.TooLongInTemplate, node.GetFirstToken().Location, length, NarrativeSymbol.LongestText));
    }
}
