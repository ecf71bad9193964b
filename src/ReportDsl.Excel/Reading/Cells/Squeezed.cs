namespace ReportDsl.Excel.Reading.Cells;

/// <summary>Texts without white space: line breaks and spaces do not tell labels apart, since layout puts them in, and people take them out.</summary>
internal static class Squeezed
{
    public static string Of(string text)
    {
        var index = 0;
        while (index < text.Length && !char.IsWhiteSpace(text[index]))
            index++;
        return index == text.Length ? text : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}
