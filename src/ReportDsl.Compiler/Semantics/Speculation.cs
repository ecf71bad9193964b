using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Semantics;

/// <summary>
/// A source with a word put in where there is none, so that the parser tells what a word would be there. It is bound with the symbols of
/// the source as it is, and nothing of it is kept.
/// </summary>
internal sealed class Speculation
{
    private readonly SyntaxTree _original;
    private readonly Dictionary<TemplateBinding, TemplateBinding> _bindings = [];

    private Speculation(SyntaxTree original, SyntaxTree tree, SyntaxToken word)
    {
        _original = original;
        Tree = tree;
        Word = word;
    }

    public SyntaxTree Tree { get; }

    /// <summary>The word that was put in.</summary>
    public SyntaxToken Word { get; }

    /// <summary>The source with a word at a position; null where it would be no token that the grammar takes.</summary>
    public static Speculation? At(SyntaxTree tree, int position, string word)
    {
        var changed = tree.WithChanges([new TextChange(new TextSpan(position, 0), $" {word} ")]);
        var token = changed.Root.FindToken(position + 1);
        return token.Span == new TextSpan(position + 1, word.Length) ? new Speculation(tree, changed, token) : null;
    }

    /// <summary>What a node that begins before the word is in the source as it is; null where it is no such node there.</summary>
    public SyntaxNode? Original(SyntaxNode node)
    {
        var start = node.Span.Start;
        return start >= Word.Span.Start
            ? null
            : _original.Root.FindToken(start).Parent is { } inner ? inner.Ancestors().Prepend(inner).FirstOrDefault(outer => outer.GetType() == node.GetType() && outer.Span.Start == start)
            : null;
    }

    /// <summary>A template's binding for the nodes of this tree.</summary>
    public TemplateBinding Apart(TemplateBinding binding)
    {
        if (!_bindings.TryGetValue(binding, out var apart))
            _bindings[binding] = apart = binding.Apart();
        return apart;
    }
}
