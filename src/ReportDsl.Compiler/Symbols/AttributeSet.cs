using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>One attribute and where it was written.</summary>
internal readonly record struct Attribute<T>(T Value, SyntaxNode Syntax);

/// <summary>
/// What one place (a cell, an item, a group, a table, a section) says of values. Attributes are taken one by one: what a nearer place
/// leaves open, a farther one may say.
/// </summary>
internal sealed record AttributeSet
{
    public static readonly AttributeSet Empty = new();

    public Attribute<DataType>? Type { get; init; }

    public Attribute<UnitOfMeasure>? Unit { get; init; }

    public Attribute<Presence>? Presence { get; init; }

    public Attribute<bool>? AllowNotApplicable { get; init; }

    public Attribute<decimal>? Min { get; init; }

    public Attribute<decimal>? Max { get; init; }

    public Attribute<bool>? Entered { get; init; }

    public Attribute<WithinModifierSyntax>? Within { get; init; }

    /// <summary>
    /// What the parts of a line take from it: everything but a lower bound above zero, which holds for the whole and not for each part.
    /// </summary>
    public AttributeSet OfParts() => Min is { Value: > 0, Syntax: BoundModifierSyntax { Value: not DateConstantSyntax } } min
        ? this with { Min = min with { Value = 0 } }
        : this;

    /// <summary>What the lines that a total adds take from it: what the sum has in common with them, not its bounds and its computation.</summary>
    public AttributeSet OfSummands() => Min is null && Max is null && Entered is null && Within is null
        ? this
        : this with { Min = null, Max = null, Entered = null, Within = null };

    /// <summary>These attributes, and those of the outer place where these leave one open.</summary>
    public AttributeSet Or(AttributeSet outer)
    {
        if (ReferenceEquals(outer, Empty) || ReferenceEquals(this, outer))
            return this;
        if (ReferenceEquals(this, Empty))
            return outer;
        return new AttributeSet
        {
            Type = Type ?? outer.Type,
            Unit = Unit ?? outer.Unit,
            Presence = Presence ?? outer.Presence,
            AllowNotApplicable = AllowNotApplicable ?? outer.AllowNotApplicable,
            Min = Min ?? outer.Min,
            Max = Max ?? outer.Max,
            Entered = Entered ?? outer.Entered,
            Within = Within ?? outer.Within,
        };
    }
}
