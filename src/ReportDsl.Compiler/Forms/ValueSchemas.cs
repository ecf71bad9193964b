using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportDsl.Runtime;

namespace ReportDsl.Forms;

/// <summary>What is asked of the content of each slot of a form: by the evaluator, by readers of data, and by the classes that are generated.</summary>
public static class ValueSchemas
{
    private static readonly ConditionalWeakTable<Form, StrongBox<ImmutableArray<ValueSchema>>> Known = [];

    /// <summary>The schemas of a form by slot, the same ones for the same form. Slots of which the same is asked share one.</summary>
    public static ImmutableArray<ValueSchema> Of(Form form) => Known.GetValue(form, static form => new(Make(form))).Value;

    private static ImmutableArray<ValueSchema> Make(Form form)
    {
        var computed = form.ComputedInOrder.Select(cell => cell.Slot).ToHashSet();
        var met = new Dictionary<(ValueSpec Spec, bool IsComputed), ValueSchema>();
        var schemas = ImmutableArray.CreateBuilder<ValueSchema>(form.Slots.Length);
        foreach (var slot in form.Slots)
        {
            var key = (slot.Spec, computed.Contains(slot.Index));
            if (!met.TryGetValue(key, out var schema))
                met.Add(key, schema = Of(slot.Spec, key.Item2));
            schemas.Add(schema);
        }

        return schemas.MoveToImmutable();
    }

    private static ValueSchema Of(ValueSpec spec, bool isComputed) => new(KindOf(spec.Type))
    {
        Scale = spec.Type.Scale,
        Presence = spec.Presence,
        AllowNotApplicable = spec.AllowNotApplicable,
        IsComputed = isComputed,
        Min = spec.Min,
        Max = spec.Max,
        MaxLength = spec.Type is DataType.Text { MaxLength: var length } ? length : int.MaxValue,
        Pattern = spec.Type is DataType.Text { Pattern: { } pattern } ? new TextPattern(pattern) : null,
        SpecialTexts = spec.Type is DataType.Number { SpecialTexts: var texts } ? texts : [],
        Codes = spec.Type is DataType.Code { List.Entries: var entries } ? [.. entries.Select(entry => entry.Code)] : [],
    };

    private static DataTypeKind KindOf(DataType type) => type switch
    {
        DataType.Count => DataTypeKind.Count,
        DataType.Integer => DataTypeKind.Integer,
        DataType.Number => DataTypeKind.Number,
        DataType.Percent => DataTypeKind.Percent,
        DataType.Text => DataTypeKind.Text,
        DataType.Date => DataTypeKind.Date,
        DataType.Boolean => DataTypeKind.Boolean,
        DataType.Code => DataTypeKind.Code,
        _ => throw new ArgumentException($"No slot of a form is a {type.GetType().Name}.", nameof(type)),
    };
}
