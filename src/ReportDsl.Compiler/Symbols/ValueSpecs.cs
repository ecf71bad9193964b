using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Symbols;

/// <summary>Settles attributes into what is asked of a value.</summary>
internal static class ValueSpecs
{
    /// <summary>Attributes a text or date inherits but cannot use (a unit, blank zero) are left out; an empty range is reported.</summary>
    public static ValueSpec Of(AttributeSet attributes, DiagnosticBag diagnostics)
    {
        var type = attributes.Type?.Value ?? new DataType.Unknown();
        var hasRange = type.IsNumeric || type is DataType.Date;
        var min = hasRange ? attributes.Min?.Value : null;
        var max = hasRange ? attributes.Max?.Value : null;
        if (min > max && attributes is { Max: { } bound })
            diagnostics.Report(TypeDiagnostics.EmptyRange, bound.Syntax, min, max);
        var presence = attributes.Presence?.Value ?? Presence.Required;
        return new ValueSpec(
            type,
            type is DataType.Count or DataType.Integer or DataType.Number ? attributes.Unit?.Value : null,
            presence == Presence.BlankZero && !type.IsNumeric ? Presence.Required : presence,
            attributes.AllowNotApplicable?.Value ?? false,
            min,
            max);
    }
}
