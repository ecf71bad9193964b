using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Forms;
using ReportDsl.Semantics;
using ReportDsl.Snapshots;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl;

/// <summary>Questions about symbols.</summary>
public sealed partial class Compilation
{
    /// <summary>Answers about one of the compilation's own or imported sources.</summary>
    /// <exception cref="ArgumentException">The tree is not of this compilation.</exception>
    public SemanticModel GetSemanticModel(SyntaxTree tree)
    {
        foreach (var state in _files)
        {
            if (state.File.Tree == tree)
                return new SemanticModel(this, state.File, state.StateOf);
        }

        return Sources.Imported.FirstOrDefault(file => file.Tree == tree) is { } imported
            ? new SemanticModel(this, imported, static _ => null)
            : throw new ArgumentException("The tree is not of this compilation.", nameof(tree));
    }

    /// <summary>
    /// The places where a symbol is named, by file and place, without its own declaration. An item of a shared axis is found whatever table
    /// uses it. A place need not be written as the name is: a file is named by a path, and the template before by its version alone.
    /// </summary>
    public ImmutableArray<Diagnostics.Location> FindReferences(Symbol symbol, CancellationToken cancellation = default) =>
        ReferenceSearch.Find(symbol, this, cancellation);

    internal IEnumerable<TemplateState> TemplatesReaching(SourceFile file) =>
        _files.Where(state => state.Reached.Any(reached => reached.File == file)).SelectMany(state => state.Templates);

    /// <summary>The templates that a <c>follows</c> or <c>extends</c> can mean.</summary>
    internal ImmutableArray<TemplateSymbol> OtherTemplates(SyntaxNode clause)
    {
        var (code, version) = clause switch
        {
            FollowsClauseSyntax { Template: { } named } follows => (named.ValueText, follows.Version.Value.ValueText),
            FollowsClauseSyntax follows => (follows.FirstAncestorOrSelf<TemplateDeclarationSyntax>()?.Code.ValueText ?? "", follows.Version.Value.ValueText),
            ExtendsClauseSyntax extends => (extends.Template.ValueText, extends.Version.Value.ValueText),
            _ => ("", ""),
        };
        return [.. Templates.Where(template => template.Code == code && template.Version == version)];
    }

    /// <summary>The declarations of a code list that types have, as they can be named from a scope or anywhere.</summary>
    internal IEnumerable<CodeListSymbol> CodeLists(CodeList list, SharedScope near) =>
        near.All<CodeListSymbol>().Concat(Sources.Files.SelectMany(file => file.Declarations.OfKind<CodeListSymbol>()))
            .Where(symbol => ReferenceEquals(symbol.List, list)).Take(1);

    /// <summary>The symbols that keys of a file and a template can find.</summary>
    internal IEnumerable<Symbol> SymbolsOf(string path, string template)
    {
        if (path.Length == 0 && template.Length == 0)
            return [BuiltInSymbol.Rows, BuiltInSymbol.Columns, BuiltInSymbol.Period, .. BuiltInSymbol.Types, .. BuiltInFunctions.All, .. BuiltInSymbol.PeriodProperties.Select(known => known.Symbol), .. SharedSymbolsOf(path)];
        return template.Length == 0
            ? SharedSymbolsOf(path)
            : _files.SelectMany(state => state.Templates)
                .Where(state => SymbolKey.TemplateKey(state.Symbol.Code, state.Symbol.Version) == template)
                .SelectMany(state => DeclaredSymbols.Of(state.Symbol).Concat<Symbol>(state.Binding.Variables()));
    }

    private IEnumerable<Symbol> SharedSymbolsOf(string path) =>
        Sources.Find(path) is { } file ? DeclaredSymbols.Of(file.Declarations).Prepend<Symbol>(file.Symbol) : [];
}
