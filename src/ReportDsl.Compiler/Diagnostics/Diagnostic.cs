using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Text;

namespace ReportDsl.Diagnostics;

/// <summary>How much a finding weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Not shown to people.</summary>
    Hidden,

    /// <summary>Advice.</summary>
    Info,

    /// <summary>Probably a mistake; there is a form nevertheless.</summary>
    Warning,

    /// <summary>A mistake: there is no form.</summary>
    Error,
}

/// <summary>The language of messages for people.</summary>
public enum MessageLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Simplified Chinese.</summary>
    Chinese,
}

/// <summary>A piece of a message that itself differs by language, such as "a number".</summary>
public sealed record Phrase(string English, string Chinese)
{
    /// <summary>The words in a language.</summary>
    public string In(MessageLanguage language) => language == MessageLanguage.Chinese ? Chinese : English;
}

/// <summary>
/// What can be reported: a stable code (<c>RD</c> + four digits), a severity and the words in both languages, with
/// <c>{0}</c>-style places for the arguments. The page <c>docs/diagnostics/CODE.md</c>, in Chinese
/// <c>zh/CODE.md</c>, tells cause, example and remedy.
/// </summary>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, Phrase Text);

/// <summary>
/// An argument of a message that names one of the instances at which a finding was met, such as a cell of a row whose formula is wrong.
/// Findings that differ in such arguments alone are told once.
/// </summary>
public sealed record Instance(Phrase Name)
{
    /// <summary>An instance of a name that is the same in both languages.</summary>
    public static Instance Of(string name) => new(new Phrase(name, name));
}

/// <summary>A second place that explains a diagnostic, such as the first of two equal declarations.</summary>
public sealed record RelatedLocation(Location Location, Phrase Text);

/// <summary>A correction as data: what an editor offers and what a tool can apply. The edits lie in the diagnostic's own file.</summary>
/// <param name="Title">What it does, for people.</param>
/// <param name="Changes">The edits, sorted, without overlap.</param>
public sealed record Fix(Phrase Title, ImmutableArray<TextChange> Changes)
{
    /// <summary>The title in English.</summary>
    public override string ToString() => Title.English;
}

/// <summary>One finding of the compiler about a source text.</summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, Location Location, ImmutableArray<object> Arguments)
{
    /// <summary>The stable code, such as <c>RD2001</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>How much it weighs.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>Other places that explain it; often none.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>Corrections to choose from, the likeliest first; often none.</summary>
    public ImmutableArray<Fix> Fixes { get; init; } = [];

    /// <summary>Makes a finding without related places and corrections.</summary>
    /// <param name="descriptor">What is reported.</param>
    /// <param name="location">The smallest span that shows it.</param>
    /// <param name="arguments">What the places of the message hold, in their order: plain values, or phrases where languages differ.</param>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, Location location, params ReadOnlySpan<object> arguments) =>
        new(descriptor, location, [.. arguments]);

    /// <summary>The code and the place with the message in English, as compilers print it.</summary>
    public override string ToString() => $"{Location}: {SeverityName} {Code}: {Message(MessageLanguage.English)}";

    private string SeverityName => Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "info",
        _ => "hidden",
    };

    /// <summary>The message with its arguments, in a language.</summary>
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
