using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>
/// What is wrong in a text, told from its tree: tokens that are missing, that were passed over or that fit nowhere. One error a hole, a hole
/// being what lies between two tokens that fit.
/// </summary>
/// <remarks>Parts of the tree without a mistake are not looked into.</remarks>
internal sealed partial class SyntaxErrors
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly TokenSequence _tokens;
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Where the part that comes next begins, trivia included.</summary>
    private int _position;

    /// <summary>Where the text of the last token ended: the place of errors about what is missing.</summary>
    private int _previousEnd;

    /// <summary>Whether an error was reported since the last token that fitted.</summary>
    private bool _isInHole;

    private readonly CompilationUnitGreen _root;

    private SyntaxErrors(SourceText source, TokenSequence tokens, CompilationUnitGreen root)
    {
        _root = root;
        _source = source;
        _text = source.ToString();
        _tokens = tokens;
    }

    /// <summary>A node around what is looked at. A list is no node of its own.</summary>
    private sealed class Frame(GreenNode node, int start, Frame? parent)
    {
        public GreenNode Node => node;

        public int Start => start;

        public Frame? Parent => parent;

        /// <summary>Whether tokens of the node that fit nowhere were met already.</summary>
        public bool HasBegun { get; set; }

        /// <summary>Whether one message tells of all tokens of the node, and so of their own mistakes too.</summary>
        public bool IsToldAsAWhole { get; set; }

        /// <summary>Whether the message reaches to the end of the node, whatever stands in it.</summary>
        public bool EndsInHole { get; set; }
    }

    /// <summary>The lexical and syntactic mistakes, in the order of the text.</summary>
    public static ImmutableArray<Diagnostic> Of(SourceText source, TokenSequence tokens, CompilationUnitGreen root)
    {
        if (!root.IsImperfect)
            return [];
        var errors = new SyntaxErrors(source, tokens, root);
        errors.Visit(root);
        return [.. errors._diagnostics.OrderBy(diagnostic => diagnostic.Location.Span.Start)];
    }

    /// <summary>Without recursion: how deep a tree is, is a text's own choice.</summary>
    private void Visit(GreenNode root)
    {
        var pending = new Stack<(GreenNode? Node, Frame? Parent)>();
        pending.Push((root, null));
        while (pending.TryPop(out var next))
        {
            var (node, parent) = next;
            if (node is null)
                _isInHole |= parent is { EndsInHole: true };
            else if (!node.IsImperfect)
                PassOver(node);
            else if (node is GreenToken token && parent is not null)
                Visit(token, parent);
            else
                Open(node, parent);
        }

        void Open(GreenNode node, Frame? parent)
        {
            var frame = node.IsList && parent is not null ? parent : new Frame(node, _position, parent);

            if (node is UnexpectedExpressionGreen)
                pending.Push((null, frame));
            for (var i = node.SlotCount - 1; i >= 0; i--)
            {
                if (node.GetSlot(i) is { } child)
                    pending.Push((child, frame));
            }
        }
    }

    private void PassOver(GreenNode node)
    {
        if (node.FullWidth == 0)
            return;
        _position += node.FullWidth;
        _previousEnd = _position - node.TrailingTriviaWidth;
        _isInHole = false;
    }

    private void Visit(GreenToken token, Frame frame)
    {
        var width = token.FullWidth;
        if (SkippedWidth(token) is var skipped and > 0)
        {
            VisitSkipped(token, skipped, frame);
            width -= skipped;
        }

        if (token.IsMissing)
        {
            ReportMissing(token.Kind, frame);
            return;
        }

        var place = new TextSpan(_position + width - (token.Trailing?.FullWidth ?? 0) - token.Text.Length, token.Text.Length);
        var staysInHole = VisitUnexpected(token, place, frame) ?? VisitOperator(token, place, frame);
        if (!frame.IsToldAsAWhole)
            ReportLexicalErrors(token, place.Start);
        _position += width;
        _previousEnd = place.End;
        _isInHole = staysInHole;
    }

    private static int SkippedWidth(GreenToken token) => token.Leading switch
    {
        GreenList list when list.Children[0].Kind == SyntaxKind.SkippedTokensTrivia => list.Children[0].FullWidth,
        { Kind: SyntaxKind.SkippedTokensTrivia } single => single.FullWidth,
        _ => 0,
    };

    private void Report(Diagnostic diagnostic)
    {
        _diagnostics.Add(diagnostic);
        _isInHole = true;
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan place, ImmutableArray<Fix> fixes, params ReadOnlySpan<object> arguments) =>
        Report(Diagnostic.Create(descriptor, new Location(_source, place), arguments) with { Fixes = fixes });

    /// <summary>Whether the place is already reported: by an earlier error, or by unknown characters that stand here.</summary>
    private bool IsReported(GreenToken current) => _isInHole || current.Kind == SyntaxKind.BadToken;

    private void ReportMissing(SyntaxKind kind, Frame frame)
    {
        // The sign of `x not in {…}` is told where it stands.
        if (frame.Node is UnaryExpressionGreen || IsReported(_tokens[_tokens.IndexAt(_position)]))
            return;
        if (frame.Node is InExpressionGreen membership && kind == SyntaxKind.CloseBraceToken)
            kind = ClosingOf(membership.OpenBraceToken);
        var place = new TextSpan(_previousEnd, 0);
        if (IsWholeExpression(kind, frame))
        {
            Report(SyntaxDiagnostics.Missing, place, [], Expectations.Expression);
            return;
        }

        Report(
            SyntaxDiagnostics.Missing,
            place,
            SyntaxFacts.GetText(kind) is { } text ? [Fixes.Insert(place.Start, SyntaxFacts.IsKeyword(kind) ? $" {text}" : text)] : [],
            Expectations.Describe(kind));
    }

    /// <summary>Whether the missing name stands for an expression: where none begins, a reference without a name is put.</summary>
    private static bool IsWholeExpression(SyntaxKind kind, Frame frame) =>
        kind == SyntaxKind.IdentifierToken
        && frame is { Node: PathSegmentGreen segment, Parent: { Node: PathGreen path, Parent.Node: ReferenceExpressionGreen { Qualifier: null } } }
        && (path.Segments is GreenList list ? list.Children[0] : path.Segments) == segment;

    private void ReportLexicalErrors(GreenToken token, int start)
    {
        foreach (var error in token.Errors)
        {
            var place = new TextSpan(start + error.Offset, error.Width);
            _diagnostics.Add(new Diagnostic(error.Descriptor, new Location(_source, place), error.Arguments)
            {
                Fixes = error.Replacement is { } replacement ? [Fixes.Replace(place, replacement)] : [],
            });
        }
    }
}
