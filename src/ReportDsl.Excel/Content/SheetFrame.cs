using ReportDsl.Excel.Contract;
using ReportDsl.Excel.Sheets;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>What all sheets of a form have around their contents.</summary>
internal static class SheetFrame
{
    public const double HelperWidth = 9;

    /// <summary>What the link back to the cover takes.</summary>
    private const double LeastBack = 11;

    public static void Columns(SheetDraft sheet, SheetLayout layout)
    {
        sheet.Columns[SheetLayout.KeyColumn] = (12, true);
        for (var i = 0; i < layout.Width; i++)
            sheet.Columns[SheetLayout.FirstColumn + i] = (layout.ColumnWidths[i], false);
        Helpers(sheet, layout.LastColumn + 2, layout.AttentionColumn);
    }

    /// <summary>Hides the columns of states, marks and other helpers.</summary>
    public static void Helpers(SheetDraft sheet, int first, int last)
    {
        for (var column = first; column <= last; column++)
            sheet.Columns[column] = (HelperWidth, true);
    }

    /// <summary>The hidden cell that says what this sheet is, wherever it may be copied to.</summary>
    /// <param name="isShown">Whether the row also says something that people read.</param>
    public static void Identity(EntryContext context, SheetDraft sheet, string part, bool isShown = false)
    {
        sheet.Set(SheetLayout.IdentityRow, SheetLayout.KeyColumn, SheetIdentity.Of(context.Layout, part).ToString(), context.Styles.Key);
        if (!isShown)
            sheet.HideRow(SheetLayout.IdentityRow);
    }

    /// <summary>The way back to the cover, and how far the sheet is.</summary>
    public static void ToolBar(EntryContext context, SheetDraft sheet, SheetLayout layout)
    {
        var words = context.Words;
        var split = BackWidth(layout);
        Back(context, sheet, new CellArea(SheetLayout.ToolRow, SheetLayout.FirstColumn, 1, split));
        if (ProgressColumn(layout) is not { } progress)
            return;

        var states = StatesOf(sheet, layout);
        var bad = Invalid(states);
        var blank = Fn.CountIf(states, StateWeight.Required);
        sheet.Set(
            new CellArea(SheetLayout.ToolRow, progress, 1, layout.Width - split),
            Fn.If(
                bad > 0,
                words.In("× Invalid cells: ", "× 本表填写有误：") & bad & words.In("", " 处"),
                Fn.If(blank > 0, words.In("… Still to fill in: ", "… 本表待填：") & blank & words.In("", " 处"), words.In("√ Complete", "√ 本表已填完"))),
            context.Styles.Hint);
    }

    /// <summary>Where the tool bar says how far the sheet is; null where there is no room for it.</summary>
    public static int? ProgressColumn(SheetLayout layout) => BackWidth(layout) is var back && back < layout.Width ? SheetLayout.FirstColumn + back : null;

    /// <summary>A third of the sheet, and as many columns as the words of the link take.</summary>
    private static int BackWidth(SheetLayout layout)
    {
        var (span, width) = (0, 0.0);
        while (span < layout.Width && (span < layout.Width / 3 || width < LeastBack))
            width += layout.ColumnWidths[span++];
        return span;
    }

    public static void Back(EntryContext context, SheetDraft sheet, CellArea area)
    {
        sheet.Set(area, "« " + context.Layout.Cover.Name, context.Styles.Link);
        sheet.SetHeight(SheetLayout.ToolRow, 22);
        sheet.Links.Add(new Link(area, new CellAddress(context.Layout.Cover.Name, 1, SheetLayout.FirstColumn).ToString(), ""));
    }

    /// <summary>All states of a sheet.</summary>
    public static AreaFormula StatesOf(SheetDraft sheet, SheetLayout layout) => Fn.Area(sheet, new CellArea(
        SheetLayout.IdentityRow + 1,
        SheetLayout.FirstColumn + layout.StateOffset,
        Math.Max(2, layout.LastRow - SheetLayout.IdentityRow),
        layout.Width));

    /// <summary>How many cells of some states hold what they may not.</summary>
    public static Formula Invalid(AreaFormula states) =>
        Fn.CountIf(states, StateWeight.Invalid) + Fn.CountIf(states, StateWeight.Misplaced) + Fn.CountIf(states, StateWeight.ComputedInvalid);

    /// <summary>1 where a row of states has something to fill in or to correct.</summary>
    public static Formula Attention(AreaFormula states) => Fn.If(
        Fn.CountIf(states, StateWeight.Required) + Invalid(states) > 0, 1, 0);
}
