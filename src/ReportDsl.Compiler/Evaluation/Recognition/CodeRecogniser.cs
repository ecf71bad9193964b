using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>An entry of a code list as people name it: by its label, or by code and label.</summary>
internal static class CodeRecogniser
{
    private static readonly char[] Separators = [' ', '\n', '-', '–', '—', '.', '、', ':', ',', '(', ')'];

    private static readonly Phrase Spelling = new("the code written as in the list", "代码改为规定的写法");
    private static readonly Phrase Zeros = new("the zeros before the number put back", "补回前面的 0");
    private static readonly Phrase Label = new("the label replaced by its code", "名称改为代码");

    /// <summary>Certain if exactly one entry is named; null otherwise.</summary>
    public static Guess? Of(TypedText typed, CodeList list)
    {
        var key = TypedText.KeyOf(typed.Text);
        var found = list.Entries.Select(entry => (entry.Code, How: HowNamed(entry, typed.Text, key))).Where(named => named.How is not null).Take(2).ToList();
        if (found is [(var code, { } how)])
            return new Guess(CellContent.Of(code), typed.Steps.And(how));
        return found.Count == 0 && key.Length is > 0 and <= 14 && key.All(char.IsAsciiDigit) && Of(decimal.Parse(key, CultureInfo.InvariantCulture), list) is { } digits
            ? digits with { Steps = typed.Steps.And(digits.Steps) }
            : null;
    }

    /// <summary>A number in the place of a code of digits: spreadsheets drop zeros before it.</summary>
    public static Guess? Of(decimal number, CodeList list) => list.Entries.Where(entry => IsDigits(entry.Code, number)).Take(2).ToList() is [var only]
        ? new Guess(CellContent.Of(only.Code), Steps.None.And(only.Code.StartsWith('0') && only.Code.Length > 1 ? Zeros : Spelling))
        : null;

    private static Phrase? HowNamed(CodeEntry entry, string text, string key)
    {
        var code = TypedText.Of(entry.Code).Text;
        if (text.Equals(code, StringComparison.OrdinalIgnoreCase))
            return Spelling;

        var labels = entry.Label.Tagged.Select(tagged => tagged.Text).Prepend(entry.Label.Text).Select(TypedText.KeyOf).Where(label => label.Length > 0).ToList();
        if (labels.Contains(key, StringComparer.Ordinal))
            return Label;
        return code.Length > 0
            && text.StartsWith(code, StringComparison.OrdinalIgnoreCase)
            && labels.Contains(TypedText.KeyOf(text[code.Length..].Trim(Separators)), StringComparer.Ordinal)
                ? new Phrase("the label behind the code left out", "去掉代码后的名称")
                : null;
    }

    private static bool IsDigits(string code, decimal number) =>
        code.Length is > 0 and <= 14 && code.All(char.IsAsciiDigit) && decimal.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture) == number;
}
