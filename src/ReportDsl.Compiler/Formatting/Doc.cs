using System.Collections.Immutable;

namespace ReportDsl.Formatting;

/// <summary>
/// A text whose line breaks are not settled yet, after Wadler, “A prettier printer”: what may stand on one line and where it may
/// break. <see cref="DocPrinter"/> settles them.
/// </summary>
internal abstract record Doc
{
    private Doc()
    {
    }

    /// <summary>A token or a comment, printed as it is, whatever it contains.</summary>
    public sealed record Text(string Value, int Width) : Doc
    {
        public bool SpansLines { get; } = Value.AsSpan().ContainsAny('\n', '\r');
    }

    /// <summary>One blank, unless a line ends there.</summary>
    public sealed record Space : Doc
    {
        public static readonly Space Instance = new();
    }

    /// <summary>A line break where the group around it is broken, else <paramref name="Blanks"/> blanks.</summary>
    public sealed record Line(int Blanks) : Doc
    {
        public static readonly Line Empty = new(0);
        public static readonly Line Single = new(1);
        public static readonly Line Double = new(2);
    }

    /// <summary>A line break, unless a line has just begun.</summary>
    public sealed record FreshLine : Doc
    {
        public static readonly FreshLine Instance = new();
    }

    /// <summary>One empty line.</summary>
    public sealed record EmptyLine : Doc
    {
        public static readonly EmptyLine Instance = new();
    }

    /// <summary>What has been printed ends in a comment that reaches to the end of its line.</summary>
    public sealed record EndOfLineComment : Doc
    {
        public static readonly EndOfLineComment Instance = new();
    }

    /// <summary>Blanks that put the next text under that of the lines before, where the group is broken; null: always.</summary>
    public sealed record Padding(Group? Owner, int Blanks) : Doc;

    public sealed record Sequence(ImmutableArray<Doc> Parts) : Doc;

    /// <summary>On one line if it fits there; <see cref="MustBreak"/> where it may not. The content is set once, right after creation.</summary>
    public sealed record Group(bool MustBreak) : Doc
    {
        public Doc Content { get; set; } = Space.Instance;

        public bool Equals(Group? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>As many parts on a line as fit.</summary>
    public sealed record Fill(ImmutableArray<Doc> Parts) : Doc;

    /// <summary>Lines that begin inside are indented by one more step.</summary>
    public sealed record Nest(Doc Content) : Doc;

    /// <summary>Lines that begin inside begin where the content begins.</summary>
    public sealed record Align(Doc Content) : Doc;
}
