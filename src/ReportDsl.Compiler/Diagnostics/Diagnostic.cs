using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Text;

namespace ReportDsl.Diagnostics;

public enum DiagnosticSeverity
{
    Hidden,
    Info,
    Warning,
    Error,
}

/// <summary>The language of messages for people.</summary>
public enum MessageLanguage
{
    English,
    Chinese,
}

/// <summary>A piece of a message that itself differs by language, such as "a number".</summary>
public sealed record Phrase(string English, string Chinese)
{
    public string In(MessageLanguage language) => language == MessageLanguage.Chinese ? Chinese : English;
}

/// <summary>
/// What can be reported: a stable code (<c>RD</c> + four digits), a severity and the words in both languages, with
/// <c>{0}</c>-style places for the arguments. The page <c>docs/diagnostics/CODE.md</c>, in Chinese
/// <c>zh/CODE.md</c>, tells cause, example and remedy.
/// </summary>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, Phrase Text);

/// <summary>A span in a source text.</summary>
public readonly record struct Location(SourceText Source, TextSpan Span)
{
    /// <summary>For what concerns no source text.</summary>
    public static Location None { get; } = new(SourceText.From(""), default);

    public LinePosition Start => Source.GetLinePosition(Span.Start);

    public LinePosition End => Source.GetLinePosition(Span.End);
}

/// <summary>
/// An argument of a message that names one of the instances at which a finding was met, such as a cell of a row whose formula is wrong.
/// Findings that differ in such arguments alone are told once.
/// </summary>
public sealed record Instance(Phrase Name)
{
    public static Instance Of(string name) => new(new Phrase(name, name));
}

/// <summary>A second place that explains a diagnostic, such as the first of two equal declarations.</summary>
public sealed record RelatedLocation(Location Location, Phrase Text);

/// <summary>A correction as data: what an editor offers and what a tool can apply. The edits lie in the diagnostic's own file.</summary>
public sealed record Fix(Phrase Title, ImmutableArray<TextChange> Changes);

/// <summary>One finding of the compiler about a source text.</summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, Location Location, ImmutableArray<object> Arguments)
{
    public string Code => Descriptor.Code;

    public DiagnosticSeverity Severity => Descriptor.Severity;

    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    public ImmutableArray<Fix> Fixes { get; init; } = [];

    public static Diagnostic Create(DiagnosticDescriptor descriptor, Location location, params ReadOnlySpan<object> arguments) =>
        new(descriptor, location, [.. arguments]);

    public string Message(MessageLanguage language) =>
        string.Format(
            CultureInfo.InvariantCulture,
            Descriptor.Text.In(language),
            [.. Arguments.Select(argument => argument switch
            {
                Phrase phrase => phrase.In(language),
                Instance instance => instance.Name.In(language),
                _ => argument,
            })]);
}
