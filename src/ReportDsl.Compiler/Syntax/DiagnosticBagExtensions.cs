using ReportDsl.Diagnostics;

namespace ReportDsl.Syntax;

/// <summary>Findings at a piece of syntax.</summary>
internal static class DiagnosticBagExtensions
{
    extension(DiagnosticBag diagnostics)
    {
        public void Report(DiagnosticDescriptor descriptor, SyntaxNode node, params ReadOnlySpan<object> arguments) =>
            diagnostics.Add(Diagnostic.Create(descriptor, node.Location, arguments));

        public void Report(DiagnosticDescriptor descriptor, SyntaxToken token, params ReadOnlySpan<object> arguments) =>
            diagnostics.Add(Diagnostic.Create(descriptor, token.Location, arguments));
    }
}
