using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>Where the values of a form stand in the data format. Made once for a form.</summary>
internal sealed class DataLayout
{
    private static readonly ConditionalWeakTable<Form, DataLayout> Layouts = [];

    private DataLayout(Form form)
    {
        Fields = new CodeLookup(form.Fields.Select(field => field.Path));
        FieldSlots = [.. form.Fields.Select(field => field.Slot)];
        Narratives = new CodeLookup(form.Narratives.Select(narrative => narrative.Path));
        NarrativeSlots = [.. form.Narratives.Select(narrative => narrative.Slot)];
        Tables = new CodeLookup(form.Tables.Select(table => table.Path));
        TableLayouts = [.. form.Tables.Select(table => new TableLayout(table))];
        Explainable = form.Rules.Where(rule => rule.Explain)
            .SelectMany(rule => rule.Instances, (rule, instance) => rule.Path + instance.Key)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    public CodeLookup Fields { get; }

    public ImmutableArray<int> FieldSlots { get; }

    public CodeLookup Narratives { get; }

    public ImmutableArray<int> NarrativeSlots { get; }

    public CodeLookup Tables { get; }

    public ImmutableArray<TableLayout> TableLayouts { get; }

    /// <summary>The ids of the instances whose failure may be explained.</summary>
    public FrozenSet<string> Explainable { get; }

    public static DataLayout Of(Form form) => Layouts.GetValue(form, static key => new DataLayout(key));
}

/// <summary>A table: the codes of its rows and columns, null where an axis is unnamed, and the slots by row and column (-1: void).</summary>
internal sealed class TableLayout
{
    public TableLayout(Table table)
    {
        Rows = table.Rows.IsUnnamed ? null : new CodeLookup(table.Rows.Lines.Select(line => line.Path));
        Columns = table.Columns.IsUnnamed ? null : new CodeLookup(table.Columns.Lines.Select(line => line.Path));
        Width = table.Columns.Lines.Length;
        Slots = [.. table.Cells.Select(cell => cell.Slot)];
    }

    public CodeLookup? Rows { get; }

    public CodeLookup? Columns { get; }

    public int Width { get; }

    public ImmutableArray<int> Slots { get; }
}
