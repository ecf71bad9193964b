namespace ReportDsl.Evaluation;

/// <summary>A text with a remark in parentheses at its end: <c>22（其中修订16件）</c>.</summary>
/// <param name="Head">What stands before it.</param>
/// <param name="Text">What stands in the parentheses, as typed.</param>
internal sealed record Remark(string Head, string Text)
{
    /// <summary>Null where nothing stands in parentheses at the end, or nothing before it.</summary>
    public static Remark? Of(string typed)
    {
        var text = TypedText.Trimmed(typed);
        if (text is not [.., ')' or '）'])
            return null;

        var open = 0;
        for (var at = text.Length - 1; at > 0; at--)
        {
            open += text[at] switch
            {
                ')' or '）' => 1,
                '(' or '（' => -1,
                _ => 0,
            };
            if (open != 0)
                continue;
            var head = TypedText.Trimmed(text[..at]);
            return head.IsEmpty ? null : new Remark(head.ToString(), TypedText.Trimmed(text[(at + 1)..^1]).ToString());
        }

        return null;
    }

    /// <summary>
    /// Whether it says nothing about the size of the number before it: 12（万）, 12（吨） and 12（13） may not mean 12. A word of one or two
    /// characters may be a unit that nobody knows here.
    /// </summary>
    public bool IsAside(FormUnits units)
    {
        if (Text.Length == 0)
            return true;
        var key = TypedText.KeyOf(Text);
        return key.Length > 2
            && key.Any(char.IsLetter)
            && !key.StartsWith(UnitWords.Heading, StringComparison.Ordinal)
            && !UnitWords.BeginsWithSize(key)
            && !UnitWords.IsCounter(key)
            && units.Find(key) is null;
    }
}
