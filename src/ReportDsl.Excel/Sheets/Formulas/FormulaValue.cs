using System.Globalization;

namespace ReportDsl.Excel.Sheets;

internal enum FormulaValueKind
{
    Blank,
    Number,
    Text,
    Boolean,
    Error,
}

/// <summary>What a cell or a formula is worth. A boolean's number is 0 or 1.</summary>
internal readonly record struct FormulaValue(FormulaValueKind Kind, double Number, string Text)
{
    public static FormulaValue Blank => new(FormulaValueKind.Blank, 0, "");

    public static FormulaValue Error => new(FormulaValueKind.Error, 0, "#VALUE!");

    public bool IsError => Kind == FormulaValueKind.Error;

    public bool IsNumber => Kind == FormulaValueKind.Number;

    public bool IsText => Kind == FormulaValueKind.Text;

    /// <summary>As the test of an IF.</summary>
    public bool IsTrue => Kind is FormulaValueKind.Number or FormulaValueKind.Boolean && Number != 0;

    public static FormulaValue Of(double number) => new(FormulaValueKind.Number, number, "");

    public static FormulaValue Of(string text) => new(FormulaValueKind.Text, 0, text);

    public static FormulaValue Of(bool value) => new(FormulaValueKind.Boolean, value ? 1 : 0, "");

    /// <summary>As an operand of arithmetic: a text that is no number is an error.</summary>
    public bool TryNumber(out double number)
    {
        number = Number;
        return Kind switch
        {
            FormulaValueKind.Error => false,
            FormulaValueKind.Text => double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => true,
        };
    }

    /// <summary>As an operand of &amp;.</summary>
    public string AsText() => Kind switch
    {
        FormulaValueKind.Number => ((decimal)Number).ToString("0.###############", CultureInfo.InvariantCulture),
        FormulaValueKind.Boolean => Number != 0 ? "TRUE" : "FALSE",
        _ => Text,
    };
}
