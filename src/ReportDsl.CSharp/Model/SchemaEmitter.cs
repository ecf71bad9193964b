using System.Collections.Immutable;
using ReportDsl.CSharp.Writing;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Model;

/// <summary>Writes what the runtime knows of a form: paths, labels, and what is asked of each value.</summary>
internal sealed class SchemaEmitter
{
    private readonly Form _form;
    private readonly Dictionary<string, string> _values = [];
    private readonly HashSet<int> _computed;

    private SchemaEmitter(Form form)
    {
        _form = form;
        _computed = [.. form.ComputedInOrder.Select(cell => cell.Slot)];
    }

    private string Language => _form.Languages[0];

    public static void Emit(CodeWriter writer, Form form, ValueNumbering numbering, string className) =>
        new SchemaEmitter(form).Write(writer, numbering, className);

    private void Write(CodeWriter writer, ValueNumbering numbering, string className)
    {
        var body = new CodeWriter();
        body.Line("public static readonly ReportSchema Instance = new(");
        foreach (var text in (string[])[_form.Name, _form.Version, Language])
            body.Line($"    {Literals.Of(text)},");
        body.Line($"    PeriodKind.{_form.Period.Kind},");
        WriteList(body, "fields", _form.Fields.Select(field => FieldOf(field, 0)), ",");
        WriteList(body, "narratives", _form.Narratives.Select(narrative => FieldOf(narrative, numbering.Slots[narrative.Slot], narrative.MinLength ?? 0)), ",");
        body.Line("    tables:");
        body.Line("    [");
        foreach (var table in _form.Tables)
            WriteTable(body, table);
        body.Line("    ])");
        if (_form.Entity is { } entity)
            body.Line($"{{ Entity = {Literals.Of(entity.Path)} }}");
        body.TerminateLine();

        writer.Line("/// <summary>What the template says of each value.</summary>");
        writer.Line($"file static class {className}");
        using (writer.Block())
        {
            foreach (var (initializer, name) in _values)
                writer.Line($"private static readonly ValueSchema {name} = {initializer};");
            writer.Line();
            writer.Append(body);
        }
    }

    private string FieldOf(Field field, int minLength) => FieldOf(field, _form.Slots[field.Slot], minLength);

    private string FieldOf(FormMember member, Slot slot, int minLength) =>
        $"new({Literals.Of(member.Path)}, {Literals.Of(member.Label.In(Language))}, {ValueNamed(slot, minLength)})";

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
            var name = ValueNamed(_form.Slots[cell.Slot], 0);
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

    private string ValueNamed(Slot slot, int minLength)
    {
        var initializer = ValueOf(slot, minLength);
        if (!_values.TryGetValue(initializer, out var name))
        {
            name = $"Value{Literals.Of(_values.Count + 1)}";
            _values.Add(initializer, name);
        }

        return name;
    }

    private string ValueOf(Slot slot, int minLength)
    {
        var spec = slot.Spec;
        var properties = new List<string>();
        var kind = spec.Type.GetType().Name;
        if (spec.Type.Scale > 0)
            properties.Add($"Scale = {Literals.Of(spec.Type.Scale)}");
        if (spec.Presence != Presence.Required)
            properties.Add($"Presence = Presence.{spec.Presence}");
        if (spec.AllowNotApplicable)
            properties.Add("AllowNotApplicable = true");
        if (_computed.Contains(slot.Index))
            properties.Add("IsComputed = true");
        if (spec.Min is { } min)
            properties.Add($"Min = {Literals.Of(min)}");
        if (spec.Max is { } max)
            properties.Add($"Max = {Literals.Of(max)}");
        if (minLength > 0)
            properties.Add($"MinLength = {Literals.Of(minLength)}");
        switch (spec.Type)
        {
            case DataType.Text text:
                properties.Add($"MaxLength = {Literals.Of(text.MaxLength)}");
                if (text.Pattern is { } pattern)
                    properties.Add($"Pattern = new({Literals.Of(pattern)})");
                break;
            case DataType.Code code:
                properties.Add($"Codes = [{string.Join(", ", code.List.Entries.Select(entry => Literals.Of(entry.Code)))}]");
                break;
            case DataType.Number { SpecialTexts.IsDefaultOrEmpty: false } number:
                properties.Add($"SpecialTexts = [{string.Join(", ", number.SpecialTexts.Select(special => $"new({Literals.Of(special.Text)}, {Literals.Of(special.Value)})"))}]");
                break;
            default:
                break;
        }

        properties.Add($"Requirement = {Literals.Of(ConstraintText.Describe(spec, Language))}");
        return $"new(ValueKind.{kind}) {{ {string.Join(", ", properties)} }}";
    }
}
