using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Layout;

/// <summary>
/// The first sheet: title, basis, period, the fields outside the sections, the live state of the report, how to fill in.
/// It keeps hidden keys, states and marks as <see cref="SheetLayout"/> does.
/// </summary>
public sealed record CoverLayout
{
    /// <summary>How many columns the printed form has.</summary>
    public const int Width = 8;

    /// <summary>Labels of fields stand here.</summary>
    public const int LabelColumn = SheetLayout.FirstColumn;

    /// <summary>Values of fields stand here, merged to the last column.</summary>
    public const int ValueColumn = LabelColumn + 1;

    /// <summary>The last column of the printed form.</summary>
    public const int LastColumn = LabelColumn + Width - 1;

    /// <summary>The state of the cell at column c stands at c + this, as <see cref="SheetLayout.StateOffset"/>.</summary>
    public const int StateOffset = Width + 1;

    /// <summary>What turns the cell at column c red stands at c + this, as <see cref="SheetLayout.MarkOffset"/>.</summary>
    public const int MarkOffset = (2 * Width) + 1;

    /// <summary>The hidden column that says 1 where a row has something to fill in or to correct.</summary>
    public const int AttentionColumn = LabelColumn + (3 * Width) + 1;

    /// <summary>The tab.</summary>
    public required string Name { get; init; }

    /// <summary>The row of the legal basis; 0 where none is named.</summary>
    public required int BasisRow { get; init; }

    /// <summary>The row of the year that the report is about.</summary>
    public required int YearRow { get; init; }

    /// <summary>The row of the half, quarter or month inside the year; 0 in a yearly report.</summary>
    public required int NumberRow { get; init; }

    /// <summary>The fields outside the sections, each with its row.</summary>
    public required ImmutableArray<(Field Field, int Row)> Fields { get; init; }

    /// <summary>The row of the live state of the report.</summary>
    public required int StatusRow { get; init; }

    /// <summary>The header of the progress by sheet; a row for the cover itself and one for each section sheet follow.</summary>
    public required int ProgressRow { get; init; }

    /// <summary>The header of the summary of the rules, which follows it; 0 where the form has no rules.</summary>
    public required int RuleSummaryRow { get; init; }

    /// <summary>The first row of the instructions.</summary>
    public required int InstructionsRow { get; init; }

    internal static CoverLayout Of(Form form, string name, int sheets)
    {
        var row = SheetLayout.IdentityRow + 1;
        var basis = form.Basis is null ? 0 : row++;
        row++;
        var year = row++;
        var number = form.Period.Kind == PeriodKind.Year ? 0 : row++;
        var fields = form.Members.OfType<Field>().Select(field => (field, row++)).ToImmutableArray();
        var status = ++row;
        var progress = status + 2;
        var summary = progress + sheets + 3;
        return new CoverLayout
        {
            Name = name,
            BasisRow = basis,
            YearRow = year,
            NumberRow = number,
            Fields = fields,
            StatusRow = status,
            ProgressRow = progress,
            RuleSummaryRow = form.Rules.IsEmpty ? 0 : summary,
            InstructionsRow = form.Rules.IsEmpty ? summary : summary + 3,
        };
    }
}
