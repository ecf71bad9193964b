using ReportDsl.Excel.Content;
using ReportDsl.Excel.Reading.Formulas;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// Tells the form's formulas from any that somebody has typed over them: a cell that the form computes holds its own formula where that is the one
/// that was sent out, naming the same cells, wherever programs have moved them. Asked when all parts have been read.
/// </summary>
internal sealed class OwnFormulas(ReadingContext context)
{
    private readonly Lazy<Dictionary<string, SheetMoves>> _moves = new(() => MovesOf(context));
    private readonly Lazy<SentFormulas?> _ofStated = new(() => OfStated(context));

    public bool IsOwn(int slot, in Placement placement)
    {
        if (placement is not { Sheet: { } sheet, Cell: >= 0 } || !context.Map.Computed.Contains(slot))
            return false;
        var cell = sheet.Cells.Cells[placement.Cell];
        if (!cell.HasFormula || sheet.Cells.Formulas.SourceOf(cell) is not { } source)
            return false;

        // Most are as they were, to the letter.
        if (source is { Rows: 0, Columns: 0 } && source.Text == context.Map.Sent.TextOf(slot))
            return true;
        var tokens = FormulaScanner.Tokens(source);
        return IsSame(slot, context.Map.Sent.TokensOf(slot), tokens, sheet) || IsSame(slot, _ofStated.Value?.TokensOf(slot), tokens, sheet);
    }

    private bool IsSame(int slot, List<FormulaToken>? sent, List<FormulaToken> now, OpenedSheet sheet)
    {
        if (sent is null || sent.Count != now.Count)
            return false;
        for (var i = 0; i < sent.Count; i++)
        {
            if (!sent[i].IsLike(now[i]))
                return false;
        }

        var home = context.Map.Layout.AddressOf(slot).Sheet;

        // Some programs move cells and leave what their formulas name.
        return AreNamed(sent, now, home, sheet, static (_, area, other) => other is { } named && (named with { Sheet = null }) == (area with { Sheet = null }))
            || AreNamed(sent, now, home, sheet, static (moves, area, other) => moves?.IsNow(area, other) ?? (other is { } named && (named with { Sheet = null }) == (area with { Sheet = null })));
    }

    /// <summary>Whether all cells that are named are those that were, each on the sheet where it was, by a comparison of areas.</summary>
    private bool AreNamed(
        List<FormulaToken> sent, List<FormulaToken> now, string home, OpenedSheet sheet, Func<SheetMoves?, NamedArea, NamedArea?, bool> isSame)
    {
        for (var i = 0; i < sent.Count; i++)
        {
            if (sent[i].Kind != FormulaTokenKind.Area)
                continue;
            var (area, named) = (sent[i].Area, now[i]);
            var moves = _moves.Value.GetValueOrDefault(area.Sheet ?? home);
            if (named.Kind == FormulaTokenKind.LostArea)
            {
                // The cells are gone, or their sheet.
                if (moves is not null ? !isSame(moves, area, null) : !context.IsPart(area.Sheet ?? home))
                    return false;
                continue;
            }

            var name = area.Sheet is null ? sheet.Name : moves?.Name ?? area.Sheet;
            if (!name.Equals(named.Area.Sheet ?? sheet.Name, StringComparison.OrdinalIgnoreCase) || !isSame(moves, area, named.Area))
                return false;
        }

        return true;
    }

    /// <summary>By the name that a sheet was sent out with, where its values and lines are now.</summary>
    private static Dictionary<string, SheetMoves> MovesOf(ReadingContext context)
    {
        var moves = new Dictionary<string, SheetMoves>(StringComparer.Ordinal);
        foreach (var (sent, sheet) in context.Found)
            moves[sent] = new SheetMoves(sheet.Name, sheet.KeyColumn > 0 ? sheet.KeyColumn - Layout.SheetLayout.KeyColumn : 0);
        foreach (var (slot, placement) in context.Placements.Index())
        {
            var (sheet, row, column) = context.Map.Layout.AddressOf(slot);
            if (moves.TryGetValue(sheet, out var known))
                known.Add((row, column), placement.Sheet is null ? null : (placement.Row, placement.Column));
        }

        foreach (var (sheet, sent, now) in context.FoundLines)
            moves[sheet].Add(sent, now);
        return moves;
    }

    /// <summary>
    /// The formulas of a workbook that was filled before it was sent out with totals that its report states otherwise: what adds them up names them,
    /// not their items. Null where there are none.
    /// </summary>
    private static SentFormulas? OfStated(ReadingContext context)
    {
        var stated = context.Map.Computed.Where(slot => context.Remembered.Stated.Contains(context.Form.Slots[slot].Path)).ToList();
        if (stated.Count == 0)
            return null;
        var content = EntryContent.Blank with { Values = EntryContent.Blank.Values.AddRange(stated.Select(slot => KeyValuePair.Create<int, object>(slot, 0m))) };
        return new SentFormulas(WorkbookContent.Of(context.Map.Layout, content));
    }
}
