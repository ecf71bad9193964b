using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>
/// What stands in the inputs of a workbook when it is written: nothing in a blank form. Contents are null, a text, a decimal or a
/// bool; a date is its serial number.
/// </summary>
internal sealed record EntryContent
{
    public static EntryContent Blank { get; } = new();

    /// <summary>By slot.</summary>
    public ImmutableDictionary<int, object> Values { get; init; } = ImmutableDictionary<int, object>.Empty;

    /// <summary>Values of earlier reports by distance in periods and slot.</summary>
    public ImmutableDictionary<(int Periods, int Slot), object> Prior { get; init; } = ImmutableDictionary<(int, int), object>.Empty;

    /// <summary>Reasons by rule instance: <c>applications.opening[person]</c>.</summary>
    public ImmutableDictionary<string, string> Explanations { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static EntryContent Of(ReportData data, ReadOnlySpan<ReportData?> priors, string? language)
    {
        var words = new LayoutWords(language ?? data.Form.Languages[0]);
        var values = ImmutableDictionary.CreateBuilder<int, object>();
        foreach (var slot in data.Form.Slots)
        {
            if (slot is not CellSlot { IsComputed: true } && ContentOf(data[slot.Index], slot.Spec.Type, words) is { } content)
                values.Add(slot.Index, content);
        }

        var prior = ImmutableDictionary.CreateBuilder<(int, int), object>();
        for (var i = 0; i < priors.Length; i++)
        {
            if (priors[i] is { } report)
                AddPrior(Evaluator.For(report.Form).Evaluate(report, priors[(i + 1)..]), i + 1, words, prior);
        }

        return new EntryContent
        {
            Values = values.ToImmutable(),
            Prior = prior.ToImmutable(),
            Explanations = data.Explanations.ToImmutableDictionary(StringComparer.Ordinal),
            Year = data.Period.Year,
            Number = data.Period.Number,
        };
    }

    public int? Year { get; init; }

    /// <summary>The half, quarter or month inside the year.</summary>
    public int? Number { get; init; }

    /// <summary>
    /// An earlier report is carried in as it was read: computed cells by their values, blanks that are zero as zeros, since a blank
    /// here says that there is no report.
    /// </summary>
    private static void AddPrior(
        EvaluationResult report, int periods, LayoutWords words, ImmutableDictionary<(int, int), object>.Builder prior)
    {
        foreach (var slot in report.Form.Slots)
        {
            object? content = report.State(slot.Index) switch
            {
                CellState.BlankZero => 0m,
                CellState.Value when slot is CellSlot { IsComputed: true } && report.Number(slot.Index) is { } number => number,
                CellState.NotApplicable or CellState.RuledOut => "/",
                _ => ContentOf(report.Data[slot.Index], slot.Spec.Type, words),
            };
            if (content is not null)
                prior[(periods, slot.Index)] = content;
        }
    }

    private static object? ContentOf(Entry entry, DataType type, LayoutWords words) => entry.Kind switch
    {
        EntryKind.Blank => null,
        EntryKind.Number => entry.Number,
        EntryKind.Date => entry.Number - ExpressionCompiler.DayNumberOffset,
        EntryKind.Boolean when type is DataType.Boolean => entry.Number != 0
            ? words.In(BooleanWords.EnglishYes, BooleanWords.ChineseYes)
            : words.In(BooleanWords.EnglishNo, BooleanWords.ChineseNo),
        EntryKind.Boolean => entry.Number != 0,
        EntryKind.Text when type is DataType.Code code => Shown(code.List, entry.Text ?? "", words),
        _ => entry.Text,
    };

    private static string Shown(CodeList list, string text, LayoutWords words)
    {
        foreach (var entry in list.Entries)
        {
            if (entry.Code == text)
                return ListSheet.Shown(entry, words);
        }

        return text;
    }
}
