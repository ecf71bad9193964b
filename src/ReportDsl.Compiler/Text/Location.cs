using System.Globalization;

namespace ReportDsl.Text;

/// <summary>A span in a source text.</summary>
public readonly record struct Location(SourceText Source, TextSpan Span)
{
    /// <summary>For what concerns no source text.</summary>
    public static Location None { get; } = new(SourceText.From(""), default);

    /// <summary>Where the span begins.</summary>
    public LinePosition Start => Source.GetLinePosition(Span.Start);

    /// <summary>Where the span ends, behind its last character.</summary>
    public LinePosition End => Source.GetLinePosition(Span.End);

    /// <summary>The path with line and character counted from 1, as people and tools write places: <c>form.rdsl(3,5)</c>.</summary>
    public override string ToString() =>
        Source is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Source.Path}({Start.Line + 1},{Start.Character + 1})");
}
