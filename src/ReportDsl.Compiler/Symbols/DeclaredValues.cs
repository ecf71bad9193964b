using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Symbols;

/// <summary>
/// What sources say of the values of a table, a row, a column or a key, with what lies around it where it leaves something open. A cell has its
/// row's, its column's and its table's; what none of them says is null here, and in the form what the language takes then.
/// </summary>
/// <param name="Type">The declared type; <see cref="DataType.Unknown"/> after an error.</param>
/// <param name="Unit">The unit of measure; <see cref="UnitOfMeasure.Unknown"/> after an error.</param>
/// <param name="Presence">What a blank means.</param>
/// <param name="AllowNotApplicable">Whether <c>/</c> may stand for a value.</param>
/// <param name="Min">The least value; of dates the day number, as in <see cref="ValueSpec"/>.</param>
/// <param name="Max">The greatest value, likewise.</param>
/// <param name="IsEntered">Whether a total is typed rather than computed.</param>
public sealed record DeclaredValues(
    DataType? Type, UnitOfMeasure? Unit, Presence? Presence, bool? AllowNotApplicable, decimal? Min, decimal? Max, bool? IsEntered)
{
    internal static DeclaredValues Of(AttributeSet attributes) => new(
        attributes.Type?.Value, attributes.Unit?.Value, attributes.Presence?.Value, attributes.AllowNotApplicable?.Value,
        attributes.Min?.Value, attributes.Max?.Value, attributes.Entered?.Value);
}
