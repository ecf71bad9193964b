using Pidgin;
using ReportDsl.Syntax.Green;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Whether something stands at the current place. At most the current token and the next two are looked at.</summary>
internal delegate bool Condition(ref ParseState<GreenToken> state);

/// <summary>What stands at the current place.</summary>
internal static class Look
{
    extension(ref ParseState<GreenToken> state)
    {
        public ParseContext Context => (ParseContext)state.Configuration;

        public int Index => (int)state.Location;

        public SyntaxKind Kind => state.Current.Kind;

        /// <summary>The word that the current token can be; None for every token that is no word.</summary>
        public SyntaxKind Word => state.Current.ContextualKind;

        /// <summary>The token behind the current one; at the end of the file the end.</summary>
        public GreenToken Next => state.LookAhead(2)[^1];

        public bool IsAtName => state.Current.Kind == SyntaxKind.IdentifierToken;

        public bool IsAtEnd => state.Current.Kind == SyntaxKind.EndOfFileToken;

        public bool StartsLine => state.Context.Tokens.StartsLine(state.Index);

        /// <summary>Whether the current token is the code of a declaration that begins here.</summary>
        public bool IsAtCodeAndLabel => state.IsAtName && state.Next.Kind == SyntaxKind.StringToken;

        /// <summary>
        /// Whether a declaration's keyword and its code stand here. In a correct text a name that is spelled like the keyword is
        /// followed by a label, a sign, or a word of the grammar, never by a plain name.
        /// </summary>
        public bool IsAtNextDeclaration =>
            SyntaxFacts.StartsDeclaration(state.Word) && state.Next is { Kind: SyntaxKind.IdentifierToken, ContextualKind: SyntaxKind.None };

        /// <summary>
        /// Whether a block's keyword begins the line, directly before its brace. In a correct text no name that is spelled like a keyword stands
        /// there: what lacks is in the line before.
        /// </summary>
        public bool IsAtNextBlock =>
            SyntaxFacts.StartsDeclaration(state.Word) && state.Next.Kind == SyntaxKind.OpenBraceToken && state.StartsLine;

        /// <summary>
        /// Whether a declaration's keyword begins the line, and its code and label stand behind it in the same: then the code can be any word.
        /// </summary>
        public bool IsAtLabelledDeclaration =>
            SyntaxFacts.StartsDeclaration(state.Word) && state.Next is { Kind: SyntaxKind.IdentifierToken, Leading: null } && state.StartsLine
            && !state.Context.Tokens.EndsLine(state.Index) && state.Context.Tokens[state.Index + 2].Kind == SyntaxKind.StringToken;

        /// <summary>Whether a declaration begins the line, behind a line that breaks off. Among items its keyword is a name.</summary>
        public bool IsAtDeclarationOfNextLine =>
            !state.Context.IsAmongItems && (state.IsAtNextBlock || state.IsAtLabelledDeclaration || (state.IsAtNextDeclaration && state.StartsLine));

        /// <summary>The operator that the current token is, behind a complete operand; a sign of another language can stand for a word.</summary>
        public SyntaxKind Operator => state.Word != SyntaxKind.None || state.IsAtName ? state.Word : state.Kind;

        /// <summary>Whether the block ends whose members are being read.</summary>
        public bool IsAtBlockEnd =>
            state.IsAtEnd || state.Kind == SyntaxKind.CloseBraceToken || state.Context.EndsByIndentation(state.Index);

        /// <summary>Takes the current token as it is.</summary>
        public GreenToken Take()
        {
            var token = state.Current;
            state.Advance(1);
            return token;
        }
    }

    /// <summary>Whether the current token is of the kind.</summary>
    public static Condition At(SyntaxKind kind) => (ref ParseState<GreenToken> state) => state.Kind == kind;

    /// <summary>Whether the current token is the word.</summary>
    public static Condition AtWord(SyntaxKind word) => (ref ParseState<GreenToken> state) => state.Word == word;

    /// <summary>Whether the current token is the word, in a place where a declaration's code could stand as well.</summary>
    public static Condition AtWordNotCode(SyntaxKind word) =>
        (ref ParseState<GreenToken> state) => state.Word == word && state.Next.Kind != SyntaxKind.StringToken;

    /// <summary>Whether the current token is the word and the next one of the kind.</summary>
    public static Condition AtWordBefore(SyntaxKind word, SyntaxKind next) =>
        (ref ParseState<GreenToken> state) => state.Word == word && state.Next.Kind == next;

    /// <summary>Whether the next token is of the kind.</summary>
    public static Condition BeforeNext(SyntaxKind next) => (ref ParseState<GreenToken> state) => state.Next.Kind == next;

    public static bool IsOpening(SyntaxKind kind) =>
        kind is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken;

    public static bool IsClosing(SyntaxKind kind) =>
        kind is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken;
}
