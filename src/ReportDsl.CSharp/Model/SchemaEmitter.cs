using System.Collections.Immutable;
using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.CSharp.Model;

/// <summary>Writes what the runtime knows of a form: paths, labels, and what is asked of each value.</summary>
internal sealed class SchemaEmitter
{
    private readonly Form _form;
    private readonly Dictionary<string, string> _values = [];
    private readonly ImmutableArray<ValueSchema> _schemas;

    private SchemaEmitter(Form form)
    {
        _form = form;
        _schemas = ValueSchemas.Of(form);
    }

    /// <summary>The language of labels and messages: there are words in Chinese and in English.</summary>
    private string Language => MessageTag.Of(_form);

    public static void Emit(CodeWriter writer, Form form, ValueNumbering numbering, string className) =>
        new SchemaEmitter(form).Write(writer, numbering, className);

    private void Write(CodeWriter writer, ValueNumbering numbering, string className)
    {
        var body = new CodeWriter();
        body.Line($"public static readonly {Foreign.ReportSchema} Instance = new(");
        foreach (var text in (string[])[_form.Name, _form.Version, _form.Languages[0]])
            body.Line($"    {Literals.Of(text)},");
        body.Line($"    {Foreign.PeriodKind}.{_form.Period.Kind},");
        WriteList(body, "fields", _form.Fields.Select(FieldOf), ",");
        WriteList(body, "narratives", _form.Narratives.Select(NarrativeOf), ",");
        body.Line("    tables:");
        body.Line("    [");
        foreach (var table in _form.Tables)
            WriteTable(body, table);
        body.Line("    ])");
        var order = OrderOf(numbering);
        var priorReports = PriorReach.Direct(_form);
        string[] properties =
        [
            .. Bound("From", _form.Period.From),
            .. Bound("To", _form.Period.To),
            .. priorReports > 0 ? [$"PriorReports = {Literals.Of(priorReports)}"] : Array.Empty<string>(),
            .. PriorReach.Of(_form) is var reach && reach > priorReports
                ? [$"PriorReach = {(reach == PriorReach.Unbounded ? "int.MaxValue" : Literals.Of(reach))}"]
                : Array.Empty<string>(),
            .. _form.Entity is { } entity ? [$"Entity = {Literals.Of(entity.Path)}"] : Array.Empty<string>(),
            .. order.Count > 2 ? [$"Order = [{string.Join(", ", order.Select(Literals.Of))}]"] : Array.Empty<string>(),
        ];
        if (properties.Length > 0)
            body.Line($"{{ {string.Join(", ", properties)} }}");
        body.TerminateLine();

        writer.Line("/// <summary>What the template says of each value.</summary>");
        writer.Line($"file static class {className}");
        using (writer.Block())
        {
            foreach (var (initializer, name) in _values)
                writer.Line($"private static readonly {Foreign.ValueSchema} {name} = {initializer};");
            writer.Line();
            writer.Append(body);
        }
    }

    private static IEnumerable<string> Bound(string name, string? period) =>
        period is null ? [] : [$"{name} = {Foreign.ReportPeriod}.Parse({Literals.Of(period)})"];

    private string FieldOf(Field field) =>
        $"new({Literals.Of(field.Path)}, {Literals.Of(field.Label.In(Language))}, {ValueNamed(field.Slot)})";

    /// <summary>A narrative goes by the label that its slot has: that of its section where it has none of its own.</summary>
    private string NarrativeOf(Narrative narrative)
    {
        var slot = _form.Slots[narrative.Slot];
        var label = slot is NarrativeSlot named ? named.Label : narrative.Label;
        return $"new({Literals.Of(narrative.Path)}, {Literals.Of(label.In(Language))}, {ValueNamed(narrative.Slot)})";
    }

    /// <summary>The numbers of the values in the order of their slots, as runs: the first and the last of each.</summary>
    private List<int> OrderOf(ValueNumbering numbering)
    {
        // Crossings without a cell have a number but no slot: they interrupt no run.
        var ranks = _form.Slots.Select(slot => numbering.Of(slot.Index)).Order().Select((number, rank) => (number, rank)).ToDictionary();
        var runs = new List<int>();
        foreach (var slot in _form.Slots)
        {
            var number = numbering.Of(slot.Index);
            if (runs.Count > 0 && ranks[number] == ranks[runs[^1]] + 1)
                runs[^1] = number;
            else
                runs.AddRange([number, number]);
        }

        return runs;
    }

