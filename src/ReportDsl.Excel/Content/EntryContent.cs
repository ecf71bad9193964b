using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;
using ReportDsl.Symbols;

namespace ReportDsl.Excel.Content;

/// <summary>
/// What stands in the inputs of a workbook when it is written: nothing in a blank form. Contents are null, a text, a decimal, a bool, a
/// <see cref="SheetError"/> or a <see cref="MisreadDate"/>; a date is its serial number.
/// </summary>
internal sealed record EntryContent
{
    private static readonly ImmutableHashSet<string> SpreadsheetErrors =
        ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"];

    public static EntryContent Blank { get; } = new();

    /// <summary>By slot; of computed cells those that are reported otherwise than their formulas give.</summary>
    public ImmutableDictionary<int, object> Values { get; init; } = ImmutableDictionary<int, object>.Empty;

    /// <summary>Remarks by slot.</summary>
    public ImmutableSortedDictionary<int, string> Notes { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>Computed cells that the report leaves blank, with what their formulas give: blank still, as long as they give the same.</summary>
    public ImmutableArray<(int Slot, string Result)> Unreported { get; init; } = [];

    /// <summary>Figures of earlier reports by distance in periods and slot; of a report that is not at hand there are none.</summary>
    public ImmutableDictionary<(int Periods, int Slot), CarriedFigure> Prior { get; init; } =
        ImmutableDictionary<(int, int), CarriedFigure>.Empty;

    /// <summary>Reasons by rule instance: <c>applications.opening[person]</c>.</summary>
    public ImmutableDictionary<string, string> Explanations { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static EntryContent Of(ReportData data, ReadOnlySpan<ReportData?> priors, string? language)
    {
        var words = LayoutWords.Of(data.Form, language);
        var values = ImmutableDictionary.CreateBuilder<int, object>();
        foreach (var slot in data.Form.Slots)
        {
            if (slot is not CellSlot { IsComputed: true } && ContentOf(data[slot.Index], slot.Spec.Type, words) is { } content)
                values.Add(slot.Index, content);
        }

        AddReported(Evaluator.For(data.Form).Evaluate(data, priors), words, values);
        var prior = ImmutableDictionary.CreateBuilder<(int, int), CarriedFigure>();
        for (var i = 0; i < priors.Length; i++)
        {
            if (priors[i] is { } report)
                AddPrior(Evaluator.For(report.Form).Evaluate(report, priors[(i + 1)..]), i + 1, words, prior);
        }

        return new EntryContent
        {
            Values = values.ToImmutable(),
            Notes = data.Notes,
            Unreported = UnreportedIn(data, priors),
            Prior = prior.ToImmutable(),
            Explanations = data.Explanations.ToImmutableDictionary(StringComparer.Ordinal),
            Year = data.Period.IsKnown ? data.Period.Year : null,
            Number = data.Period.IsKnown ? data.Period.Number : null,
        };
    }

    /// <summary>The texts that a cell or a remark cannot hold, by what they belong to.</summary>
    public IEnumerable<LayoutProblem> Problems(Form form)
    {
        (string Of, int? Length)[] texts =
        [
            .. Values.Select(value => (form.Slots[value.Key].Path, (value.Value as string)?.Length)),
            .. Notes.Select(note => (form.Slots[note.Key].Path, (int?)note.Value.Length)),
            .. Prior.Select(value => (form.Slots[value.Key.Slot].Path, (value.Value.Content as string)?.Length)),
            .. Explanations.Select(reason => (reason.Key, (int?)reason.Value.Length)),
        ];
        return from text in texts
               where text.Length > NarrativeSymbol.LongestText
               orderby text.Of
               select new LayoutProblem(LayoutDiagnostics.TooLongText, [text.Of, text.Length ?? 0, NarrativeSymbol.LongestText]);
    }

    public int? Year { get; init; }

    /// <summary>The half, quarter or month inside the year.</summary>
    public int? Number { get; init; }

    /// <summary>
    /// A cell that computes itself needs no content where that is what the report says; a figure that the cell cannot hold is told as reported.
    /// </summary>
    private static void AddReported(EvaluationResult result, LayoutWords words, ImmutableDictionary<int, object>.Builder values)
    {
        for (var i = 0; i < result.Form.ComputedInOrder.Length; i++)
        {
            var slot = result.Form.ComputedInOrder[i].Slot;
            var (reported, computed) = (result.Data[slot], result.ComputedContent(i));
            if ((reported != computed || result.State(slot) == DecidedState.Invalid) && ContentOf(reported, result.Form.Slots[slot].Spec.Type, words) is { } content)
                values.Add(slot, content);
        }
    }

    /// <summary>The computed cells that a report leaves blank and that show something all the same.</summary>
    private static ImmutableArray<(int Slot, string Result)> UnreportedIn(ReportData data, ReadOnlySpan<ReportData?> priors)
    {
        int[] blank = [.. data.Form.ComputedInOrder.Select(cell => cell.Slot).Where(slot => data[slot].Kind == ContentKind.Blank)];
        var shown = Evaluator.For(data.Form).WithComputed(data, blank, priors);
        return [.. blank.Where(slot => shown[slot].Kind != ContentKind.Blank).Select(slot => (slot, UnreportedText.Of(shown[slot])))];
    }

    /// <summary>An earlier report is carried in as its own rules decided it: the value of every cell, computed ones included, with its state.</summary>
    private static void AddPrior(
        EvaluationResult report, int periods, LayoutWords words, ImmutableDictionary<(int, int), CarriedFigure>.Builder prior)
    {
        var computed = report.Form.ComputedInOrder.Index().ToDictionary(cell => cell.Item.Slot, cell => cell.Index);
        foreach (var slot in report.Form.Slots)
        {
            var state = report.State(slot.Index);
            if (state == DecidedState.Absent)
                continue;

            var entry = report.Data[slot.Index];
            if (state is DecidedState.Value or DecidedState.Invalid && entry.Kind == ContentKind.Blank)
                entry = report.ComputedContent(computed[slot.Index]);
            prior[(periods, slot.Index)] = state switch
            {
                DecidedState.BlankZero => new CarriedFigure(0m, state),
                DecidedState.NotApplicable or DecidedState.RuledOut => new CarriedFigure("/", state),
                DecidedState.Value or DecidedState.Invalid => CarriedFigure.Of(entry, ContentOf(entry, slot.Spec.Type, words), state),
                _ => new CarriedFigure(null, state),
            };
        }
    }

    private static object? ContentOf(CellContent entry, DataType type, LayoutWords words) => entry.Kind switch
    {
        ContentKind.Blank => null,
        ContentKind.Number => Fits(entry.Number) ? entry.Number : ExactText(entry.Number),
        ContentKind.Date when entry.Number - DateSerial.Offset is >= DateSerial.First and var serial => serial,
        ContentKind.Date => DateText(entry.Number),
        ContentKind.Invalid when SpreadsheetErrors.Contains(entry.Text ?? "") => new SheetError(entry.Text ?? ""),
        ContentKind.Invalid when type is not DataType.Date && Serial(entry.Text) is { } misread => new MisreadDate(misread),
        ContentKind.Boolean when type is DataType.Boolean => entry.Number != 0
            ? words.In(BooleanWords.EnglishYes, BooleanWords.ChineseYes)
            : words.In(BooleanWords.EnglishNo, BooleanWords.ChineseNo),
        ContentKind.Boolean => entry.Number != 0,
        ContentKind.Text when type is DataType.Code code => Shown(code.List, entry.Text ?? "", words),
        _ => entry.Text,
    };

    /// <summary>A spreadsheet holds a double: what it cannot hold exactly is written as text, where nothing of it is lost.</summary>
    private static bool Fits(decimal number) => (decimal)(double)number == number;

    private static string ExactText(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string DateText(decimal day) => DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal? Serial(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.DayNumber - DateSerial.Offset is >= DateSerial.First and var serial
            ? serial
            : null;

    private static string Shown(CodeList list, string text, LayoutWords words)
    {
        foreach (var entry in list.Entries)
        {
            if (entry.Code == text)
                return entry.Shown(words.Language);
        }

        return text;
    }
}
