using System.Collections.Frozen;
using ReportDsl.Excel.Content;
using ReportDsl.Excel.Contract;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>What is known of a form's workbook, in one language, before one is opened. Immutable, shared by all readings.</summary>
internal sealed class FormMap
{
    public FormMap(FormLayout layout)
    {
        Layout = layout;
        Sections = layout.Sheets.ToFrozenDictionary(
            sheet => SheetIdentity.Of(layout, sheet.Path).Part, sheet => SectionMap.Of(layout, sheet), StringComparer.Ordinal);
        CoverFields = layout.Cover.Fields.ToFrozenDictionary(pair => "@" + pair.Field.Path, pair => pair.Field.Slot, StringComparer.Ordinal);
        PriorRows = (layout.Prior?.Rows ?? []).ToFrozenDictionary(row => PriorLayout.KeyOf(row, layout.Form), StringComparer.Ordinal);
        var blank = WorkbookContent.Of(layout, EntryContent.Blank);
        Lists = ListMap.AllOf(layout, blank).ToFrozenDictionary(list => list.Part, StringComparer.Ordinal);
        Computed = layout.Form.ComputedInOrder.Select(cell => cell.Slot).ToFrozenSet();
        Sent = new SentFormulas(blank);
    }

    public FormLayout Layout { get; }

    public Form Form => Layout.Form;

    /// <summary>By the part that a sheet's identity names.</summary>
    public FrozenDictionary<string, SectionMap> Sections { get; }

    public FrozenDictionary<string, int> CoverFields { get; }

    /// <summary>The sheets around the sections, by the part that a sheet's identity names.</summary>
    public FrozenDictionary<string, ListMap> Lists { get; }

    public FrozenDictionary<string, PriorRow> PriorRows { get; }

    /// <summary>The cells that the form computes.</summary>
    public FrozenSet<int> Computed { get; }

    /// <summary>Their formulas in a workbook that is sent out blank.</summary>
    public SentFormulas Sent { get; }

    /// <summary>The name that the sheet of a part is sent out with, null where the form has none.</summary>
    public string? NameOf(string part) => part switch
    {
        SheetIdentity.Cover => Layout.Cover.Name,
        SheetIdentity.Checks => Layout.Rules?.Name,
        SheetIdentity.Prior => Layout.Prior?.Name,
        _ => Sections[part].Layout.Name,
    };

    /// <summary>Whether a sheet of this name holds nothing that is filled in.</summary>
    public static bool IsIgnored(string sheet) => sheet == FormLayout.ListsSheet || sheet == FormLayout.StepsSheet || sheet == FormLayout.IdentitySheet;

    /// <summary>Whether a text is a hidden key of a part: by these a sheet is known that lost its identity.</summary>
    public bool IsKeyOf(string part, string text) =>
        Lists.TryGetValue(part, out var list) ? list.Labels.Has(text) : Sections[part].IsOwnKey(text);

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
}
