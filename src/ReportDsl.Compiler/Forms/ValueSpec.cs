using System.Collections.Immutable;
using ReportDsl.Runtime;

namespace ReportDsl.Forms;

/// <summary>A unit of measure: its dimension is its base unit's code; a value times <paramref name="Factor"/> is in that base unit.</summary>
public sealed record UnitOfMeasure(string Code, Label Label, string BaseCode, decimal Factor)
{
    /// <summary>Stands where a unit is in error. Never part of a form without errors.</summary>
    public static UnitOfMeasure Unknown { get; } = new("?", Label.Of("?"), "?", 1);
}

/// <summary>An entry of a code list: what data hold, and what people read.</summary>
public readonly record struct CodeEntry(string Code, Label Label)
{
    /// <summary>The entry as people choose it from a list: the code, and the label where it says more.</summary>
    /// <param name="language">The language of the label.</param>
    public string Shown(string language) => Label.In(language) is { Length: > 0 } label && label != Code ? $"{Code} {label}" : Code;
}

public sealed record CodeList(string Code, Label Label, ImmutableArray<CodeEntry> Entries);

/// <summary>The declared type of a value. Named as in the language.</summary>
public abstract record DataType
{
    private DataType()
    {
    }

    /// <summary>Digits after the decimal point of a numeric value; 0 for others.</summary>
    public virtual int Scale => 0;

    public bool IsNumeric => this is Count or Integer or Number or Percent;

    /// <summary>How people read a number in a cell of the type; plain where it is no valid content anyway.</summary>
    public NumberStyle NumberStyle => this is Percent ? NumberStyle.Percent : IsNumeric ? NumberStyle.Grouped : NumberStyle.Plain;

    /// <summary>A whole number, not negative.</summary>
    public sealed record Count : DataType;

    public sealed record Integer : DataType;

    /// <summary>A decimal number with at most <paramref name="Decimals"/> (0 to 6) digits after the point.</summary>
    public sealed record Number(int Decimals, ImmutableArray<SpecialText> SpecialTexts) : DataType
    {
        public override int Scale => Decimals;
    }

    /// <summary>A fraction shown as a percentage with <paramref name="Decimals"/> digits: <c>percent(2)</c> holds 0.1234.</summary>
    public sealed record Percent(int Decimals) : DataType
    {
        public override int Scale => Decimals + 2;
    }

    /// <summary>A text of at most <paramref name="MaxLength"/> UTF-16 units; all of it matches <paramref name="Pattern"/> where there is one.</summary>
    public sealed record Text(int MaxLength, string? Pattern) : DataType;

    public sealed record Date : DataType;

    public sealed record Boolean : DataType;

    /// <summary>One code of a code list.</summary>
    public sealed record Code(CodeList List) : DataType;

    /// <summary>One of the keys that the report itself lists in the <c>many</c> at <paramref name="Path"/>.</summary>
    public sealed record KeyOf(string Path) : DataType;

    /// <summary>Stands where a declaration is in error, so that one error does not cause others. Never part of a form without errors.</summary>
    public sealed record Unknown : DataType;
}

/// <summary>
/// Everything that is asked of one value. <paramref name="Min"/> and <paramref name="Max"/> are in the value's own unit; for a date
/// they are day numbers (<see cref="DateOnly.DayNumber"/>), for a text lengths in UTF-16 units.
/// </summary>
public sealed record ValueSpec(
    DataType Type,
    UnitOfMeasure? Unit,
    Presence Presence,
    bool AllowNotApplicable,
    decimal? Min,
    decimal? Max);
