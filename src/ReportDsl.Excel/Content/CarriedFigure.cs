using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Sheets;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>A figure of an earlier report as a workbook carries it: what its cell shows, and the state that its own report had decided.</summary>
internal readonly record struct CarriedFigure(object? Content, DecidedState State)
{
    private static readonly (DecidedState State, decimal Weight)[] Weights =
    [
        (DecidedState.Value, StateWeight.Value),
        (DecidedState.BlankZero, StateWeight.BlankZero),
        (DecidedState.BlankOptional, StateWeight.Missing),
        (DecidedState.BlankRequired, StateWeight.Required),
        (DecidedState.NotApplicable, StateWeight.NotApplicable),
        (DecidedState.RuledOut, StateWeight.NotApplicable),
        (DecidedState.Invalid, StateWeight.Invalid),
        (DecidedState.Uncomputed, StateWeight.Uncomputed),
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

    public static CarriedFigure Of(CellContent entry, object? content, DecidedState state) => new(content, state)
    {
        Number = (content, entry.Kind) switch
        {
            (string, ContentKind.Number) => (decimal)(double)entry.Number,
            (string, ContentKind.Date) => entry.Number - DateSerial.Offset,
            _ => null,
        },
    };

    /// <summary>The figure that a text stands for beside which there is a number to compute with; null where it is none.</summary>
    public static CellContent? Exact(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return CellContent.Of(date);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? CellContent.Of(number) : null;
    }

    /// <summary>The state that a weight stands for, null for any other number.</summary>
    public static DecidedState? StateOf(decimal carried)
    {
        foreach (var (state, weight) in Weights)
        {
            if (weight == carried)
                return state;
        }

        return null;
    }
}
