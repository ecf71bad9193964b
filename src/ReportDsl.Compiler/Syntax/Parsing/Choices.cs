using System.Diagnostics.CodeAnalysis;
using Pidgin;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>A parser where the condition holds; else nothing. Decides before it reads, so nothing is ever read twice.</summary>
internal sealed class Optional<T>(Condition condition, Parser<GreenToken, T> parser) : Parser<GreenToken, T?>
    where T : GreenNode
{
    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, out T? result)
    {
        if (condition(ref state))
            return parser.TryParse(ref state, ref expecteds, out result);
        result = null;
        return true;
    }
}

/// <summary>The first parser whose condition holds, else the last one. Decides before it reads.</summary>
internal sealed class Choice<T>(Parser<GreenToken, T> otherwise) : Parser<GreenToken, T>
    where T : GreenNode
{
    private readonly List<(Condition Condition, Parser<GreenToken, T> Parser)> _cases = [];

    public static Choice<T> Otherwise<TNode>(Parser<GreenToken, TNode> parser)
        where TNode : class, T => new(Upcast<TNode, T>.Of(parser));

    public Choice<T> When<TNode>(Condition condition, Parser<GreenToken, TNode> parser)
        where TNode : class, T
    {
        _cases.Add((condition, Upcast<TNode, T>.Of(parser)));
        return this;
    }

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out T result)
    {
        foreach (var (condition, parser) in _cases)
        {
            if (condition(ref state))
                return parser.TryParse(ref state, ref expecteds, out result);
        }

        return otherwise.TryParse(ref state, ref expecteds, out result);
    }
}

/// <summary>The parser of the keyword that stands here; a condition has seen that it is one of them.</summary>
internal sealed class ByKeyword<T> : Parser<GreenToken, T>
    where T : GreenNode
{
    private readonly Parser<GreenToken, T>?[] _parsers = new Parser<GreenToken, T>?[(int)SyntaxKind.CompilationUnit];

    public ByKeyword<T> When<TNode>(SyntaxKind word, Parser<GreenToken, TNode> parser)
        where TNode : class, T
    {
        _parsers[(int)word] = Upcast<TNode, T>.Of(parser);
        return this;
    }

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out T result) =>
        (_parsers[(int)state.Word] ?? throw new InvalidOperationException($"{state.Word} begins nothing here.")).TryParse(ref state, ref expecteds, out result);
}

/// <summary>A parser of nodes of one kind as one of their base class.</summary>
internal sealed class Upcast<TNode, T>(Parser<GreenToken, TNode> parser) : Parser<GreenToken, T>
    where TNode : class, T
    where T : GreenNode
{
    public static Parser<GreenToken, T> Of(Parser<GreenToken, TNode> parser) => parser as Parser<GreenToken, T> ?? new Upcast<TNode, T>(parser);

    public override bool TryParse(ref ParseState<GreenToken> state, ref PooledList<Expected<GreenToken>> expecteds, [MaybeNullWhen(false)] out T result)
    {
        var succeeds = parser.TryParse(ref state, ref expecteds, out var node);
        result = node;
        return succeeds;
    }
}
