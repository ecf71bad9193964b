using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>A field or narrative.</summary>
/// <param name="Path">Its name in data.</param>
/// <param name="Label">Its label, in the language of the template.</param>
/// <param name="Value">What is asked of its value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record FieldSchema(string Path, string Label, ValueSchema Value);

/// <summary>A line with cells of an axis.</summary>
/// <param name="Path">Its name in data.</param>
/// <param name="Label">The labels that lead to it from the top of the axis: <c>三、… › （三）不予公开 › 1.属于国家秘密</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LineSchema(string Path, string Label);

/// <summary>A table. An axis that the template leaves out has one line with an empty path.</summary>
/// <param name="Path">Its name in data.</param>
/// <param name="Label">Its label, in the language of the template.</param>
/// <param name="Rows">The rows with cells, from top to bottom.</param>
/// <param name="Columns">The columns with cells, from left to right.</param>
/// <param name="Values">What is asked of values, each once.</param>
/// <param name="Cells">Row by row an index into <paramref name="Values"/> for each crossing, -1 where there is no cell.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TableSchema(
    string Path,
    string Label,
    ImmutableArray<LineSchema> Rows,
    ImmutableArray<LineSchema> Columns,
    ImmutableArray<ValueSchema> Values,
    ImmutableArray<int> Cells)
{
    internal LineLookup RowLookup { get; } = new(Rows);

    internal LineLookup ColumnLookup { get; } = new(Columns);

    internal bool HasRows => Rows is not [{ Path: "" }];

    internal bool HasColumns => Columns is not [{ Path: "" }];
}

