using Pidgin;
using Pidgin.Configuration;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>What surrounds the place where one parse stands: parsers are shared by all texts and threads and hold nothing of it.</summary>
/// <remarks>What is set here is set for the parsers inside, and set back behind them, so that each result depends on tokens alone.</remarks>
internal sealed class ParseContext(TokenSequence tokens, OldTree? oldTree, bool trustsIndentation) : IConfiguration<GreenToken>
{
    private static readonly IConfiguration<GreenToken> Default = Configuration.Default<GreenToken>();

    /// <summary>The elements of the lists that are being read; a list takes those above its mark.</summary>
    private GreenNode[] _elements = new GreenNode[64];
    private int _elementCount;

    /// <summary>The indentation of the line that the declaration begins which is being read; out of reach where it begins none.</summary>
    private int _lineIndentation = int.MaxValue;

    public Func<GreenToken, SourcePosDelta> SourcePosCalculator => Default.SourcePosCalculator;

    public IArrayPoolProvider ArrayPoolProvider => Default.ArrayPoolProvider;

    public TokenSequence Tokens => tokens;

    /// <summary>How many blocks and brackets are open.</summary>
    public int Depth { get; set; }

    /// <summary>How many operators the operand that is being read lies in, brackets passed over.</summary>
    public int OperatorDepth { get; set; }

    /// <summary>Whether items can follow the expression: then a name may follow any name.</summary>
    public bool IsInItemFormula { get; set; }

    /// <summary>Whether the expression is a formula's, brackets and lists aside: then <c>in</c> before a name is a modifier that stands too late.</summary>
    public bool IsInFormula { get; set; }

    /// <summary>Whether the items of a block are being read, whose codes can be any words.</summary>
    public bool IsAmongItems { get; set; }

    /// <summary>Whether the expression stands in a list, where a comma goes on to the next element.</summary>
    public bool IsInList { get; set; }

    /// <summary>The block whose members are being read.</summary>
    public BlockKind Block { get; set; }

    /// <summary>The operand before the operator that is being read.</summary>
    public ExpressionGreen? Left { get; set; }

    /// <summary>How tightly the operators inside of the operand behind the operator bind at least.</summary>
    public int RightLevel { get; set; }

    /// <summary>Whether the operator that is being read must not stand there.</summary>
    public bool IsOperatorWrong { get; set; }

    /// <summary>The indentation of the declaration that is being read; inside a line that of the block around.</summary>
    public int Indentation { get; private set; } = -1;

    /// <summary>The indentation of the declaration whose block is being read.</summary>
    public int BlockIndentation { get; set; } = -1;

    public int Mark => _elementCount;

    public void Add(GreenNode element)
    {
        if (_elementCount == _elements.Length)
            Array.Resize(ref _elements, _elements.Length * 2);
        _elements[_elementCount++] = element;
    }

    public GreenNode? TakeList(int mark)
    {
        var list = GreenList.Create(_elements.AsSpan(mark, _elementCount - mark));
        Array.Clear(_elements, mark, _elementCount - mark);
        _elementCount = mark;
        return list;
    }

    /// <summary>Notes where the declaration begins that the current token is the first of.</summary>
    public void BeginDeclaration(int index)
    {
        var startsLine = tokens.StartsLine(index);
        _lineIndentation = startsLine ? IndentationOf(index) : int.MaxValue;
        Indentation = trustsIndentation && startsLine ? _lineIndentation : BlockIndentation;
    }

    /// <summary>Whether the token begins a line that is indented deeper than the one which the declaration that is being read begins.</summary>
    public bool IsDeeper(int index) => tokens.StartsLine(index) && IndentationOf(index) > _lineIndentation;

    /// <summary>Whether the line that the token begins is indented like one outside of the block.</summary>
    public bool EndsByIndentation(int index) => trustsIndentation && tokens.StartsLine(index) && IndentationOf(index) <= BlockIndentation;

    /// <summary>Whether the token begins a line that is indented less than the declaration of the block that it would close.</summary>
    public bool IsOfOuterBlock(int index, int indentation) =>
        trustsIndentation && tokens.StartsLine(index) && IndentationOf(index) < indentation;

    /// <summary>
    /// The declaration or item of the old tree that begins with the token, and the token behind it. What was parsed without a mistake
    /// depends on nothing but its own text and the tokens directly behind it.
    /// </summary>
    public (GreenNode Node, int End)? TakeFromOldTree(int index, bool isItem)
    {
        if (oldTree?.Take(tokens.StartOf(index), isItem) is not { } node || Depth + node.Height >= NestingLimits.MaxNesting)
            return null;
        return (node, tokens.IndexAt(tokens.StartOf(index) + node.FullWidth));
    }

    /// <summary>The width of the blanks before a token, back to the beginning of its line.</summary>
    private int IndentationOf(int index)
    {
        if (tokens[index].Leading is { } leading)
            return leading is GreenList list ? BlankWidth(list.Children[^1]) : BlankWidth(leading);
        return 0;
    }

    private static int BlankWidth(GreenNode trivia) => trivia.Kind == SyntaxKind.WhitespaceTrivia ? trivia.FullWidth : 0;
}

/// <summary>How deep texts may nest: far beyond any report, far below what a stack holds.</summary>
internal static class NestingLimits
{
    /// <summary>For blocks and brackets.</summary>
    public const int MaxNesting = 200;

    /// <summary>How high the tree of one expression may grow, so that recursion over it fits every stack.</summary>
    public const int MaxExpressionHeight = 500;
}
