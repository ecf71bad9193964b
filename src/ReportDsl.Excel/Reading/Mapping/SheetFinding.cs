using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Contract;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>
/// Finds the sheet of every part: by what the sheet says of itself; without that by its hidden keys; without those by all its labels standing
/// where they were sent out.
/// </summary>
internal sealed class SheetFinding(ReadingContext context, IReadOnlyList<OpenedSheet> sheets)
{
    private readonly HashSet<OpenedSheet> _known = new(ReferenceEqualityComparer.Instance);
    private readonly List<OpenedSheet> _used = [];

    private FormMap Map => context.Map;

    /// <summary>The sheets that parts are read from.</summary>
    public IReadOnlyList<OpenedSheet> Used => _used;

    /// <summary>The sheet to read a part from; null where there is none, or none that is certain.</summary>
    public OpenedSheet? Sheet(string part)
    {
        var candidates = sheets.Where(sheet => sheet.Identity?.Part == part).ToList();
        foreach (var sheet in candidates)
            _known.Add(sheet);
        var found = candidates.Count switch
        {
            0 => WithoutIdentity(part),
            1 => candidates[0],
            _ => Choose(part, candidates),
        };
        if (found is not null)
            _used.Add(found);
        if (found is null && candidates.Count == 0)
            TellMissing(part);
        if (found is null && part == SheetIdentity.Cover)
            context.Report(FileRules.Period, new Phrase("No cover was read that says which period the report is about.", "未读取到封面，报告期未知。"));
        return found;
    }

    /// <summary>Sheets that are no part of the form and hold something.</summary>
    public void TellOthers()
    {
        foreach (var sheet in sheets)
        {
            if (_known.Contains(sheet) || sheet.Cells.Cells.Count == 0)
                continue;
            context.Report(
                FileRules.Extra,
                new Phrase("The sheet is no part of the form; it was not read.", "该工作表不属于本表，未读取。"),
                sheet.Name);
        }
    }

    private OpenedSheet? WithoutIdentity(string part)
    {
        foreach (var sheet in sheets)
        {
            if (sheet.Identity is not null || _known.Contains(sheet))
                continue;
            if (KeyColumnOf(part, sheet) is var column and > 0)
                return Known(sheet, column, new("The sheet lost its identity; it was known by its hidden keys.", "工作表的隐藏标识已丢失，按隐藏编码识别。"));
            if (Map.Sections.TryGetValue(part, out var section) && section.Printed.Shift(sheet.Cells) is var (_, columns))
                return Known(sheet, SheetLayout.KeyColumn + columns, null);
            if (Map.Lists.TryGetValue(part, out var list) && list.Labels.AreAllIn(sheet.Cells))
                return Known(sheet, 0, new("The sheet lost its identity and its hidden keys; it was known by its labels.", "工作表的隐藏标识和编码已丢失，按表内名称识别。"));
        }

        return null;
    }

    private OpenedSheet Known(OpenedSheet sheet, int keyColumn, Phrase? how)
    {
        _known.Add(sheet);
        if (how is not null)
            context.Report(FileRules.Moved, how, sheet.Name);
        return sheet with { KeyColumn = keyColumn, IdentityRow = 0 };
    }

    private int KeyColumnOf(string part, OpenedSheet sheet)
    {
        foreach (var cell in sheet.Cells.Cells)
        {
            if (cell.Column <= OpenedSheet.FarthestKeys && sheet.Cells.TextOf(cell) is { } text && Map.IsKeyOf(part, text))
                return cell.Column;
        }

        return 0;
    }

    /// <summary>Of several copies the only one that is filled in, or any where they say the same.</summary>
    private OpenedSheet? Choose(string part, List<OpenedSheet> candidates)
    {
        var contents = candidates.ConvertAll(sheet => SheetContents.Of(context, part, sheet));
        var filled = contents.FindAll(content => content.IsFilled);
        var list = ReadingContext.Listed(candidates.Select(sheet => sheet.Name), ", ");
        if (filled.Skip(1).Any(content => !content.Equals(filled[0])))
        {
            context.Report(
                FileRules.Altered,
                new Phrase(
                    $"Several sheets are the same part of the form and are filled in differently: {list}. None was read. Delete the copies.",
                    $"多个工作表为同一部分且内容不同：{list}。均未读取。请删除多余的工作表。"),
                candidates[0].Name);
            return null;
        }

        var chosen = filled.Count == 0 ? candidates[0] : filled[0].Sheet;
        foreach (var other in contents.Where(content => !ReferenceEquals(content.Sheet, chosen)))
            context.Report(other.Extras);
        context.Report(
            FileRules.Moved,
            new Phrase(
                $"Several sheets are the same part of the form: {list}. “{chosen.Name}” was read; the others are blank or say the same.",
                $"多个工作表为同一部分：{list}。已读取“{chosen.Name}”，其余为空白或内容相同。"),
            chosen.Name);
        return chosen;
    }

    private void TellMissing(string part)
    {
        // Checks without reasons hold nothing that is read.
        var isEmpty = part == SheetIdentity.Checks && Map.Lists[part].Labels.IsEmpty;
        if (!isEmpty && Map.NameOf(part) is { } name)
        {
            context.Report(FileRules.Altered, new Phrase(
                $"The sheet “{name}” is missing, or its hidden keys are gone and its labels are no longer in their places. Nothing of it was read.",
                $"缺少工作表“{name}”，或其隐藏编码已丢失且表内名称位置有变。该表未读取。"));
        }
    }
}
