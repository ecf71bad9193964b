namespace ReportDsl.Excel.Sheets;

/// <summary>The cells that a formula may read.</summary>
internal static class FormulaReferences
{
    public static IEnumerable<CellDraft> Of(Formula formula)
    {
        var open = new Stack<Formula>([formula]);
        while (open.TryPop(out var part))
        {
            switch (part)
            {
                case CellFormula reference when reference.Sheet.Find(reference.Row, reference.Column) is { } cell:
                    yield return cell;
                    break;
                case AreaFormula { Sheet: var sheet, Area: var area }:
                    for (var row = area.Row; row <= area.LastRow; row++)
                    {
                        for (var column = area.Column; column <= area.LastColumn; column++)
                        {
                            if (sheet.Find(row, column) is { } found)
                                yield return found;
                        }
                    }

                    break;
                case BinaryFormula binary:
                    open.Push(binary.Left);
                    open.Push(binary.Right);
                    break;
                case CallFormula call:
                    foreach (var argument in call.Arguments)
                        open.Push(argument);
                    break;
                case TextCountFormula count:
                    open.Push(count.Area);
                    open.Push(count.Text);
                    break;
                case ListPositionFormula position:
                    open.Push(position.Text);
                    open.Push(position.Shown);
                    open.Push(position.Codes);
                    break;
            }
        }
    }
}
