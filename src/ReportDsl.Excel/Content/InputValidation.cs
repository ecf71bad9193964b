using System.Globalization;
using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>
/// The validation of inputs with its prompt and error box, in the words of <see cref="ConstraintText"/>. A validation is convenience:
/// pasting goes round it, which is why states exist.
/// </summary>
internal sealed class InputValidation(SheetDraft sheet, LayoutWords words, ListSheet lists)
{
    /// <summary>What the format's readers take: 255 for a prompt, 224 for an error.</summary>
    private const int LongestPrompt = 250;

    private const int LongestError = 220;

    /// <summary>What spreadsheet programs take for the formula of a validation.</summary>
    private const int LongestTest = 255;

    private readonly Dictionary<(ValueSpec Spec, string Guidance), List<CellArea>> _inputs = [];
    private readonly Dictionary<string, List<CellArea>> _guidance = new(StringComparer.Ordinal);

    /// <summary>Collects an input; those that ask for the same share their validation.</summary>
    public void Add(ValueSpec spec, string guidance, CellArea area)
    {
        if (!_inputs.TryGetValue((spec, guidance), out var areas))
            _inputs.Add((spec, guidance), areas = []);
        areas.Add(area);
    }

    /// <summary>Collects a cell that nobody fills in and that has something to say: a label, a computed cell.</summary>
    public void AddGuidance(string guidance, CellArea area)
    {
        if (guidance.Length == 0)
            return;
        if (!_guidance.TryGetValue(guidance, out var areas))
            _guidance.Add(guidance, areas = []);
        areas.Add(area);
    }

    /// <summary>Writes what was collected.</summary>
    public void Complete()
    {
        foreach (var (guidance, areas) in _guidance)
        {
            sheet.Validations.Add(new Validation(
                ValidationKind.Any, null, null, Title, Cut(guidance, LongestPrompt), "", Rectangles.Of(areas)));
        }

        foreach (var ((spec, guidance), areas) in _inputs)
        {
            var constraint = ConstraintText.Describe(spec, words.MessageLanguage);
            var validation = ValidationOf(spec) with
            {
                Title = Title,
                Prompt = Prompt(guidance, constraint),
                Error = Cut(words.In("Please enter: ", "应填：") + constraint, LongestError),
                Areas = Rectangles.Of(areas),
            };
            if (validation.Kind != ValidationKind.Custom)
            {
                sheet.Validations.Add(validation);
                continue;
            }

            // With several areas programs differ about the cell that a formula starts from.
            foreach (var area in validation.Areas)
            {
                // Too long a test would make the file damaged; then the state of the cell alone tells what is wrong.
                var custom = Custom(spec, area);
                sheet.Validations.Add(custom.Length <= LongestTest
                    ? validation with { First = custom, Areas = [area] }
                    : validation with { Kind = ValidationKind.Any, Areas = [area] });
            }
        }
    }

    /// <summary>A validation of a text by its length, or of nothing, with given words.</summary>
    public void AddText(CellArea area, int? minLength, int? maxLength, string prompt, string error) => sheet.Validations.Add(new Validation(
        ValidationKind.TextLength,
        Text(minLength ?? 0),
        Text(maxLength ?? 32_767),
        Title,
        Cut(prompt, LongestPrompt),
        Cut(error, LongestError),
        [area]));

    /// <summary>A validation of a whole number between bounds, with given words.</summary>
    public void AddWhole(CellArea area, int min, int max, string prompt) => sheet.Validations.Add(new Validation(
        ValidationKind.Whole, Text(min), Text(max), Title, Cut(prompt, LongestPrompt), Cut(prompt, LongestError), [area]));

    private string Title => words.In("How to fill in", "填写要求");

    /// <summary>What is asked for is said in full; guidance that leaves no room for it is also printed on the form.</summary>
    private static string Prompt(string guidance, string constraint)
    {
        if (guidance.Length == 0)
            return Cut(constraint, LongestPrompt);
        var room = Math.Max(LongestPrompt / 2, LongestPrompt - constraint.Length - 1);
        return Cut(Cut(guidance, room) + "\n" + constraint, LongestPrompt);
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static Validation Of(ValidationKind kind, string? first, string? second) => new(kind, first, second, "", "", "", []);

    private static decimal Limit(ValueSpec spec)
    {
        var limit = 99_999_999_999_999m;
        for (var i = 0; i < spec.Type.Scale; i++)
            limit /= 10;
        return limit;
    }

    private Validation ValidationOf(ValueSpec spec)
    {
        var acceptsTexts = spec.AllowNotApplicable || spec.Type is DataType.Number { SpecialTexts: { Length: > 0 } };
        switch (spec.Type)
        {
            case DataType.Code or DataType.Boolean:
                return Of(ValidationKind.List, lists.NameOf(spec), null);
            case DataType.Text text:
                return Of(ValidationKind.TextLength, "0", Text(text.MaxLength));
            case var _ when acceptsTexts:
                return Of(ValidationKind.Custom, null, null);
            case DataType.Date:
                return Of(
                    ValidationKind.Date,
                    Text((spec.Min ?? DateSerial.Offset + DateSerial.First) - DateSerial.Offset),
                    Text((spec.Max ?? DateSerial.Offset + DateSerial.Last) - DateSerial.Offset));
            default:
                var (min, max) = Bounds(spec);
                return Of(spec.Type.Scale == 0 ? ValidationKind.Whole : ValidationKind.Decimal, Text(min), Text(max));
        }
    }

    private static (decimal Min, decimal Max) Bounds(ValueSpec spec)
    {
        var least = spec.Type is DataType.Count ? 0 : -Limit(spec);
        return (Math.Max(least, spec.Min ?? least), spec.Max ?? Limit(spec));
    }

    private string Custom(ValueSpec spec, CellArea area)
    {
        var cell = new CellFormula(sheet, area.Row, area.Column);
        var (min, max) = spec.Type is DataType.Date
            ? ((spec.Min ?? DateSerial.Offset + DateSerial.First) - DateSerial.Offset,
                (spec.Max ?? DateSerial.Offset + DateSerial.Last) - DateSerial.Offset)
            : Bounds(spec);
        var number = new List<Formula> { Fn.IsNumber(cell), cell >= min, cell <= max };
        if (spec.Type.Scale == 0)
            number.Add(cell.Is(Fn.Int(cell)));
        var accepted = new List<Formula> { Fn.And(number) };
        if (spec.AllowNotApplicable)
            accepted.AddRange(((string[])["/", "-", "—", "不适用", "N/A"]).Select(mark => cell.Is(mark)));
        if (spec.Type is DataType.Number { SpecialTexts: { IsDefault: false } specials })
            accepted.AddRange(specials.Select(special => cell.Is(special.Text)));
        return FormulaText.Of(Fn.Or(accepted), sheet);
    }
}
