using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax;

/// <summary>
/// Makes nodes, tokens and trivia that are in no tree. Nothing is added by itself: a token without trivia is written
/// directly beside its neighbours.
/// </summary>
public static partial class SyntaxFactory
{
    /// <summary>A keyword or sign.</summary>
    /// <exception cref="ArgumentException">The kind has no fixed text.</exception>
    public static SyntaxToken Token(SyntaxKind kind) => Token(kind, SyntaxFacts.GetText(kind)
        ?? throw new ArgumentException($"{kind} has no fixed text.", nameof(kind)));

    /// <summary>A token with the given text, which is not checked.</summary>
    public static SyntaxToken Token(SyntaxKind kind, string text) => new(null, new GreenToken(kind, text, null, null), 0);

    /// <summary>A name, which is not checked.</summary>
    public static SyntaxToken Identifier(string name) => Token(SyntaxKind.IdentifierToken, name);

    /// <summary>A string token with the given content, escaped as needed.</summary>
    public static SyntaxToken String(string content) => Token(SyntaxKind.StringToken, TokenValues.Quote(content));

    /// <summary>Blanks, which are not checked.</summary>
    public static SyntaxTrivia Whitespace(string text) => Trivia(SyntaxKind.WhitespaceTrivia, text);

    /// <summary>A line feed.</summary>
    public static SyntaxTrivia EndOfLine { get; } = Trivia(SyntaxKind.EndOfLineTrivia, "\n");

    /// <summary>Trivia with the given text, which is not checked.</summary>
    public static SyntaxTrivia Trivia(SyntaxKind kind, string text) => new(new GreenTrivia(kind, text), 0);

    /// <summary>A list of nodes.</summary>
    public static SyntaxList<TNode> List<TNode>(IEnumerable<TNode> nodes)
        where TNode : SyntaxNode =>
        new(GreenList.Create([.. nodes.Select(node => node.Green)])?.CreateRed(null, 0));

    /// <summary>A list with one separator fewer than nodes.</summary>
    public static SeparatedSyntaxList<TNode> SeparatedList<TNode>(IReadOnlyList<TNode> nodes, IReadOnlyList<SyntaxToken> separators)
        where TNode : SyntaxNode
    {
        if (separators.Count != Math.Max(0, nodes.Count - 1))
            throw new ArgumentException("There is one separator between two nodes.", nameof(separators));
        var greens = new List<GreenNode>(nodes.Count + separators.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            greens.Add(nodes[i].Green);
            if (i < separators.Count)
                greens.Add(separators[i].Green);
        }

        return new SeparatedSyntaxList<TNode>(GreenList.Create([.. greens])?.CreateRed(null, 0));
    }

    internal static GreenNode? GreenTriviaOf(ReadOnlySpan<SyntaxTrivia> trivia)
    {
        var greens = new GreenNode[trivia.Length];
        for (var i = 0; i < greens.Length; i++)
            greens[i] = trivia[i].Green;
        return GreenList.Create(greens);
    }
}
