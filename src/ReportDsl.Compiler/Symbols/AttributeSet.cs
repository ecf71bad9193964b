using ReportDsl.Forms;
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
