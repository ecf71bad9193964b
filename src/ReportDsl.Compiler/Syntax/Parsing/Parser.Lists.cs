using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

internal sealed partial class Parser
{
    /// <summary>The elements of the lists that are being read; a list takes those above its mark.</summary>
    private GreenNode[] _elements = new GreenNode[64];
    private int _elementCount;

    private void Add(GreenNode element)
    {
        if (_elementCount == _elements.Length)
            Array.Resize(ref _elements, _elements.Length * 2);
        _elements[_elementCount++] = element;
    }

    private GreenNode? TakeList(int mark)
    {
        var list = GreenList.Create(_elements.AsSpan(mark, _elementCount - mark));
        Array.Clear(_elements, mark, _elementCount - mark);
        _elementCount = mark;
        return list;
    }

    /// <summary>Reads elements with a sign between them; there is at least one.</summary>
    private GreenNode? ParseSeparated<TNode>(Func<Parser, TNode> parseElement, SyntaxKind separator = SyntaxKind.CommaToken)
        where TNode : GreenNode
    {
        return ParseSeparatedFrom(parseElement(this), parseElement, separator);
    }

    /// <summary>Reads the elements behind the first one.</summary>
    private GreenNode? ParseSeparatedFrom<TNode>(TNode first, Func<Parser, TNode> parseElement, SyntaxKind separator = SyntaxKind.CommaToken)
        where TNode : GreenNode
    {
        TakeSemicolonInList();
        if (CurrentKind != separator)
            return first;
        var mark = _elementCount;
        Add(first);
        while (CurrentKind == separator)
        {
            Add(Advance());
            Add(parseElement(this));
            TakeSemicolonInList();
        }

        return TakeList(mark);
    }

    /// <summary>In some countries worksheets part arguments by semicolons.</summary>
    private void TakeSemicolonInList()
    {
        if (!_isInList || CurrentKind != SyntaxKind.BadToken || _current.Text is not (";" or "；"))
            return;
        ReportForeign(CurrentSpan, ForeignForms.Write("','"), [Fixes.Replace(CurrentSpan, ",")]);
        _current = _current.TakenFor(SyntaxKind.CommaToken);
    }
}
