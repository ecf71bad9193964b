using ReportDsl.Semantics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>What can be named at a place, held against what names mean, in all examples.</summary>
public sealed class LookupPropertyTests
{
    private const int DeletionsPerFile = 150;
    private const int PlacesPerFile = 40;
    private const int SymbolsPerPlace = 8;

    private static readonly IReadOnlyDictionary<string, string> Sources = Directory.EnumerateFiles(Repository.PathOf("examples"), "*.rdsl", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    private static readonly MemorySources Files = new(Sources.Select(source => KeyValuePair.Create(source.Key, MemorySources.File(source.Key, source.Value))));

    public static TheoryData<string> Names => [.. Sources.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_name_means_can_be_named_there(string name)
    {
        var model = Model(SyntaxTree.ParseText(Sources[name], name));
        foreach (var (token, symbol) in Named(model))
        {
            Assert.True(model.LookupSymbols(token.Span.Start).Contains(symbol), $"{Place(token)} lacks {symbol.Code}.");
            Assert.True(model.LookupSymbols(token.Span.End).Contains(symbol), $"{Place(token)} lacks {symbol.Code} at its end.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_name_means_can_be_named_before_it_is_written(string name)
    {
        var tree = SyntaxTree.ParseText(Sources[name], name);
        foreach (var (token, symbol) in Sample(Named(Model(tree)), DeletionsPerFile, 1))
        {
            var start = token.Span.Start;
            var end = Sources[name].IndexOf('\n', start) is >= 0 and var line ? line : Sources[name].Length;
            var model = Model(tree.WithChanges([new TextChange(TextSpan.FromBounds(start, end), "")]));
            Assert.True(
                model.LookupSymbols(start).Any(found => found.GetType() == symbol.GetType() && found.Code == symbol.Code),
                $"{Place(token)} lacks {symbol.Code} where the line is deleted from there.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_can_be_named_binds_where_it_is_written(string name)
    {
        var tree = SyntaxTree.ParseText(Sources[name], name);
        var model = Model(tree);
        var places = Named(model).Where(named => named.Token.Parent is not PathSegmentSyntax { Parent: PathSyntax path } || path.Segments[^1].Name == named.Token)
            .Where(named => named.Symbol is not TemplateSymbol).ToList();
        foreach (var (token, _) in Sample(places, PlacesPerFile, 2))
        {
            foreach (var symbol in Sample(model.LookupSymbols(token.Span.Start), SymbolsPerPlace, token.Span.Start))
            {
                var isBefore = Binds(tree, token, symbol, Written(symbol));
                Assert.True(isBefore || Binds(tree, token, symbol, $"{symbol.Code}[nothing]"), $"{Place(token)} cannot be {symbol.KindName.English} {symbol.Code}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_no_name_can_stand_there_is_none(string name)
    {
        var tree = SyntaxTree.ParseText(Sources[name], name);
        var model = Model(tree);
        var places = new List<int>();
        foreach (var item in tree.Root.DescendantNodesAndTokens())
        {
            if (item.Node is { } node)
            {
                if (node is ReferenceExpressionSyntax && Sources[name].AsSpan(node.Span.End) is [' ', ..])
                    places.Add(node.Span.End + 1);
                if (model.GetDeclaredSymbol(node) is { } declared and not FileSymbol && !declared.NameSpan.IsEmpty)
                    places.Add(declared.NameSpan.Start);
            }
            else if (item.Token is { } token)
            {
                places.AddRange(token.LeadingTrivia.Concat(token.TrailingTrivia).Where(trivia => trivia.Kind is SyntaxKind.LineCommentTrivia or SyntaxKind.BlockCommentTrivia or SyntaxKind.DocumentationCommentTrivia)
                    .Select(trivia => trivia.Span.Start + 2));
                if (token is { Kind: SyntaxKind.NumberToken, Parent: not (VersionClauseSyntax or UnitDefinitionSyntax) })
                    places.Add(token.Span.End);
            }
        }

        foreach (var place in Sample(places, 300, 3))
        {
            var found = model.LookupSymbols(place);
            Assert.True(found.IsEmpty, $"{Describe(model.SyntaxTree, place)} offers {string.Join(' ', found.Take(5).Select(symbol => symbol.Code))}.");
        }
    }

    private static string Written(Symbol symbol) => symbol switch
    {
        CodeSymbol => $"\"{symbol.Code}\"",
        BuiltInSymbol { Kind: BuiltInKind.Function } => $"{symbol.Code}(1)",
        BuiltInSymbol { Kind: BuiltInKind.Period } => "period.year",
        _ => symbol.Code,
    };

    /// <summary>Whether a text in the place of a token begins with the name of a symbol.</summary>
    private static bool Binds(SyntaxTree tree, SyntaxToken token, Symbol symbol, string written)
    {
        var model = Model(tree.WithChanges([new TextChange(token.Span, written)]));
        return model.GetSymbolInfo(model.SyntaxTree.Root.FindToken(token.Span.Start)).Symbol is { } found && found.GetType() == symbol.GetType() && SymbolKey.Of(found) == SymbolKey.Of(symbol);
    }

    private static IEnumerable<(SyntaxToken Token, Symbol Symbol)> Named(SemanticModel model) =>
        from token in model.SyntaxTree.Root.DescendantTokens()
        where NameSyntax.IsName(token) && token.Parent is not ImportSyntax
        let symbol = model.GetSymbolInfo(token).Symbol
        where symbol is not null
        select (token, symbol);

    private static IEnumerable<T> Sample<T>(IEnumerable<T> all, int count, int seed)
    {
        var array = all.ToArray();
        new Random(seed).Shuffle(array);
        return array.Take(count);
    }

    private static SemanticModel Model(SyntaxTree tree) => Compilation.Create([tree], Files).GetSemanticModel(tree);

    private static string Place(SyntaxToken token) => Describe(token.Parent?.SyntaxTree, token.Span.Start);

    private static string Describe(SyntaxTree? tree, int position)
    {
        var at = tree?.Text.GetLinePosition(position) ?? default;
        return $"{tree?.Path}:{at.Line}:{at.Character} «{tree?.Text.ToString().Substring(position, Math.Min(20, tree.Text.Length - position))}»";
    }
}
