using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>What came of parsing a text.</summary>
internal readonly record struct ParseResult(CompilationUnitGreen Root, ImmutableArray<Diagnostic> Diagnostics, bool TrustsIndentation);

/// <summary>
/// A recursive-descent parser that accepts every text: what is missing becomes a token without text, what fits nowhere is
/// kept in nodes and trivia of its own. It looks at most one token beyond the current one.
/// </summary>
/// <remarks>
/// Words are told apart by their place and by one rule: a name directly before a text in quotes is the code and label of a
/// declaration, never a keyword, modifier or operator.
/// </remarks>
internal sealed partial class Parser
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly Lexer _lexer;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly OldTree? _oldTree;

    /// <summary>Whether blocks also end by the indentation of lines: only after a first pass found a block without its end.</summary>
    private readonly bool _trustsIndentation;

    private GreenToken _current;
    private GreenToken? _next;

    /// <summary>Where the current token begins, trivia included.</summary>
    private int _position;

    /// <summary>Where the text of the last token ended: the place of errors about what is missing.</summary>
    private int _previousEnd;

    /// <summary>Whether the current token is the first one of its line.</summary>
    private bool _startsLine = true;

    /// <summary>Whether an error was reported since the last token that fitted: one error a hole.</summary>
    private bool _isInHole;

    private bool _endedInsideBlock;

    /// <summary>Where text begins that was passed over and belongs to no token yet; -1 when there is none.</summary>
    private int _skippedStart = -1;

    private int _depth;

    private Parser(SourceText source, OldTree? oldTree, bool trustsIndentation)
    {
        _source = source;
        _text = source.ToString();
        _lexer = new Lexer(_text);
        _oldTree = oldTree;
        _trustsIndentation = trustsIndentation;
        _current = _lexer.Lex();
    }

    /// <summary>Parses a text; what an old tree holds of unchanged text is taken over.</summary>
    public static ParseResult Parse(SourceText source, OldTree? oldTree = null)
    {
        var parser = new Parser(source, oldTree, trustsIndentation: false);
        var root = parser.ParseCompilationUnit();
        if (parser._endedInsideBlock)
        {
            // A block lacks its end. Where the lines are indented, they tell which one it is.
            var second = new Parser(source, null, trustsIndentation: true);
            var guess = second.ParseCompilationUnit();
            if (second._diagnostics.Count <= parser._diagnostics.Count)
                return second.Result(guess);
        }

        return parser.Result(root);
    }

    private ParseResult Result(CompilationUnitGreen root) =>
        new(root, [.. _diagnostics.OrderBy(diagnostic => diagnostic.Location.Span.Start)], _trustsIndentation);

    private SyntaxKind CurrentKind => _current.Kind;

    /// <summary>The word that the current token can be; None for every token that is no word.</summary>
    private SyntaxKind CurrentWord => _current.ContextualKind;

    private GreenToken Next => _next ??= _lexer.Lex();

    private bool IsAtName => _current.Kind == SyntaxKind.IdentifierToken;

    private bool IsAtEnd => _current.Kind == SyntaxKind.EndOfFileToken;

    private int CurrentTextStart => _position + (_current.Leading?.FullWidth ?? 0);

    private TextSpan CurrentSpan => new(CurrentTextStart, _current.Text.Length);

    /// <summary>Whether the current token is the code of a declaration that begins here.</summary>
    private bool IsAtCodeAndLabel => IsAtName && Next.Kind == SyntaxKind.StringToken;

    /// <summary>Whether the current token is the word, in a place where a declaration's code could stand as well.</summary>
    private bool IsAtWord(SyntaxKind word) => CurrentWord == word && Next.Kind != SyntaxKind.StringToken;

    /// <summary>Takes the current token as it is.</summary>
    private GreenToken Advance()
    {
        var token = _current;
        if (token.Errors.Length > 0)
            ReportLexicalErrors(token);
        if (_skippedStart >= 0)
            token = WithSkippedText(token);
        MoveOn();
        _isInHole = false;
        return token;
    }

    private void MoveOn()
    {
        var leading = _current.Leading?.FullWidth ?? 0;
        _previousEnd = _position + leading + _current.Text.Length;
        _position += _current.FullWidth;
        _startsLine = EndsLine(_current.Trailing);
        _current = _next ?? _lexer.Lex();
        _next = null;
        if (!_startsLine && _current.Leading is { } trivia)
            _startsLine = ContainsLineBreak(trivia);
    }

    private GreenToken EatWord() => Advance().AsKeyword();

    private GreenToken EatWord(SyntaxKind word) => CurrentWord == word ? EatWord() : Missing(word);

    private GreenToken Eat(SyntaxKind kind) => _current.Kind == kind ? Advance() : Missing(kind);

    /// <summary>The name that a declaration gives. A keyword is one too, unless it visibly begins the next declaration.</summary>
    private GreenToken EatCode() => IsAtName && !IsAtNextDeclaration ? Advance() : Missing(SyntaxKind.IdentifierToken);

    /// <summary>A name that refers to something: never the code of a declaration that begins here.</summary>
    private GreenToken EatReferredName() => IsAtName && !IsAtCodeAndLabel ? Advance() : Missing(SyntaxKind.IdentifierToken);

    /// <summary>
    /// Whether a declaration's keyword and its code stand here. In a correct text a name that is spelled like the keyword is
    /// followed by a label, a sign, or a word of the grammar, never by a plain name.
    /// </summary>
    private bool IsAtNextDeclaration =>
        SyntaxFacts.StartsDeclaration(CurrentWord) && Next.Kind == SyntaxKind.IdentifierToken && Next.ContextualKind == SyntaxKind.None;

    /// <summary>Whether the place is already reported: by an earlier error, or by unknown characters that stand here.</summary>
    private bool IsReported => _isInHole || _current.Kind == SyntaxKind.BadToken;

    private GreenToken Missing(SyntaxKind kind)
    {
        if (!IsReported)
        {
            var place = new TextSpan(_previousEnd, 0);
            Report(Diagnostic.Create(SyntaxDiagnostics.Missing, new Location(_source, place), Expectations.Describe(kind)) with
            {
                Fixes = SyntaxFacts.GetText(kind) is { } text ? [Fixes.Insert(place.Start, SyntaxFacts.IsKeyword(kind) ? $" {text}" : text)] : [],
            });
        }

        return MissingTokens.Get(kind);
    }

    private void Report(Diagnostic diagnostic)
    {
        _diagnostics.Add(diagnostic);
        _isInHole = true;
    }

    private void ReportLexicalErrors(GreenToken token)
    {
        foreach (var error in token.Errors)
        {
            var place = new TextSpan(CurrentTextStart + error.Offset, error.Width);
            _diagnostics.Add(new Diagnostic(error.Descriptor, new Location(_source, place), error.Arguments)
            {
                Fixes = error.Replacement is { } replacement ? [Fixes.Replace(place, replacement)] : [],
            });
        }
    }

    /// <summary>Reports the current token as unexpected.</summary>
    private void ReportUnexpected(Phrase expected, string? proposal = null)
    {
        if (IsReported)
            return;
        Report(Diagnostic.Create(SyntaxDiagnostics.Unexpected, new Location(_source, CurrentSpan), Expectations.Describe(_current), expected) with
        {
            Fixes = proposal is null ? [] : [Fixes.Replace(CurrentSpan, proposal)],
        });
    }

    /// <summary>Passes over the current token; its text becomes trivia of the next one.</summary>
    private void Skip()
    {
        if (_current.Errors.Length > 0)
            ReportLexicalErrors(_current);
        if (_skippedStart < 0)
            _skippedStart = _position;
        MoveOn();
    }

    private GreenToken WithSkippedText(GreenToken token)
    {
        var skipped = new GreenTrivia(SyntaxKind.SkippedTokensTrivia, _text[_skippedStart.._position]);
        _skippedStart = -1;
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

    private static bool ContainsLineBreak(GreenNode trivia)
    {
        if (trivia is not GreenList list)
            return trivia.Kind == SyntaxKind.EndOfLineTrivia;
        foreach (var child in list.Children)
        {
            if (child.Kind == SyntaxKind.EndOfLineTrivia)
                return true;
        }

        return false;
    }
}
