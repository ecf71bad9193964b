using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;

namespace ReportDsl.Symbols;

/// <summary>The kinds of names that the language itself gives.</summary>
public enum BuiltInKind
{
    /// <summary>A type, such as <c>count</c>.</summary>
    Type,

    /// <summary>A function, such as <c>sum</c>.</summary>
    Function,

    /// <summary>A word for a whole axis: <c>rows</c>, <c>columns</c>.</summary>
    AxisWord,

    /// <summary>A property of the period of the report.</summary>
    PeriodProperty,

    /// <summary>The word <c>period</c>, which properties of the period of the report follow.</summary>
    Period,
}

/// <summary>A name that the language itself gives: a type, a function, <c>rows</c>, <c>period.year</c>.</summary>
public sealed class BuiltInSymbol : Symbol
{
    internal BuiltInSymbol(BuiltInKind kind, string code, string written)
        : base(code, null)
    {
        Kind = kind;
        Written = written;
    }

    /// <summary>What it is.</summary>
    public BuiltInKind Kind { get; }

    /// <summary>How it is written, with its arguments.</summary>
    public string Written { get; }

    /// <inheritdoc/>
    public override Phrase KindName => Kind switch
    {
        BuiltInKind.Type => KindNames.Type,
        BuiltInKind.Function => KindNames.Function,
        BuiltInKind.PeriodProperty => KindNames.PeriodProperty,
        BuiltInKind.Period => KindNames.Period,
        _ => KindNames.AxisWord,
    };

    /// <summary>The types by name.</summary>
    internal static ImmutableArray<BuiltInSymbol> Types { get; } =
        [.. TypeReader.Types.Select(type => new BuiltInSymbol(BuiltInKind.Type, type.Name, type.Written))];

    internal static BuiltInSymbol Rows { get; } = new(BuiltInKind.AxisWord, "rows", "rows");

    internal static BuiltInSymbol Columns { get; } = new(BuiltInKind.AxisWord, "columns", "columns");

    /// <summary>The period of a report, which is no value by itself.</summary>
    internal static BuiltInSymbol Period { get; } = new(BuiltInKind.Period, "period", "period.year, period.number, period.start, period.end");

    /// <summary>What can be asked of the period of a report.</summary>
    internal static ImmutableArray<(PeriodProperty Property, BuiltInSymbol Symbol)> PeriodProperties { get; } =
    [
        Of(PeriodProperty.Year, "year"), Of(PeriodProperty.Number, "number"), Of(PeriodProperty.Start, "start"), Of(PeriodProperty.End, "end"),
    ];

    internal static BuiltInSymbol Of(AxisDirection direction) => direction == AxisDirection.Rows ? Rows : Columns;

    private static (PeriodProperty Property, BuiltInSymbol Symbol) Of(PeriodProperty property, string name) =>
        (property, new BuiltInSymbol(BuiltInKind.PeriodProperty, name, $"period.{name}"));
}