    private void WriteTable(CodeWriter body, Table table)
    {
        body.Line("        new(");
        body.Line($"            {Literals.Of(table.Path)},");
        body.Line($"            {Literals.Of(table.Label.In(Language))},");
        WriteList(body, "Rows", LinesOf(table.Rows), ",", "            ");
        WriteList(body, "Columns", LinesOf(table.Columns), ",", "            ");
        var values = new List<string>();
        var cells = table.Cells.Select(cell =>
        {
            if (cell.Kind == CellKind.Void)
                return -1;
            var name = ValueNamed(cell.Slot);
            if (!values.Contains(name))
                values.Add(name);
            return values.IndexOf(name);
        }).Chunk(table.Columns.Lines.Length).Select(row => string.Join(", ", row.Select(Literals.Of))).ToArray();
        body.Line($"            Values: [{string.Join(", ", values)}],");
        WriteList(body, "Cells", cells, "),", "            ");
    }

    private static void WriteList(CodeWriter body, string name, IEnumerable<string> items, string end, string indent = "    ")
    {
        body.Line($"{indent}{name}:");
        body.Line($"{indent}[");
        foreach (var item in items)
            body.Line($"{indent}    {item},");
        body.Line($"{indent}]{end}");
    }

    private IEnumerable<string> LinesOf(Axis axis)
    {
        var labels = new string[axis.Lines.Length];
        foreach (var line in axis.Lines)
            labels[line.Line] = line.Label.In(Language);
        AddLabels(axis.Items, "", labels);
        return axis.Lines.Select(line => $"new({Literals.Of(line.Path)}, {Literals.Of(labels[line.Line])})");
    }

    private void AddLabels(ImmutableArray<AxisItem> items, string prefix, string[] labels)
    {
        foreach (var item in items)
        {
            var label = string.Join(" › ", ((string[])[prefix, item.Label.In(Language)]).Where(part => part.Length > 0));
            if (item.HasCells)
                labels[item.Line] = label;
            AddLabels(item.Children, label, labels);
        }
    }

    private string ValueNamed(int slot)
    {
        var initializer = ValueOf(_schemas[slot]);
        if (!_values.TryGetValue(initializer, out var name))
        {
            name = $"Value{Literals.Of(_values.Count + 1)}";
            _values.Add(initializer, name);
        }

        return name;
    }

    private static string ValueOf(ValueSchema schema)
    {
        var properties = new List<string>();
        if (schema.Scale > 0)
            properties.Add($"Scale = {Literals.Of(schema.Scale)}");
        if (schema.Presence != Presence.Required)
            properties.Add($"Presence = {Foreign.Presence}.{schema.Presence}");
        if (schema.AllowNotApplicable)
            properties.Add("AllowNotApplicable = true");
        if (schema.IsComputed)
            properties.Add("IsComputed = true");
        if (schema.Min is { } min)
            properties.Add($"Min = {Literals.Of(min)}");
        if (schema.Max is { } max)
            properties.Add($"Max = {Literals.Of(max)}");
        if (schema.MaxLength < int.MaxValue)
            properties.Add($"MaxLength = {Literals.Of(schema.MaxLength)}");
        if (schema.Pattern is { } pattern)
            properties.Add($"Pattern = new({Literals.Of(pattern.Text)})");
        if (schema.Kind == DataTypeKind.Code)
            properties.Add($"Codes = [{string.Join(", ", schema.Codes.Select(Literals.Of))}]");
        if (!schema.SpecialTexts.IsEmpty)
            properties.Add($"SpecialTexts = [{string.Join(", ", schema.SpecialTexts.Select(special => $"new({Literals.Of(special.Text)}, {Literals.Of(special.Value)})"))}]");
        return $"new({Foreign.DataTypeKind}.{schema.Kind}){(properties.Count > 0 ? $" {{ {string.Join(", ", properties)} }}" : "")}";
    }
}
