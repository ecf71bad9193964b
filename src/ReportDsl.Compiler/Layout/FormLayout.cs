using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>A layout, or what keeps the form from having one.</summary>
public sealed record FormLayoutResult(FormLayout? Layout, ImmutableArray<LayoutProblem> Problems);

/// <summary>
/// Where every part of a form stands in its workbook: computed once, shared by all outputs. Every address leads to its slot and back.
/// </summary>
public sealed class FormLayout
{
    /// <summary>The columns that a sheet of a workbook has.</summary>
    public const int MaxColumns = 16_384;

    /// <summary>The rows that a sheet of a workbook has.</summary>
    public const int MaxRows = 1_048_576;

    private readonly CellAddress[] _addresses;
    private readonly Lazy<Dictionary<CellAddress, int>> _slots;
    private readonly Dictionary<(int Periods, int Slot), CellAddress> _prior = [];

    private FormLayout(
        Form form, LayoutWords words, CoverLayout cover, ImmutableArray<SheetLayout> sheets, RulesLayout? rules, PriorLayout? prior)
    {
        Form = form;
        Words = words;
        Cover = cover;
        Sheets = sheets;
        Rules = rules;
        Prior = prior;
        _addresses = new CellAddress[form.Slots.Length];
        foreach (var (field, row) in cover.Fields)
            _addresses[field.Slot] = new CellAddress(cover.Name, row, CoverLayout.ValueColumn);
        foreach (var sheet in sheets)
        {
            foreach (var cell in sheet.Cells)
            {
                if (cell.Slot >= 0)
                    _addresses[cell.Slot] = new CellAddress(sheet.Name, cell.Area.Row, cell.Area.Column);
            }
        }

        foreach (var row in prior?.Rows ?? [])
            _prior.Add((row.Periods, row.Slot), new CellAddress(prior?.Name ?? "", row.Row, PriorLayout.ValueColumn));
        _slots = new(() => _addresses.Index().ToDictionary(pair => pair.Item, pair => pair.Index));
        Hash = LayoutHash.Of(this);
    }

    /// <summary>The form that is laid out.</summary>
    public Form Form { get; }

    /// <summary>The language and the words of the workbook.</summary>
    public LayoutWords Words { get; }

    /// <summary>The first sheet.</summary>
    public CoverLayout Cover { get; }

    /// <summary>One sheet for each top-level section, in the order of the form; members outside sections share a sheet before them.</summary>
    public ImmutableArray<SheetLayout> Sheets { get; }

    /// <summary>Null where the form has no rules.</summary>
    public RulesLayout? Rules { get; }

    /// <summary>Null where no rule and no formula reads an earlier report.</summary>
    public PriorLayout? Prior { get; }

    /// <summary>The hidden sheet of the code lists.</summary>
    public static string ListsSheet => "_lists";

    /// <summary>The hidden sheet of the steps of long formulas.</summary>
    public static string StepsSheet => "_steps";

    /// <summary>The very hidden sheet with template, version, language and layout hash.</summary>
    public static string IdentitySheet => "_rdsl";

    /// <summary>Sixteen hexadecimal digits that differ when any key or address differs.</summary>
    public string Hash { get; }

    /// <summary>The (first) cell of a slot.</summary>
    public CellAddress AddressOf(int slot) => _addresses[slot];

    /// <summary>The cell of an earlier report's value; it must be one that a rule or formula reads.</summary>
    public CellAddress AddressOfPrior(int periods, int slot) => _prior[(periods, slot)];

    /// <summary>The slot that stands at an address, null where none does.</summary>
    public int? SlotAt(CellAddress address) => _slots.Value.TryGetValue(address, out var slot) ? slot : null;

    /// <summary>Lays a form out with the labels and words of a language; null is the form's first.</summary>
    public static FormLayoutResult Compute(Form form, string? language = null)
    {
        var words = LayoutWords.Of(form, language);
        var parts = PartsOf(form, words);
        var problems = ImmutableArray.CreateBuilder<LayoutProblem>();
        foreach (var part in parts)
            CheckColumns(part, problems);
        if (problems.Count > 0)
            return new FormLayoutResult(null, problems.ToImmutable());

        var names = new SheetNames();
        var cover = names.Take(words.Cover);
        var rulesName = form.Rules.IsEmpty ? null : names.Take(words.Rules);
        var prior = PriorLayout.Of(form, words);
        if (prior is not null)
            prior = prior with { Name = names.Take(prior.Name) };
        foreach (var reserved in (string[])[ListsSheet, StepsSheet, IdentitySheet])
            names.Take(reserved);

        var tabs = names.TakeAll(parts.Select(part => (part.Label, part.Code)));
        var sheets = parts.Select((part, i) =>
            SectionLayouter.Layout(tabs[i], part.Path, part.Label, part.Guidance, part.Blocks, words)).ToImmutableArray();
        var rules = rulesName is null ? null : RulesLayout.Of(form, rulesName);
        CheckRows(sheets, rules, problems);
        return problems.Count > 0
            ? new FormLayoutResult(null, problems.ToImmutable())
            : new FormLayoutResult(
                new FormLayout(form, words, CoverLayout.Of(form, cover, sheets.Length), sheets, rules, prior), []);
    }

    private static List<Part> PartsOf(Form form, LayoutWords words)
    {
        var parts = new List<Part>();
        var outside = form.Members.Where(member => member is not (Section or Field or Note)).ToArray();
        if (outside.Length > 0)
            parts.Add(new Part(words.Main, "", words.Of(form.Label), null, [.. SectionBlock.Of(outside, words, words.Of(form.Label))]));
        foreach (var section in form.Members.OfType<Section>())
        {
            parts.Add(new Part(
                section.Code, section.Path, words.Of(section.Label), section.Guidance, [.. SectionBlock.Of(section.Members, words, words.Of(section.Label))]));
        }

        return parts;
    }

    private static void CheckColumns(Part part, ImmutableArray<LayoutProblem>.Builder problems)
    {
        var needed = (3L * SectionGrid.WidthOf(part.Blocks)) + SheetLayout.FirstColumn + 1;
        if (needed > MaxColumns)
            problems.Add(new LayoutProblem(LayoutDiagnostics.TooManyColumns, [part.Label, needed, MaxColumns]));
    }

    private static void CheckRows(
        ImmutableArray<SheetLayout> sheets, RulesLayout? rules, ImmutableArray<LayoutProblem>.Builder problems)
    {
        foreach (var sheet in sheets.Where(sheet => sheet.LastRow > MaxRows))
            problems.Add(new LayoutProblem(LayoutDiagnostics.TooManyRows, [sheet.Label, sheet.LastRow, MaxRows]));
        if (rules is { Rows: [.., { Row: > MaxRows and var last }] })
            problems.Add(new LayoutProblem(LayoutDiagnostics.TooManyRows, [rules.Name, last, MaxRows]));
    }

    private sealed record Part(string Code, string Path, string Label, string? Guidance, IReadOnlyList<SectionBlock> Blocks);
}
