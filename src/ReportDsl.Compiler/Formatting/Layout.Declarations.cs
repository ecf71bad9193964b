using System.Collections.Immutable;
using ReportDsl.Syntax;

namespace ReportDsl.Formatting;

/// <summary>Declarations and items: a head that is filled line by line, and a block behind it.</summary>
internal sealed partial class Layout
{
    private Doc Declaration(SyntaxNode node)
    {
        var head = new Head();
        Doc.Group? block = null;
        var inKeys = false;
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child is { Node: ItemBlockSyntax items })
            {
                _tokens.Separate();
                block = Block(items.OpenBraceToken, [.. items.Items], items.CloseBraceToken);
            }
            else if (child is { Token: { Kind: SyntaxKind.OpenBraceToken } })
            {
                _tokens.Separate();
                block = BlockOf(node);
                break;
            }
            else if (child is { Token: { Kind: SyntaxKind.ByKeyword } by } && node is ManyItemSyntax many)
            {
                head.Break();
                _tokens.Separate();
                head.Add(Sequence(_tokens.Token(by), List(many.Keys)));
                head.Break();
                inKeys = true;
            }
            else if (inKeys && child is { Node: KeySyntax } or { Token: { Kind: SyntaxKind.CommaToken } })
            {
                // Laid out with the word before them.
            }
            else
            {
                AddTo(head, child);
            }
        }

        var declaration = new Doc.Nest(new Doc.Fill(head.Parts()));
        return block is null ? declaration : Sequence(declaration, Doc.Space.Instance, block);
    }

    private Doc.Group BlockOf(SyntaxNode node) => node switch
    {
        TemplateDeclarationSyntax template => Block(template.OpenBraceToken, [.. template.Members], template.CloseBraceToken),
        SectionDeclarationSyntax section => Block(section.OpenBraceToken, [.. section.Members], section.CloseBraceToken),
        TableDeclarationSyntax table => Block(table.OpenBraceToken, [.. table.Members], table.CloseBraceToken),
        CodeListDeclarationSyntax list => Block(list.OpenBraceToken, [.. list.Entries], list.CloseBraceToken),
        _ => throw new InvalidOperationException($"{node.Kind} has no block."),
    };

    /// <summary>Leading words, code and label belong together; everything behind them may begin a line.</summary>
    private void AddTo(Head head, SyntaxNodeOrToken child)
    {
        switch (child)
        {
            case { Token: { } token }:
                head.Add(_tokens.Token(token));
                break;
            case { Node: LabelSyntax label }:
                AddLabel(head, label);
                break;
            case { Node: StubHeadSyntax stub }:
                AddLabel(head, stub.Label);
                foreach (var column in stub.Columns)
                {
                    head.AddToLast(_tokens.Token(column.CommaToken));
                    _tokens.Separate();
                    head.Add(_tokens.Token(column.Role));
                    AddLabel(head, column.Label);
                }

                break;
            case { Node: { } node }:
                head.Break();
                _tokens.Separate();
                head.Add(Of(node));
                head.Break();
                break;
        }
    }

    private void AddLabel(Head head, LabelSyntax label)
    {
        if (_paddings.TryGetValue(label.Text.Position, out var padding))
        {
            _tokens.Separate();
            head.Add(Doc.Space.Instance);
            head.Add(padding);
        }

        head.Add(_tokens.Token(label.Text));
        head.Break();
        foreach (var translation in label.Translations)
        {
            _tokens.Separate();
            head.Add(Children(translation));
            head.Break();
        }
    }

    private Doc.Nest Drops(DropsDeclarationSyntax drops)
    {
        var paths = Sequence(_tokens.Token(drops.DropsKeyword), List(drops.Paths));
        _tokens.Separate();
        return new Doc.Nest(new Doc.Fill([paths, _tokens.Token(drops.Reason)]));
    }

    /// <summary>On one line, or the head, every <c>when</c> and the condition each on its own.</summary>
    private Doc.Group Check(CheckDeclarationSyntax check)
    {
        var group = new Doc.Group(MustBreak: !IsOnOneLine(check.CheckKeyword, check.GetLastToken()));
        var lines = ImmutableArray.CreateBuilder<Doc>();
        var line = new Head();
        line.Add(_tokens.Token(check.CheckKeyword));
        line.Add(_tokens.Token(check.Code));
        if (check.Label is { } label) AddLabel(line, label);
        foreach (var clause in check.Clauses)
        {
            if (clause is WhenClauseSyntax)
                EndLine();
            _tokens.Separate();
            line.Break();
            line.Add(Of(clause));
            if (clause is WhenClauseSyntax)
                EndLine();
        }

        EndLine();
        _tokens.Separate();
        lines.Add(Doc.Line.Single);
        lines.Add(_tokens.Token(check.ColonToken));
        lines.Add(Aligned(check.Condition));
        group.Content = new Doc.Nest(new Doc.Sequence(lines.ToImmutable()));
        return group;

        void EndLine()
        {
            var parts = line.Parts();
            if (parts.IsEmpty) return;
            if (lines.Count > 0) lines.Add(Doc.Line.Single);
            lines.Add(new Doc.Fill(parts));
            line = new Head();
        }
    }

    /// <summary>What stands on a line, cut where it may be continued on the next.</summary>
    private sealed class Head
    {
        private readonly ImmutableArray<Doc>.Builder _parts = ImmutableArray.CreateBuilder<Doc>();
        private readonly ImmutableArray<Doc>.Builder _current = ImmutableArray.CreateBuilder<Doc>();

        public void Add(Doc doc) => _current.Add(doc);

        /// <summary>Adds to what <see cref="Break"/> has closed.</summary>
        public void AddToLast(Doc doc) => _parts[^1] = Sequence(_parts[^1], doc);

        public void Break()
        {
            if (_current.Count == 0) return;
            _parts.Add(new Doc.Sequence(_current.ToImmutable()));
            _current.Clear();
        }

        public ImmutableArray<Doc> Parts()
        {
            Break();
            return _parts.ToImmutable();
        }
    }
}
