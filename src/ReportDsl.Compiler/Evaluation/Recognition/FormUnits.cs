using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>The units that the values of a form are in, found by what people write for them.</summary>
internal sealed class FormUnits
{
    private readonly ImmutableArray<UnitOfMeasure> _units;
    private readonly FrozenDictionary<string, UnitOfMeasure> _byKey;

    private FormUnits(ImmutableArray<UnitOfMeasure> units)
    {
        _units = units;
        _byKey = units
            .SelectMany(unit => KeysOf(unit).Select(key => (Key: key, Unit: unit)))
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.Single().Unit, StringComparer.Ordinal);
    }

    public static FormUnits Of(Form form) =>
        new([.. form.Slots.Select(slot => slot.Spec.Unit).OfType<UnitOfMeasure>().DistinctBy(unit => unit.Code)]);

    /// <summary>The unit that a key (<see cref="TypedText.KeyOf"/>) names, null where it names none or two.</summary>
    public UnitOfMeasure? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Whether a key is the label of a unit in any language, or its code.</summary>
    public static bool IsNamed(UnitOfMeasure unit, string key) => KeysOf(unit).Contains(key, StringComparer.Ordinal);

    /// <summary>How many 元 a unit is; null where it is no unit of money, as far as the labels of its dimension tell.</summary>
    public decimal? MoneyOf(UnitOfMeasure unit)
    {
        if (OwnMoneyOf(unit) is { } own)
            return own;
        foreach (var other in _units)
        {
            if (other.BaseCode == unit.BaseCode && OwnMoneyOf(other) is { } money)
                return ExactConversion.Of(money, unit.Factor, other.Factor);
        }

        return null;
    }

    private static decimal? OwnMoneyOf(UnitOfMeasure unit)
    {
        foreach (var key in KeysOf(unit))
        {
            if (UnitWords.MoneyOf(key) is { } money)
                return money;
        }

        return null;
    }

    private static IEnumerable<string> KeysOf(UnitOfMeasure unit) =>
        unit.Label.Tagged.Select(tagged => tagged.Text).Prepend(unit.Label.Text).Append(unit.Code)
            .Select(TypedText.KeyOf).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal);
}
