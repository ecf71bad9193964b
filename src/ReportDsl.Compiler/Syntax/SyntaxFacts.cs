namespace ReportDsl.Syntax;

/// <summary>Facts about the kinds of syntax; the tables come from the grammar file.</summary>
public static partial class SyntaxFacts
{
    /// <summary>Whether a kind is that of trivia.</summary>
    public static bool IsTrivia(SyntaxKind kind) => kind is >= SyntaxKind.WhitespaceTrivia and <= SyntaxKind.SkippedTokensTrivia;

    /// <summary>Whether tokens of the kind can begin a declaration in some block.</summary>
    public static bool IsDeclarationKeyword(SyntaxKind kind) => StartsDeclaration(kind) || kind == SyntaxKind.ImportKeyword;
}

/// <summary>How operators of one precedence follow each other.</summary>
public enum OperatorAssociativity
{
    /// <summary>Before its operand.</summary>
    Prefix,

    /// <summary>Behind its operand.</summary>
    Postfix,

    /// <summary><c>a - b - c</c> is <c>(a - b) - c</c>.</summary>
    Left,

    /// <summary><c>a ?? b ?? c</c> is <c>a ?? (b ?? c)</c>.</summary>
    Right,

    /// <summary>Operators of this level do not chain.</summary>
    None,
}
