using System.Globalization;
using FillWithClosedXml;
using Microsoft.VisualBasic.FileIO;

if (args is not [var blank, var data, var filled])
{
    Console.Error.WriteLine("usage: FillWithClosedXml BLANK.xlsx DATA.csv FILLED.xlsx");
    return 2;
}

using var form = new EntryForm(blank);
using var lines = new TextFieldParser(data) { Delimiters = [","], TrimWhiteSpace = false };
_ = lines.ReadFields(); // the header
while (lines.ReadFields() is { } fields)
{
    try
    {
        Fill(form, fields);
    }
    catch (Exception problem) when (problem is FormatException or KeyNotFoundException or InvalidOperationException)
    {
        Console.Error.WriteLine($"{data}: {string.Join(',', fields)}: {problem.Message}");
        return 1;
    }
}

form.SaveAs(filled);
return 0;

static void Fill(EntryForm form, string[] fields)
{
    if (fields is not [var path, var value])
        throw new FormatException("A line is a path and a value.");
    if (form.IsText(path))
        form.Set(path, value);
    else
        form.Set(path, decimal.Parse(value, CultureInfo.InvariantCulture));
}
