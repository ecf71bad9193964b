using System.Collections.Immutable;
using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>
/// The unit of an expression: base units with exponents, and a factor to them. Plain has none; a constant adapts to the other side.
/// </summary>
internal sealed record UnitTerm(ImmutableSortedDictionary<string, int> Bases, decimal Factor, string Text, bool IsConstant)
{
    private static readonly ImmutableSortedDictionary<string, int> NoBases = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public static readonly UnitTerm Plain = new(NoBases, 1, "1", false);
    public static readonly UnitTerm Constant = new(NoBases, 1, "1", true);

    public static UnitTerm Of(UnitOfMeasure unit) => new(NoBases.Add(unit.BaseCode, 1), unit.Factor, unit.Code, false);

    public bool IsPlain => Bases.IsEmpty;

    public bool SameDimension(UnitTerm other) =>
        (IsPlain && other.IsPlain) || (Bases.Count == other.Bases.Count && Bases.All(part => other.Bases.GetValueOrDefault(part.Key) == part.Value));

    public bool Same(UnitTerm other) => ReferenceEquals(this, other) || (Factor == other.Factor && SameDimension(other));

    /// <summary>The product, null where its factor is out of bounds.</summary>
    public UnitTerm? Times(UnitTerm other) => Combine(other, 1, Factor * other.Factor, "·");

    /// <summary>The quotient, null where its factor is out of bounds.</summary>
    public UnitTerm? Per(UnitTerm other) => Combine(other, -1, Factor / other.Factor, "/");

    private UnitTerm? Combine(UnitTerm other, int direction, decimal factor, string sign)
    {
        if (other.IsPlain)
            return this with { IsConstant = IsConstant && other.IsConstant };
        if (!Constants.IsUnitFactor(factor))
            return null;
        var bases = Bases;
        foreach (var (code, exponent) in other.Bases)
        {
            var sum = bases.GetValueOrDefault(code) + (direction * exponent);
            bases = sum == 0 ? bases.Remove(code) : bases.SetItem(code, sum);
        }

        return bases.IsEmpty && factor == 1 ? Plain : new UnitTerm(bases, factor, $"{(IsPlain ? "1" : Text)}{sign}{other.Text}", false);
    }
}
