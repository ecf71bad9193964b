using System.Globalization;
using System.Text;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Sheets;

/// <summary>Prints formulas as a file holds them: English names, commas, points, no leading sign.</summary>
internal sealed class FormulaText(SheetDraft home)
{
    /// <summary>Excel takes text constants of at most 255 characters; a doubled quote counts as two here, which is on the safe side.</summary>
    private const int LongestConstant = 120;

    private readonly StringBuilder _text = new();

    /// <summary>The formula as written on a sheet; cells of that sheet are named without it.</summary>
    public static string Of(Formula formula, SheetDraft home)
    {
        var printer = new FormulaText(home);
        printer.Write(formula);
        return printer._text.ToString();
    }

    private static int Precedence(BinaryOperator op) => op switch
    {
        BinaryOperator.Multiply or BinaryOperator.Divide => 4,
        BinaryOperator.Add or BinaryOperator.Subtract => 3,
        BinaryOperator.Join => 2,
        _ => 1,
    };

    private static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Join => "&",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "<>",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        _ => ">=",
    };

    private void Write(Formula formula)
    {
        switch (formula)
        {
            case NumberFormula { Value: var value }:
                var number = value.ToString(CultureInfo.InvariantCulture);
                _text.Append(value < 0 ? $"({number})" : number);
                break;
            case TextFormula { Value: var text }:
                WriteConstant(text);
                break;
            case CellFormula cell:
                WriteSheet(cell.Sheet);
                _text.Append(CellAddress.Name(cell.Row, cell.Column));
                break;
            case AreaFormula area:
                WriteSheet(area.Sheet);
                _text.Append(area.Area.ToString());
                break;
            case BinaryFormula binary:
                WriteOperand(binary.Left, Precedence(binary.Operator));
                _text.Append(Sign(binary.Operator));
                WriteOperand(binary.Right, Precedence(binary.Operator) + 1);
                break;
            case CallFormula call:
                _text.Append(call.Function.ToString().ToUpperInvariant()).Append('(');
                for (var i = 0; i < call.Arguments.Length; i++)
                {
                    if (i > 0)
                        _text.Append(',');
                    Write(call.Arguments[i]);
                }

                _text.Append(')');
                break;
            case TextCountFormula count:
                _text.Append("SUMPRODUCT(EXACT(");
                Write(count.Area);
                _text.Append(',');
                Write(count.Text);
                _text.Append(")*1)");
                break;
            case ListPositionFormula position:
                _text.Append("SUMPRODUCT(((EXACT(");
                Write(position.Text);
                _text.Append(',');
                Write(position.Shown);
                _text.Append(")+EXACT(");
                Write(position.Text);
                _text.Append(',');
                Write(position.Codes);
                _text.Append("))>0)*");
                Write(position.Positions);
                _text.Append(')');
                break;
        }
    }

    private void WriteOperand(Formula operand, int precedence)
    {
        if (operand is BinaryFormula inner && Precedence(inner.Operator) < precedence)
        {
            _text.Append('(');
            Write(operand);
            _text.Append(')');
        }
        else
        {
            Write(operand);
        }
    }

    private void WriteSheet(SheetDraft sheet)
    {
        if (sheet != home)
            _text.Append('\'').Append(sheet.Name.Replace("'", "''", StringComparison.Ordinal)).Append("'!");
    }

    private void WriteConstant(string text)
    {
        if (text.Length <= LongestConstant)
        {
            _text.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            return;
        }

        _text.Append('(');
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(LongestConstant, text.Length - at);
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]))
                length--;
            if (at > 0)
                _text.Append('&');
            WriteConstant(text.Substring(at, length));
            at += length;
        }

        _text.Append(')');
    }
}
