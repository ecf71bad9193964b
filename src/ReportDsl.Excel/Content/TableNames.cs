namespace ReportDsl.Excel.Content;

/// <summary>
/// The defined names of the tables of one workbook: legal, never like an address, and each there once. Spreadsheet programs take names that differ
/// in case alone for the same, and refuse the file.
/// </summary>
internal sealed class TableNames
{
    private const int MaxLength = 200;

    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the next table, by its path.</summary>
    public string Next(string path)
    {
        var letters = string.Concat(path.Select(c => char.IsLetterOrDigit(c) || c == '.' ? c : '_'));
        var stem = "table_" + (letters.Length <= MaxLength ? letters : letters[..MaxLength]);
        var name = stem;
        for (var copy = 2; !_given.Add(name); copy++)
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem}_{copy}");
        return name;
    }
}
