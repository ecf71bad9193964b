using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>A source file by itself: its tree, its shared declarations and what is wrong in it whatever it imports. Snapshots share it.</summary>
internal sealed class SourceFile
{
    private readonly Lazy<SharedDeclarations> _declarations;
    private readonly Lazy<ILookup<SyntaxNode, DeclaredSymbol>> _declared;
    private readonly Lazy<ImmutableArray<Diagnostic>> _diagnostics;

    private SourceFile(SyntaxTree tree, string path, WorkCounter work)
    {
        Tree = tree;
        Path = path;
        Symbol = new FileSymbol(tree, path);
        _declarations = new Lazy<SharedDeclarations>(() =>
        {
            work.CountFile();
            return SharedDeclarations.Of(tree.Root.Members);
        });
        _declared = new Lazy<ILookup<SyntaxNode, DeclaredSymbol>>(() => DeclaredSymbols.Of(Declarations).ToLookup(symbol => symbol.Declaration));
        _diagnostics = new Lazy<ImmutableArray<Diagnostic>>(() =>
        {
            var diagnostics = new DiagnosticBag();
            HiddenCharacters.Check(tree, diagnostics);
            LanguageTags.Check(tree, diagnostics);
            TextLengths.Check(tree, diagnostics);
            return [.. tree.GetDiagnostics(), .. diagnostics.ToImmutable(), .. Declarations.Diagnostics];
        });
    }

    public SyntaxTree Tree { get; }

    public FileSymbol Symbol { get; }

    /// <summary>The path from the root, by which imports find the file.</summary>
    public string Path { get; }

    public SharedDeclarations Declarations => _declarations.Value;

    /// <summary>A source, at its own path.</summary>
    public static SourceFile Of(SyntaxTree tree, WorkCounter work) => new(tree, ImportPath.Of(tree.Path), work);

    /// <summary>What was read from a path, whatever the text that came of it calls itself.</summary>
    public static SourceFile At(string path, SyntaxTree tree, WorkCounter work) => new(tree, path, work);

    /// <summary>The shared symbol that a node declares: a unit, a code list or one of its codes, an axis or one of its items.</summary>
    public DeclaredSymbol? DeclaredAt(SyntaxNode declaration) => _declared.Value[declaration].FirstOrDefault();

    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.Value;
}
