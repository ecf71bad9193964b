using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>
/// What a text that stands for a number must not be, so that every engine can tell it: a blank, a number, another one of its type, or a
/// mark for "not applicable" where its cell allows these. Width, case and spaces make no difference, because programs pass over them. What
/// spreadsheet programs change while it is typed is told as well: it can come from data files only.
/// </summary>
internal static class SpecialTextRules
{
    /// <summary>The texts of one type by themselves and beside each other.</summary>
    public static void Check(IEnumerable<TextArgumentSyntax> texts, DiagnosticBag diagnostics)
    {
        var first = new Dictionary<string, SyntaxToken>(StringComparer.Ordinal);
        foreach (var token in texts.Select(text => text.Text))
        {
            var text = token.ValueText;
            var key = TypedText.KeyOf(text);
            if (token.IsMissing)
                continue;
            if (key.Length == 0)
                diagnostics.Report(TypeDiagnostics.SpecialTextIsBlank, token);
            else if (ShownAsNumber.IsNumber(text))
                diagnostics.Report(TypeDiagnostics.SpecialTextIsNumber, token, text);
            else if (!first.TryAdd(key, token))
                ReportTwice(token, first[key], diagnostics);
            else if (ChangedWhileTyped.Into(text) is { } other)
                diagnostics.Report(TypeDiagnostics.SpecialTextIsChanged, token, text, other);
        }
    }

    /// <summary>The texts of the type that a value has, beside the marks that it allows.</summary>
    public static void CheckMarks(AttributeSet attributes, DiagnosticBag diagnostics)
    {
        if (attributes is not
            {
                AllowNotApplicable: { Value: true } allow,
                Type: { Value: DataType.Number, Syntax: TypeClauseSyntax { Type: NamedTypeSyntax { Arguments.Arguments: var arguments } } },
            })
        {
            return;
        }

        foreach (var token in arguments.OfType<TextArgumentSyntax>().Select(text => text.Text).Where(token => IsMark(token.ValueText)))
        {
            diagnostics.Add(Diagnostic.Create(TypeDiagnostics.SpecialTextIsMark, token.Location, token.ValueText) with
            {
                Related = [new RelatedLocation(allow.Syntax.Location, new Phrase("What allows the marks.", "允许不适用标记之处。"))],
            });
        }
    }

    private static bool IsMark(string text) => MarkRecogniser.IsLookAlike(TypedText.Of(text));

    private static void ReportTwice(SyntaxToken token, SyntaxToken first, DiagnosticBag diagnostics) =>
        diagnostics.Add(Diagnostic.Create(TypeDiagnostics.SpecialTextTwice, token.Location, token.ValueText, first.ValueText) with
        {
            Related = [NameReports.First(first.Location)],
        });
}
