using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>The tokens of a text, the last of which is its end, and where each begins, trivia included.</summary>
internal sealed class TokenSequence
{
    /// <summary>To end a token in the lines before, the lexer looks at so many characters behind it.</summary>
    private const int CharacterLookahead = 2;

    private const int CharactersPerToken = 5;

    private readonly GreenToken[] _tokens;
    private readonly int[] _starts;
    private readonly int _count;

    private TokenSequence(GreenToken[] tokens, int[] starts, int count)
    {
        _tokens = tokens;
        _starts = starts;
        _count = count;
    }

    public ReadOnlySpan<GreenToken> Tokens => _tokens.AsSpan(0, _count);

    public int Count => _count;

    public GreenToken this[int index] => _tokens[index];

    public int StartOf(int index) => _starts[index];

    /// <summary>The token that begins at a position, or in which the position lies.</summary>
    public int IndexAt(int position)
    {
        var found = _starts.AsSpan(0, _count).BinarySearch(position);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Whether a token is the first one of its line.</summary>
    public bool StartsLine(int index) => index == 0 || EndsLine(_tokens[index - 1].Trailing) || ContainsLineBreak(_tokens[index].Leading);

    /// <summary>Whether a line break follows a token.</summary>
    public bool EndsLine(int index) => EndsLine(_tokens[index].Trailing);

    public static TokenSequence Lex(string text)
    {
        var lexer = new Lexer(text);
        var writer = new Writer((text.Length / CharactersPerToken) + 16);
        writer.LexUntil(lexer, static _ => false);
        return writer.ToSequence();
    }

    /// <summary>The tokens of a changed text: those of the lines around the change are read anew, all others are kept.</summary>
    public TokenSequence WithChange(string text, TextDifference change)
    {
        // What a sign means can depend on the rest of its line, but never on the lines behind.
        var first = IndexAt(Math.Max(0, change.Start - CharacterLookahead));
        while (first > 0 && !EndsLine(first - 1)) first--;

        var shift = change.NewEnd - change.OldEnd;
        var lexer = new Lexer(text) { Position = _starts[first] };
        var writer = new Writer(_count + Math.Max(0, shift / CharactersPerToken) + 16);
        writer.Append(_tokens.AsSpan(0, first), _starts.AsSpan(0, first), 0);
        var meeting = -1;
        writer.LexUntil(lexer, position => position > change.NewEnd && (meeting = _starts.AsSpan(0, _count).BinarySearch(position - shift)) >= 0);
        if (meeting >= 0)
            writer.Append(_tokens.AsSpan(meeting, _count - meeting), _starts.AsSpan(meeting, _count - meeting), shift);
        return writer.ToSequence();
    }

    /// <summary>A token with tokens that were passed over before it as its trivia.</summary>
    public GreenToken WithSkipped(int start, int end, GreenToken token)
    {
        if (start == end)
            return token;
        var skipped = new GreenTrivia(SyntaxKind.SkippedTokensTrivia, string.Concat(_tokens[start..end].Select(passed => passed.ToFullString())));
        GreenNode[] leading = token.Leading switch
        {
            null => [skipped],
            GreenList list => [skipped, .. list.Children],
            var single => [skipped, single],
        };
        return token.With(GreenList.Create(leading), token.Trailing, GreenFlags.Imperfect);
    }

    private static bool EndsLine(GreenNode? trailing) => trailing switch
    {
        GreenList list => list.Children[^1].Kind == SyntaxKind.EndOfLineTrivia,
        not null => trailing.Kind == SyntaxKind.EndOfLineTrivia,
        null => false,
    };

    private static bool ContainsLineBreak(GreenNode? trivia)
    {
        if (trivia is not GreenList list)
            return trivia?.Kind == SyntaxKind.EndOfLineTrivia;
        foreach (var child in list.Children)
        {
            if (child.Kind == SyntaxKind.EndOfLineTrivia)
                return true;
        }

        return false;
    }

    private sealed class Writer(int capacity)
    {
        private GreenToken[] _tokens = new GreenToken[capacity];
        private int[] _starts = new int[capacity];
        private int _count;

        public TokenSequence ToSequence() => new(_tokens, _starts, _count);

        public void Append(ReadOnlySpan<GreenToken> tokens, ReadOnlySpan<int> starts, int shift)
        {
            EnsureRoom(tokens.Length);
            tokens.CopyTo(_tokens.AsSpan(_count));
            var target = _starts.AsSpan(_count, starts.Length);
            for (var i = 0; i < starts.Length; i++)
                target[i] = starts[i] + shift;
            _count += tokens.Length;
        }

        /// <summary>Reads up to the end of the text, or to a position where what follows is known.</summary>
        public void LexUntil(Lexer lexer, Func<int, bool> isKnown)
        {
            GreenToken token;
            do
            {
                var start = lexer.Position;
                if (isKnown(start))
                    return;
                token = lexer.Lex();
                EnsureRoom(1);
                _tokens[_count] = token;
                _starts[_count++] = start;
            }
            while (token.Kind != SyntaxKind.EndOfFileToken);
        }

        private void EnsureRoom(int more)
        {
            if (_count + more <= _tokens.Length)
                return;
            var size = Math.Max(_tokens.Length * 2, _count + more);
            Array.Resize(ref _tokens, size);
            Array.Resize(ref _starts, size);
        }
    }
}
