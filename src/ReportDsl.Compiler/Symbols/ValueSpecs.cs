using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>Settles attributes into what is asked of a value.</summary>
internal static class ValueSpecs
{
    /// <summary>Of a cell that does not exist.</summary>
    public static readonly ValueSpec None = new(new DataType.Unknown(), null, Presence.Optional, false, null, null);

    /// <summary>Attributes a text or date inherits but cannot use (a unit, blank zero) are left out; an empty range is reported.</summary>
    public static ValueSpec Of(AttributeSet attributes, DiagnosticBag diagnostics)
    {
        var type = attributes.Type?.Value ?? new DataType.Unknown();
        var hasRange = type.IsNumeric || type is DataType.Date;
        var min = hasRange && IsOfKind(attributes.Min, type, diagnostics) ? attributes.Min?.Value : null;
        var max = hasRange && IsOfKind(attributes.Max, type, diagnostics) ? attributes.Max?.Value : null;
        if (min is not null)
            BoundAdvice.Check(attributes.Min, attributes.Type, diagnostics);
        if (max is not null)
            BoundAdvice.Check(attributes.Max, attributes.Type, diagnostics);
        if (min > max && attributes is { Max: { } bound })
            diagnostics.Report(TypeDiagnostics.EmptyRange, bound.Syntax, Written(min.Value, type), Written(max.Value, type));
        SpecialTextRules.CheckMarks(attributes, diagnostics);
        var presence = attributes.Presence?.Value ?? Presence.Required;
        return new ValueSpec(
            type,
            type is DataType.Count or DataType.Integer or DataType.Number ? attributes.Unit?.Value : null,
            presence == Presence.BlankZero && !type.IsNumeric ? Presence.Required : presence,
            attributes.AllowNotApplicable?.Value ?? false,
            min,
            max);
    }

    private static object Written(decimal bound, DataType type) => type is DataType.Date ? DateOnly.FromDayNumber((int)bound).ToString("O", CultureInfo.InvariantCulture) : bound;

    /// <summary>The bounds of a date are dates, those of a number are numbers.</summary>
    private static bool IsOfKind(Attribute<decimal>? bound, DataType type, DiagnosticBag diagnostics)
    {
        if (bound is not { Syntax: BoundModifierSyntax { Value: var value } modifier } || value is DateConstantSyntax == type is DataType.Date)
            return true;
        var (wanted, given) = type is DataType.Date ? (ValueKind.Date, ValueKind.Number) : (ValueKind.Number, ValueKind.Date);
        diagnostics.Report(TypeDiagnostics.WrongKind, value, $"'{modifier.Bound.Text}'", KindNames.Of(wanted), KindNames.Of(given));
        return false;
    }
}
