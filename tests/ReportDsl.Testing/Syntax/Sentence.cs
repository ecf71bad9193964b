namespace ReportDsl.Testing;

/// <summary>A text drawn from the grammar, with the shape that its tree must have.</summary>
public sealed record Sentence(string Text, string Shape);
