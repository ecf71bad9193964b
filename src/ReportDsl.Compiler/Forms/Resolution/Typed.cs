using ReportDsl.Runtime;

namespace ReportDsl.Forms.Resolution;

/// <summary>An expression on concrete cells, with its unit.</summary>
/// <param name="IsUnrounded">It holds a quotient or an average that nothing has rounded.</param>
/// <param name="Type">The declared type, where the expression is a single cell or field.</param>
internal readonly record struct Typed(Expression Value, UnitTerm Unit, bool IsUnrounded = false, DataType? Type = null)
{
    private static readonly UnitTerm ErrorUnit = UnitTerm.Constant with { Text = "?" };

    /// <summary>Stands where an error has been reported; causes no other.</summary>
    public static readonly Typed Error = new(new NumberConstant(0, 0), ErrorUnit);

    public bool IsError => ReferenceEquals(Unit, ErrorUnit);

    public ValueKind Kind => Value.Kind;

    public int Scale => Value.Scale;
}
