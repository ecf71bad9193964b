using ReportDsl.Diagnostics;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>A source file, as an import names it; its code is its path from the root.</summary>
public sealed class FileSymbol : DeclaredSymbol
{
    internal FileSymbol(SyntaxTree tree, string path)
        : base(path, null, tree.Root, default)
    {
    }

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.File;
}
