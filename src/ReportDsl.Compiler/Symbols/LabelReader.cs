using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

internal static class LabelReader
{
    public static Label? Read(LabelSyntax? syntax)
    {
        if (syntax is null || syntax.Text.IsMissing)
            return null;
        if (syntax.Translations.Count == 0)
            return Label.Of(syntax.Text.ValueText);
        var tagged = ImmutableArray.CreateBuilder<TaggedLabel>(syntax.Translations.Count);
        foreach (var translation in syntax.Translations)
            tagged.Add(new TaggedLabel(translation.Tag.ValueText, translation.Text.ValueText));
        return new Label(syntax.Text.ValueText, tagged.MoveToImmutable());
    }
}
