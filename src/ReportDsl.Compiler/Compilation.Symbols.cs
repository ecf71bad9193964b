using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Forms;
using ReportDsl.Semantics;
using ReportDsl.Snapshots;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl;

/// <summary>Questions about symbols.</summary>
public sealed partial class Compilation : ISnapshot
{
    /// <summary>Answers about one of the compilation's own or imported sources.</summary>
    /// <exception cref="ArgumentNullException">There is no tree.</exception>
    /// <exception cref="ArgumentException">The tree is not of this compilation.</exception>
    public SemanticModel GetSemanticModel(SyntaxTree tree) => ModelOf(FileOf(tree), static _ => true);

    /// <summary>
    /// The places where a symbol is named, by file and place, without its own declaration. An item of a shared axis is found whatever table
    /// uses it. A place need not be written as the name is: a file is named by a path, and the template before by its version alone.
    /// </summary>
    /// <param name="symbol">A symbol of this compilation; one of an earlier snapshot is found here by its <see cref="SymbolKey"/>.</param>
    /// <param name="cancellation">Gives the search up.</param>
    /// <exception cref="ArgumentNullException">There is no symbol.</exception>
    /// <exception cref="ArgumentException">The symbol is declared in a tree that is not of this compilation.</exception>
    public ImmutableArray<Location> FindReferences(Symbol symbol, CancellationToken cancellation = default)
    {
        CheckOwn(symbol);
        return ReferenceSearch.Find(symbol, this, cancellation);
    }

    /// <summary>
    /// Whether a symbol gets another name by writing it at its declaration and at all its references. Names of the language do not, nor files,
    /// what has no code, the <c>row</c> and <c>column</c> of a <c>for</c> without a domain or of a formula, and a template that <c>follows</c>
    /// another by the version alone or is followed so. What another version or variant has under the same code is a declaration of its own.
    /// </summary>
    /// <param name="symbol">A symbol of this compilation.</param>
    /// <exception cref="ArgumentNullException">There is no symbol.</exception>
    /// <exception cref="ArgumentException">The symbol is declared in a tree that is not of this compilation.</exception>
    public bool CanRename(Symbol symbol)
    {
        CheckOwn(symbol);
        return symbol switch
        {
            FileSymbol or NoteSymbol => false,
            VariableSymbol variable => variable.Declaration is BindingSyntax { In: not null } && symbol.Code.Length > 0,
            TemplateSymbol template => symbol.Code.Length > 0 && template.Syntax.Follows is not { Template: null } && !Templates.Any(other =>
                other.Syntax.Follows is { Template: null } && other.Follows is { } followed && followed.Code == template.Code && followed.Version == template.Version),
            DeclaredSymbol => symbol.Code.Length > 0,
            _ => false,
        };
    }

    /// <summary>The symbol of a key in this snapshot; null where there is none any more, or no key.</summary>
    public Symbol? Resolve(SymbolKey? key) => key is null ? null : SymbolsOf(key.File, key.Template).FirstOrDefault(symbol => SymbolKey.Of(symbol) == key);

    private SourceFile FileOf(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return Sources.Find(tree) ?? throw new ArgumentException("The tree is not of this compilation.", nameof(tree));
    }

    private void CheckOwn(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        if (symbol is DeclaredSymbol declared && (declared.Declaration.SyntaxTree is not { } tree || Sources.Find(tree) is null))
            throw new ArgumentException("The symbol is not of this compilation. SymbolKey finds the one that is.", nameof(symbol));
    }

    IEnumerable<TemplateBinding> ISnapshot.TemplatesReaching(SourceFile file) => TemplatesReaching(file).Select(state => state.Binding);

    TemplateBinding? ISnapshot.TemplateOf(SourceFile file, TemplateDeclarationSyntax template) =>
        _files.FirstOrDefault(state => state.File == file)?.StateOf(template).Binding;

    SemanticModel ISnapshot.ModelOf(SourceFile file, Func<TemplateSymbol, bool> isUser) => ModelOf(file, isUser);

    SourceGraph ISnapshot.Sources => Sources;

    ImmutableArray<TemplateSymbol> ISnapshot.OtherTemplates(SyntaxNode clause)
    {
        var named = clause switch
        {
            FollowsClauseSyntax follows => TemplateName.Of(follows),
            ExtendsClauseSyntax extends => TemplateName.Of(extends),
            _ => null,
        };
        return [.. Templates.Where(template => template.Code == named?.Code && template.Version == named.Version)];
    }

    IEnumerable<CodeListSymbol> ISnapshot.CodeLists(CodeList list, SharedScope near) =>
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

    private IEnumerable<TemplateState> TemplatesReaching(SourceFile file) =>
        _files.Where(state => state.Reaches(file)).SelectMany(state => state.Templates);

    private SemanticModel ModelOf(SourceFile file, Func<TemplateSymbol, bool> isUser) => new(this, file, isUser);

    private IEnumerable<Symbol> SharedSymbolsOf(string path) =>
        Sources.Find(path) is { } file ? DeclaredSymbols.Of(file.Declarations).Prepend<Symbol>(file.Symbol).Concat(KeysOf(file)) : [];

    /// <summary>The keys that a file's shared axes declare: they are symbols where a table uses the axis.</summary>
    private IEnumerable<KeySymbol> KeysOf(SourceFile file) => TemplatesReaching(file).SelectMany(state => DeclaredSymbols.Of(state.Symbol))
        .OfType<KeySymbol>().Where(key => key.Declaration.SyntaxTree == file.Tree);
}
