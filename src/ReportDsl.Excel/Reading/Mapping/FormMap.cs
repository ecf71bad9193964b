using System.Collections.Frozen;
using ReportDsl.Excel.Content;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>What is known of a form's workbook, in one language, before one is opened. Immutable, shared by all readings.</summary>
internal sealed class FormMap
{
    public const string YearKey = "@period.year";

    public const string NumberKey = "@period.number";

    public FormMap(FormLayout layout)
    {
        Layout = layout;
        Sections = layout.Sheets.ToFrozenDictionary(
            sheet => SheetIdentity.Of(layout, sheet.Path).Part, sheet => SectionMap.Of(layout, sheet), StringComparer.Ordinal);
        CoverFields = layout.Cover.Fields.ToFrozenDictionary(pair => "@" + pair.Field.Path, pair => pair.Field.Slot, StringComparer.Ordinal);
        PriorRows = (layout.Prior?.Rows ?? []).ToFrozenDictionary(row => PriorLayout.KeyOf(row, layout.Form), StringComparer.Ordinal);
        CoverLabels = CoverLabelsOf(layout);
        CheckLabels = new RowLabels(
            from row in layout.Rules?.Rows ?? []
            where row.Rule.Explain
            select (row.Rule.Path + row.Instance.Key, (string[])[layout.Words.Of(row.Rule.Text), FrameLabels.Where(layout, row.Instance)]),
            FrameLabels.ReasonHead(layout.Words));
        PriorLabels = new RowLabels(
            from row in layout.Prior?.Rows ?? []
            let labels = FrameLabels.Prior(layout, row)
            select (PriorLayout.KeyOf(row, layout.Form), (string[])[labels.Table, labels.Row, labels.Column]),
            FrameLabels.PriorHead(layout.Words));
        Computed = layout.Form.ComputedInOrder.Select(cell => cell.Slot).ToFrozenSet();
    }

    public FormLayout Layout { get; }

    public Form Form => Layout.Form;

    /// <summary>By the part that a sheet's identity names.</summary>
    public FrozenDictionary<string, SectionMap> Sections { get; }

    public FrozenDictionary<string, int> CoverFields { get; }

    /// <summary>Period and fields.</summary>
    public RowLabels CoverLabels { get; }

    /// <summary>The rule instances whose failure may be explained.</summary>
    public RowLabels CheckLabels { get; }

    public RowLabels PriorLabels { get; }

    public FrozenDictionary<string, PriorRow> PriorRows { get; }

    public FrozenSet<int> Computed { get; }

    /// <summary>Whether a sheet of this name holds nothing that is filled in.</summary>
    public static bool IsIgnored(string sheet) => sheet == FormLayout.ListsSheet || sheet == FormLayout.StepsSheet || sheet == FormLayout.IdentitySheet;

    /// <summary>Whether a text is a hidden key of a part: by these a sheet is known that lost its identity.</summary>
    public bool IsKeyOf(string part, string text) => part switch
    {
        SheetIdentity.Cover => CoverLabels.Has(text),
        SheetIdentity.Checks => CheckLabels.Has(text),
        SheetIdentity.Prior => PriorLabels.Has(text),
        _ => Sections[part].IsOwnKey(text),
    };

    /// <summary>What all parts of the form are called in the identities of sheets.</summary>
    public IEnumerable<string> Parts
    {
        get
        {
            yield return SheetIdentity.Cover;
            foreach (var sheet in Layout.Sheets)
                yield return SheetIdentity.Of(Layout, sheet.Path).Part;
            if (Layout.Rules is not null)
                yield return SheetIdentity.Checks;
            if (Layout.Prior is not null)
                yield return SheetIdentity.Prior;
        }
    }
    private static RowLabels CoverLabelsOf(FormLayout layout)
    {
        List<(string, string[])> rows = [(YearKey, [FrameLabels.Year(layout.Words)])];
        if (layout.Cover.NumberRow > 0)
            rows.Add((NumberKey, [FrameLabels.Number(layout.Words, layout.Form.Period.Kind)]));
        rows.AddRange(layout.Cover.Fields.Select(pair => ("@" + pair.Field.Path, (string[])[layout.Words.Of(pair.Field.Label)])));
        return new RowLabels(rows, head: null);
    }
}
