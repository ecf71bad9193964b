using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Sheets;

namespace ReportDsl.Excel.Content;

/// <summary>A figure of an earlier report as a workbook carries it: what its cell shows, and the state that its own report had decided.</summary>
internal readonly record struct CarriedFigure(object? Content, CellState State)
{
    private static readonly (CellState State, decimal Weight)[] Weights =
    [
        (CellState.Value, StateWeight.Value),
        (CellState.BlankZero, StateWeight.BlankZero),
        (CellState.BlankOptional, StateWeight.Missing),
        (CellState.BlankRequired, StateWeight.Required),
        (CellState.NotApplicable, StateWeight.NotApplicable),
        (CellState.RuledOut, StateWeight.NotApplicable),
        (CellState.Invalid, StateWeight.Invalid),
        (CellState.Uncomputed, StateWeight.Uncomputed),
    ];

    /// <summary>What stands beside the figure; null for an error of a spreadsheet, which no formula can hold against its copy: it is invalid as it stands.</summary>
    public decimal? Weight
    {
        get
        {
            if (Content is SheetError)
                return null;
            foreach (var (state, weight) in Weights)
            {
                if (state == State)
                    return weight;
            }

            return null;
        }
    }

    /// <summary>The content as it is remembered beside the state: as long as both are the same, nobody has typed over the figure.</summary>
    public object? Copy => Content is MisreadDate date ? date.Serial : Content;

    /// <summary>
    /// What formulas compute with instead of the cell, which holds a text because no number of a spreadsheet can be the figure: fifteen digits of it, or
    /// its day counted back from those that all programs count alike. Null where the cell holds the figure itself.
    /// </summary>
    public decimal? Number { get; private init; }

    public static CarriedFigure Of(Entry entry, object? content, CellState state) => new(content, state)
    {
        Number = (content, entry.Kind) switch
        {
            (string, EntryKind.Number) => (decimal)(double)entry.Number,
            (string, EntryKind.Date) => entry.Number - DateSerial.Offset,
            _ => null,
        },
    };

    /// <summary>The figure that a text stands for beside which there is a number to compute with; null where it is none.</summary>
    public static Entry? Exact(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Entry.Of(date);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Entry.Of(number) : null;
    }

    /// <summary>The state that a weight stands for, null for any other number.</summary>
    public static CellState? StateOf(decimal carried)
    {
        foreach (var (state, weight) in Weights)
        {
            if (weight == carried)
                return state;
        }

        return null;
    }
}
