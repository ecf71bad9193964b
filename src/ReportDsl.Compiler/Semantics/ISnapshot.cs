using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>What answers about names ask of the compilation that they are of.</summary>
internal interface ISnapshot
{
    SourceGraph Sources { get; }

    ImmutableArray<TemplateSymbol> Templates { get; }

    /// <summary>The templates that a <c>follows</c> or <c>extends</c> can mean.</summary>
    ImmutableArray<TemplateSymbol> OtherTemplates(SyntaxNode clause);

    /// <summary>The declarations of a code list that types have, as they can be named from a scope or anywhere.</summary>
    IEnumerable<CodeListSymbol> CodeLists(CodeList list, SharedScope near);

    /// <summary>The templates that can use what a file declares.</summary>
    IEnumerable<TemplateBinding> TemplatesReaching(SourceFile file);

    /// <summary>The template that a node of a file declares; null for those of imported files, which are not declared.</summary>
    TemplateBinding? TemplateOf(SourceFile file, TemplateDeclarationSyntax template);

    /// <summary>Answers about a source in which names in shared axes mean what they mean to some templates.</summary>
    SemanticModel ModelOf(SourceFile file, Func<TemplateSymbol, bool> isUser);

    /// <summary>The findings that lie in a source.</summary>
    ImmutableArray<Diagnostic> GetDiagnostics(SyntaxTree tree, CancellationToken cancellation = default);
}
