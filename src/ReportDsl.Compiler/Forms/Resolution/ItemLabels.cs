using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>Labels of items with those of their groups before them, as messages need them.</summary>
internal static class ItemLabels
{
    private const string Separator = " › ";

    public static Label PathLabel(ItemSymbol item)
    {
        if (item.Parent is null)
            return item.Label;
        var chain = new List<Label>();
        for (var current = item; current is not null; current = current.Parent)
            chain.Insert(0, current.Label);
        var tags = chain.SelectMany(label => label.Tagged.Select(tagged => tagged.Tag)).Where(tag => tag != "code").Distinct(StringComparer.Ordinal);
        return new Label(
            string.Join(Separator, chain.Select(label => label.Text)),
            [.. tags.Select(tag => new TaggedLabel(tag, string.Join(Separator, chain.Select(label => label.In(tag)))))]);
    }
}
