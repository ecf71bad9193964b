using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Mutation;

/// <summary>The mistakes that can be made in what is asked of a value, and in its name.</summary>
internal static class SlotMutants
{
    public static IEnumerable<FormMutant> Of(Form form)
    {
        var groups = form.Slots.GroupBy(slot => (slot is CellSlot cell ? cell.TablePath : slot.Path, slot.Spec, slot is CellSlot { IsComputed: true }));
        foreach (var slot in groups.SelectMany(group => new[] { group.First(), group.Last() }).Distinct())
        {
            var kind = form.ComputedInOrder.Any(cell => cell.Slot == slot.Index) ? " of computed" : "";
            foreach (var (name, spec) in Specs(slot.Spec))
                yield return new FormMutant(name + kind, slot.Path, With(form, slot, spec));
        }

        foreach (var slot in form.Slots.Where(slot => slot is NarrativeSlot { Spec.Min: null }))
            yield return new FormMutant("shortest length added", slot.Path, With(form, slot, slot.Spec with { Min = 1 }));

        for (var at = 0; at < form.Tables.Length; at++)
        {
            var table = form.Tables[at];
            yield return new FormMutant("label changed", table.Path, WithTable(form, table, table with { Label = Label.Of(table.Label.Text + "x") }));
        }
    }

    private static IEnumerable<(string Name, ValueSpec Spec)> Specs(ValueSpec spec)
    {
        foreach (var presence in Enum.GetValues<Presence>())
        {
            if (presence != spec.Presence && (presence != Presence.BlankZero || spec.Type.IsNumeric))
                yield return ($"presence {presence}", spec with { Presence = presence });
        }

        yield return ("mark allowed or not", spec with { AllowNotApplicable = !spec.AllowNotApplicable });
        if (spec.Min is { } min)
            yield return ("min changed", spec with { Min = min + 1 });
        if (spec.Max is { } max)
            yield return ("max changed", spec with { Max = max + 1 });
        if (spec.Type.IsNumeric && spec.Max is null)
            yield return ("max added", spec with { Max = 2 });
        foreach (var (name, type) in Types(spec.Type))
            yield return (name, spec with { Type = type });
    }

    private static IEnumerable<(string Name, DataType Type)> Types(DataType type) => type switch
    {
        DataType.Count => [("integer for count", new DataType.Integer())],
        DataType.Integer => [("count for integer", new DataType.Count())],
        DataType.Number { SpecialTexts.IsDefaultOrEmpty: false } number =>
            [("decimals changed", number with { Decimals = number.Decimals + 1 }), ("special text left out", number with { SpecialTexts = [] })],
        DataType.Number number => [("decimals changed", number with { Decimals = number.Decimals + 1 })],
        DataType.Percent percent => [("decimals changed", percent with { Decimals = percent.Decimals + 1 })],
        DataType.Text { Pattern: { } pattern } text => [("longest length changed", text with { MaxLength = text.MaxLength + 1 }), ("pattern changed", text with { Pattern = pattern + "x" })],
        DataType.Text text => [("longest length changed", text with { MaxLength = text.MaxLength + 1 })],
        DataType.Code code => [("code left out", new DataType.Code(code.List with { Entries = code.List.Entries.RemoveAt(0) }))],
        _ => [],
    };

    /// <summary>The form with another spec of one value, wherever a form says it.</summary>
    private static Form With(Form form, Slot slot, ValueSpec spec) => form with
    {
        Slots = form.Slots.SetItem(slot.Index, slot with { Spec = spec }),
        Fields = [.. form.Fields.Select(field => field.Slot == slot.Index ? field with { Spec = spec } : field)],
        Tables = [.. form.Tables.Select(table => table with { Cells = [.. table.Cells.Select(cell => cell.Slot == slot.Index ? cell with { Spec = spec } : cell)] })],
        Members = [.. form.Members.Select(member => With(member, slot.Index, spec))],
    };

    private static FormMember With(FormMember member, int slot, ValueSpec spec) => member switch
    {
        Field field when field.Slot == slot => field with { Spec = spec },
        Section section => section with { Members = [.. section.Members.Select(inner => With(inner, slot, spec))] },
        Table table => table with { Cells = [.. table.Cells.Select(cell => cell.Slot == slot ? cell with { Spec = spec } : cell)] },
        _ => member,
    };

    private static Form WithTable(Form form, Table table, Table changed) => form with
    {
        Tables = form.Tables.Replace(table, changed),
        Members = [.. form.Members.Select(member => WithTable(member, table, changed))],
    };

    private static FormMember WithTable(FormMember member, Table table, Table changed) => member switch
    {
        Section section => section with { Members = [.. section.Members.Select(inner => WithTable(inner, table, changed))] },
        Table other when ReferenceEquals(other, table) => changed,
        _ => member,
    };
}
