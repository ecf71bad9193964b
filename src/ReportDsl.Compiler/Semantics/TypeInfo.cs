using ReportDsl.Forms;
using ReportDsl.Forms.Resolution;
using ReportDsl.Runtime;

namespace ReportDsl.Semantics;

/// <summary>The parts of a type that can differ between the instances of an expression.</summary>
[Flags]
public enum TypeParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The kind: number, text, date or boolean.</summary>
    Kind = 1,

    /// <summary>The declared type.</summary>
    Type = 2,

    /// <summary>The unit of measure.</summary>
    Unit = 4,

    /// <summary>The decimals.</summary>
    Scale = 8,
}

/// <summary>
/// The type of an expression. A name in a rule stands for many cells, so the type is what they have in common; a part in which they differ is
/// null here and named in <see cref="Differing"/>.
/// </summary>
/// <param name="Kind">Number, text, date, or <see cref="ValueKind.Boolean"/> for a condition; null where nothing is known.</param>
/// <param name="Type">The declared type, where the expression is a cell or field and nothing is done with it.</param>
/// <param name="Unit">The unit as sources write it; for products and quotients its parts.</param>
/// <param name="Scale">The decimals that a number has.</param>
/// <param name="Differing">What differs by instance.</param>
public sealed record TypeInfo(ValueKind? Kind, DataType? Type, string? Unit, int? Scale, TypeParts Differing)
{
    /// <summary>The type of what did not bind or has an error.</summary>
    public static TypeInfo Unknown { get; } = new(null, null, null, null, TypeParts.None);

    internal static TypeInfo Condition { get; } = new(ValueKind.Boolean, null, null, null, TypeParts.None);

    /// <summary>Whether instances differ in any part.</summary>
    public bool DiffersByInstance => Differing != TypeParts.None;

    /// <summary>What is common with another instance.</summary>
    internal TypeInfo With(TypeInfo other)
    {
        var differing = Differing
            | (Kind == other.Kind ? TypeParts.None : TypeParts.Kind)
            | (Type == other.Type || (Type is { } a && other.Type is { } b && CellGrid.SameType(a, b)) ? TypeParts.None : TypeParts.Type)
            | (Unit == other.Unit ? TypeParts.None : TypeParts.Unit)
            | (Scale == other.Scale ? TypeParts.None : TypeParts.Scale);
        return new TypeInfo(
            differing.HasFlag(TypeParts.Kind) ? null : Kind,
            differing.HasFlag(TypeParts.Type) ? null : Type,
            differing.HasFlag(TypeParts.Unit) ? null : Unit,
            differing.HasFlag(TypeParts.Scale) ? null : Scale,
            differing);
    }
}
