namespace ReportDsl.Syntax;

/// <summary>Facts about the kinds of syntax; the tables come from the grammar file.</summary>
public static partial class SyntaxFacts
{
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

    Left,

    Right,

    /// <summary>Operators of this level do not chain.</summary>
    None,
}
