using System.Collections.Immutable;

namespace ReportDsl.Forms;

/// <summary>One text of a <see cref="Label"/> under a tag: a language (<c>en</c>) or a use (<c>code</c>).</summary>
public readonly record struct TaggedLabel(string Tag, string Text);

/// <summary>What people read on the form, in the template's first language and, by tag, in others.</summary>
public sealed record Label(string Text, ImmutableArray<TaggedLabel> Tagged)
{
    /// <summary>The official code printed beside the label (<c>@code "01"</c>), or null where the form has none.</summary>
    public string? Code => Find("code");

    public static Label Of(string text) => new(text, []);

    /// <summary>The label in a language; the first text where there is none.</summary>
    public string In(string language) => Find(language) ?? Text;

    public override string ToString() => Text;

    private string? Find(string tag)
    {
        foreach (var tagged in Tagged)
        {
            if (tagged.Tag == tag)
                return tagged.Text;
        }

        return null;
    }
}