/// <summary>
/// What a version of a template holds, in the order of data: fields, narratives, tables. The values of a report are numbered in this
/// order, the crossings of a table row by row, those without a cell included.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReportSchema
{
    private readonly ImmutableArray<int> _tableStarts;
    private FrozenSet<string>? _explainable;

    /// <summary>Numbers the values: fields, narratives, then the crossings of each table row by row.</summary>
    /// <param name="template">The code of the template.</param>
    /// <param name="version">The version of the template.</param>
    /// <param name="language">The tag of the language of labels and messages.</param>
    /// <param name="periodKind">How long the periods of reports are.</param>
    /// <param name="fields">In the order of data.</param>
    /// <param name="narratives">In the order of data.</param>
    /// <param name="tables">In the order of data.</param>
    public ReportSchema(
        string template,
        string version,
        string language,
        PeriodKind periodKind,
        ImmutableArray<FieldSchema> fields,
        ImmutableArray<FieldSchema> narratives,
        ImmutableArray<TableSchema> tables)
    {
        (Template, Version, Language, PeriodKind) = (template, version, language, periodKind);
        (Fields, Narratives, Tables) = (fields, narratives, tables);
        FieldLookup = new LineLookup([.. fields.Select(field => new LineSchema(field.Path, field.Label))]);
        NarrativeLookup = new LineLookup([.. narratives.Select(narrative => new LineSchema(narrative.Path, narrative.Label))]);
        TableLookup = new LineLookup([.. tables.Select(table => new LineSchema(table.Path, table.Label))]);

        var values = new List<ValueSchema?>();
        values.AddRange(fields.Select(field => field.Value));
        values.AddRange(narratives.Select(narrative => narrative.Value));
        var starts = ImmutableArray.CreateBuilder<int>(tables.Length);
        foreach (var table in tables)
        {
            starts.Add(values.Count);
            values.AddRange(table.Cells.Select(cell => cell < 0 ? null : table.Values[cell]));
        }

        Values = [.. values];
        Blank = [.. values.Select(value => value?.Read(default) ?? Numeric.OfWhole(0))];
        HasComputed = values.Exists(value => value is { IsComputed: true });
        _tableStarts = starts.MoveToImmutable();
    }

    /// <summary>The template's code.</summary>
    public string Template { get; }

    /// <summary>The template's version.</summary>
    public string Version { get; }

    /// <summary>The tag of the language of labels and messages.</summary>
    public string Language { get; }

    /// <summary>How long the periods of reports are.</summary>
    public PeriodKind PeriodKind { get; }

    /// <summary>The first period that the template serves, null where open.</summary>
    public ReportPeriod? From { get; init; }

    /// <summary>The last period that the template serves, null where open.</summary>
    public ReportPeriod? To { get; init; }

    /// <summary>How many periods back rules and formulas read.</summary>
    public int PriorReports { get; init; }

    /// <summary>How many periods back reports matter, through what earlier ones leave to be computed; 0 where that is no more than is read.</summary>
    public int PriorReach { get; init; }

    /// <summary>The path of the field that says whose report it is, null where there is none.</summary>
    public string? Entity { get; init; }

    /// <summary>The fields, in the order of data.</summary>
    public ImmutableArray<FieldSchema> Fields { get; }

    /// <summary>The narratives, in the order of data.</summary>
    public ImmutableArray<FieldSchema> Narratives { get; }

    /// <summary>The tables, in the order of data.</summary>
    public ImmutableArray<TableSchema> Tables { get; }

    /// <summary>
    /// The order in which single cells are told, where it is not that of their numbers: runs of numbers, the first and the last of each.
    /// </summary>
    public ImmutableArray<int> Order { get; init; } = [];

    /// <summary>What the values of an empty report are. Where there is no cell, nothing is ever wrong: it stands as a value.</summary>
    internal ImmutableArray<Numeric> Blank { get; }

    /// <summary>What is asked of each value by its number, null where there is no cell.</summary>
    internal ImmutableArray<ValueSchema?> Values { get; }

    internal int? EntityValue
    {
        get
        {
            for (var i = 0; i < Fields.Length; i++)
            {
                if (Fields[i].Path == Entity)
                    return i;
            }

            return null;
        }
    }

    internal bool HasComputed { get; }

    internal LineLookup FieldLookup { get; }

    internal LineLookup NarrativeLookup { get; }

    internal LineLookup TableLookup { get; }

    internal bool IsChinese => Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a report may be about a period: it is of the kind, and lies between the bounds, which may be of another kind.</summary>
    internal bool Serves(ReportPeriod period) =>
        period.Kind == PeriodKind && (From is not { } from || period.Start >= from.Start) && (To is not { } to || period.End <= to.End);

    internal int StartOf(int table) => _tableStarts[table];

    /// <summary>The names of the instances of rules whose failure may be explained. The rules are those of the one class that has this schema.</summary>
    internal FrozenSet<string> ExplainableAmong(ReadOnlySpan<RuleSchema> rules)
    {
        if (_explainable is { } known)
            return known;
        var names = new List<string>();
        foreach (var rule in rules)
            names.AddRange(rule.Instances.Select(instance => rule.Id + instance));
        return _explainable = names.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The place of a value in the order of <see cref="Order"/>.</summary>
    internal int PlaceInOrder(int value)
    {
        var before = 0;
        for (var run = 0; run < Order.Length; run += 2)
        {
            if (value >= Order[run] && value <= Order[run + 1])
                return before + value - Order[run];
            before += Order[run + 1] - Order[run] + 1;
        }

        return before + value;
    }

    /// <summary>The place of a value: the path of its field, narrative or table, and its lines in a table.</summary>
    internal ValuePlace PlaceOf(int value)
    {
        if (value < Fields.Length)
            return new ValuePlace(Fields[value].Path, Fields[value].Label, null, null);
        if (value - Fields.Length < Narratives.Length)
        {
            var narrative = Narratives[value - Fields.Length];
            return new ValuePlace(narrative.Path, narrative.Label, null, null);
        }

        var found = _tableStarts.BinarySearch(value);
        var index = found >= 0 ? found : ~found - 1;
        var table = Tables[index];
        var (row, column) = Math.DivRem(value - _tableStarts[index], table.Columns.Length);
        return new ValuePlace(table.Path, table.Label, table.Rows[row], table.Columns[column]);
    }
}

internal readonly record struct ValuePlace(string Owner, string OwnerLabel, LineSchema? Row, LineSchema? Column)
{
    /// <summary><c>applications/received/person</c>; an unnamed axis leaves its part out.</summary>
    public string Path => Join("/", Owner, Row?.Path, Column?.Path);

    /// <summary><c>[received, person]</c>, empty for a field.</summary>
    public string Instance => Join(", ", Row?.Path, Column?.Path) is { Length: > 0 } lines ? $"[{lines}]" : "";

    public string Label => string.Join(" › ", ((string?[])[OwnerLabel, Row?.Label, Column?.Label]).Where(part => !string.IsNullOrEmpty(part))) is
        { Length: > 0 } label ? label : Path;

    private static string Join(string separator, params IEnumerable<string?> parts) =>
        string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));
}
