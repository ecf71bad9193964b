using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>
/// A name for a symbol that outlives its snapshot: in another snapshot <c>Compilation.Resolve</c> finds the symbol of the same kind at the same path. Where a
/// source gives one name twice, it finds the first.
/// </summary>
/// <param name="Kind">The class of the symbol.</param>
/// <param name="File">The path of the file that declares it; empty for names of the language.</param>
/// <param name="Template">The code and the version of the template that declares it; empty for shared declarations of a file.</param>
/// <param name="Path">What names it there.</param>
public sealed record SymbolKey(string Kind, string File, string Template, string Path)
{
    /// <summary>The key of a symbol; null for a variable that no <c>for</c> declares, which lives as long as its formula.</summary>
    /// <exception cref="ArgumentNullException">There is no symbol.</exception>
    public static SymbolKey? Of(Symbol symbol) => symbol switch
    {
        null => throw new ArgumentNullException(nameof(symbol)),
        BuiltInSymbol builtIn => new SymbolKey($"{nameof(BuiltInSymbol)}.{builtIn.Kind}", "", "", builtIn.Code),
        DeclaredSymbol declared when PathOf(declared) is { } path => new SymbolKey(symbol.GetType().Name, ImportPath.Of(declared.Location.Source.Path), TemplateOf(declared), path),
        _ => null,
    };

    internal static string TemplateKey(string code, string version) => $"{code} {version}";

    private static string TemplateOf(DeclaredSymbol symbol) => symbol switch
    {
        TemplateSymbol template => TemplateKey(template.Code, template.Version),
        ItemSymbol item => TemplateOf(item.Table),
        MemberSymbol { Container: { } container } => TemplateOf(container),
        _ => symbol.Declaration.FirstAncestorOrSelf<TemplateDeclarationSyntax>() is { } template
            ? TemplateKey(template.Code.ValueText, template.Version.Value.ValueText)
            : "",
    };

    private static string? PathOf(DeclaredSymbol symbol) => symbol switch
    {
        ItemSymbol item => $"{item.Table.Path}.{item.Direction}.{item.Path}",
        CheckSymbol check => check.Id,
        NoteSymbol note => $"{Around(note.Declaration)}:{note.Label.Text}",
        MemberSymbol member => member.Path,
        CodeSymbol code => $"{code.List.Code}.{code.Code}",
        AxisItemSymbol item => $"{item.Axis.Code}.{item.Path}",
        KeySymbol or VariableSymbol { Declaration: BindingSyntax } => $"{Around(symbol.Declaration)}.{symbol.Code}",
        VariableSymbol => null,
        _ => symbol.Code,
    };

    /// <summary>The codes of what lies around a node in its template or file, outermost first.</summary>
    private static string Around(SyntaxNode node) => string.Join('.', node.Ancestors().Select(static outer => outer switch
    {
        SectionDeclarationSyntax section => section.Code.ValueText,
        TableDeclarationSyntax table => table.Code?.ValueText ?? "",
        AxisDeclarationSyntax axis => axis.Code.ValueText,
        CheckDeclarationSyntax check => check.Code.ValueText,
        CodedItemSyntax item => item.Code.ValueText,
        _ => "",
    }).Where(static code => code.Length > 0).Reverse());
}
