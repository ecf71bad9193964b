using System.Collections.Immutable;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Formatting;

/// <summary>
/// Says of every construct what may stand on one line and where it may break. Every token is visited once, in the order of the text.
/// This part: files, blocks and their members.
/// </summary>
internal sealed partial class Layout(SourceText text)
{
    private readonly TokenDocs _tokens = new();
    private readonly Dictionary<int, Doc.Padding> _paddings = [];

    public Doc Of(CompilationUnitSyntax root)
    {
        var parts = ImmutableArray.CreateBuilder<Doc>();
        AddMembers(parts, [.. root.Imports, .. root.Members], owner: null);
        parts.Add(_tokens.Leading(root.EndOfFile, emptyLineBefore: parts.Count > 0, emptyLineBehind: false));
        return new Doc.Sequence(parts.ToImmutable());
    }

    /// <summary>A block on one line stays there if it fits; otherwise each member gets its own line.</summary>
    private Doc.Group Block(SyntaxToken open, ImmutableArray<SyntaxNode> members, SyntaxToken close)
    {
        var block = new Doc.Group(MustBreak: !IsOnOneLine(open, close));
        var opening = _tokens.Token(open);
        var inside = ImmutableArray.CreateBuilder<Doc>();
        if (members.Length > 0 || HasComment(close.LeadingTrivia))
        {
            inside.Add(Doc.Line.Single);
            AddMembers(inside, members, block);
            inside.Add(_tokens.Leading(close, emptyLineBefore: members.Length > 0, emptyLineBehind: false));
        }

        _tokens.Separate();
        Doc.Line behind = inside.Count > 0 ? Doc.Line.Single : Doc.Line.Empty;
        block.Content = Sequence(opening, new Doc.Nest(new Doc.Sequence(inside.ToImmutable())), behind, _tokens.Token(close));
        return block;
    }

    private void AddMembers(ImmutableArray<Doc>.Builder parts, ImmutableArray<SyntaxNode> members, Doc.Group? owner)
    {
        foreach (var (label, blanks) in LabelColumns.Of(members))
            _paddings.Add(label, new Doc.Padding(owner, blanks));

        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0) parts.Add(Doc.Line.Double);
            _tokens.Separate();
            parts.Add(_tokens.Leading(members[i].GetFirstToken(), emptyLineBefore: i > 0, emptyLineBehind: true));
            parts.Add(Of(members[i]));
        }
    }

    private Doc Of(SyntaxNode node) => node switch
    {
        CheckDeclarationSyntax check => Check(check),
        DropsDeclarationSyntax drops => Drops(drops),
        VoidDeclarationSyntax declaration => Sequence(_tokens.Token(declaration.VoidKeyword), List(declaration.Cells)),
        LanguageDeclarationSyntax language => Sequence(_tokens.Token(language.LanguageKeyword), List(language.Tags)),
        DeclarationSyntax or ItemSyntax or CodeEntrySyntax => Declaration(node),
        WhenClauseSyntax clause => Sequence(_tokens.Token(clause.WhenKeyword), Aligned(clause.Condition)),
        ForClauseSyntax clause => Sequence(_tokens.Token(clause.ForKeyword), List(clause.Bindings)),
        FormulaSyntax formula => Sequence(_tokens.Token(formula.EqualsToken), Aligned(formula.Expression)),
        ListDomainSyntax domain => Sequence(
            _tokens.Token(domain.OpenBraceToken), ClosedList(domain.Paths), _tokens.Token(domain.CloseBraceToken)),
        ExpressionSyntax expression => Expression(expression),
        ArgumentSyntax { Filter: { } filter } argument => OneLineOrMore(
            () => Of(argument.Expression), () => Sequence(_tokens.Token(filter.WhereKeyword), Aligned(filter.Condition))),
        _ => Children(node),
    };

    private Doc.Sequence Children(SyntaxNode node)
    {
        var parts = ImmutableArray.CreateBuilder<Doc>();
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.Token is { } token)
                parts.Add(_tokens.Token(token));
            else if (child.Node is { } inner)
                parts.Add(Of(inner));
        }

        return new Doc.Sequence(parts.ToImmutable());
    }

    /// <summary>A list with commas, as many elements on a line as fit, its lines under the first element; a blank before it.</summary>
    private Doc.Sequence List<TNode>(SeparatedSyntaxList<TNode> list)
        where TNode : SyntaxNode
    {
        _tokens.Separate();
        return Sequence(Doc.Space.Instance, ClosedList(list));
    }

    private Doc.Align ClosedList<TNode>(SeparatedSyntaxList<TNode> list)
        where TNode : SyntaxNode
    {
        var parts = ImmutableArray.CreateBuilder<Doc>();
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0) _tokens.Separate();
            var element = Of(list[i]);
            parts.Add(i < list.SeparatorCount ? Sequence(element, _tokens.Token(list.GetSeparator(i))) : element);
        }

        return new Doc.Align(new Doc.Fill(parts.ToImmutable()));
    }

    /// <summary>A blank, then the node, its further lines under its first.</summary>
    private Doc.Sequence Aligned(SyntaxNode node)
    {
        _tokens.Separate();
        return Sequence(Doc.Space.Instance, new Doc.Align(Of(node)));
    }

    private static Doc.Sequence Sequence(params ReadOnlySpan<Doc> parts) => new([.. parts]);

    private bool IsOnOneLine(SyntaxToken first, SyntaxToken last) =>
        text.GetLinePosition(first.Span.Start).Line == text.GetLinePosition(last.Span.End).Line;

    private static bool HasComment(SyntaxTriviaList trivia) =>
        trivia.Any(item => item.Kind is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia));
}
