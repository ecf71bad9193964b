using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// Tells what people mean who type a value otherwise than its cell asks for: 1,234件 is 1234. Whatever is proposed is valid in the cell.
/// Made once for a form; immutable, and safe to use from many threads.
/// </summary>
public sealed class ValueRecogniser
{
    /// <summary>Nobody types a value at such length; texts of a required form alone are looked at beyond it.</summary>
    public const int LongestText = 200;

    private static readonly ConditionalWeakTable<Form, ValueRecogniser> Recognisers = [];

    private readonly Form _form;
    private readonly ImmutableArray<ValueSchema> _schemas;
    private readonly FormUnits _units;
    private readonly NumberRecogniser _numbers;
    private readonly ShownNumbers _shown;
    private readonly bool _crossIsTick;

    private ValueRecogniser(Form form)
    {
        _form = form;
        _schemas = ValueSchemas.Of(form);
        _units = FormUnits.Of(form);
        _numbers = new NumberRecogniser(_units);
        _shown = new ShownNumbers(_units);
        _crossIsTick = !form.Languages[0].StartsWith("zh", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The recogniser of a form; the same one for the same form.</summary>
    public static ValueRecogniser For(Form form) => Recognisers.GetValue(form, static key => new ValueRecogniser(key));

    /// <summary>What is meant by a content; null where it is valid as it is, or nothing is known that it may mean.</summary>
    public Recognised? Recognise(int slot, CellContent content)
    {
        var spec = _form.Slots[slot].Spec;
        var typed = _schemas[slot].Normalize(content);
        if (IsValid(slot, typed))
            return null;

        var guess = typed.Kind switch
        {
            ContentKind.Text => OfText(typed.Text ?? "", slot),
            ContentKind.Number => OfNumber(typed.Number, spec.Type),
            ContentKind.Invalid => OfShownDigits(typed.Text ?? "", spec.Type),
            _ => null,
        };
        return guess is not null && _schemas[slot].Normalize(guess.Content) is var meant && IsValid(slot, meant)
            ? new Recognised(meant, guess.Note, guess.Steps.IsCertain, guess.Steps.How()) { IsOtherKind = IsOtherKind(typed, meant, guess, spec.Type) }
            : null;
    }

    /// <summary>Whether what is meant is what was typed, and only its kind is wrong: with a digit, a unit or a remark more or less it is another content.</summary>
    private static bool IsOtherKind(CellContent typed, CellContent meant, Guess guess, DataType type) => (typed.Kind, meant.Kind) switch
    {
        (ContentKind.Text, ContentKind.Number) => guess is { Note: null, Steps.IsCertain: true }
            && NumberScan.Of(TypedText.Of(typed.Text ?? "").Text, type.Scale) is { Rest: var rest }
            && (rest.Length == 0 || (rest == "%" && type is DataType.Percent)),
        (ContentKind.Number, ContentKind.Text) => meant.Text == ExpressionText.Number(typed.Number),
        _ => false,
    };

    /// <summary>
    /// What is to be said of a number that its cell shows otherwise, by its format; null where what is shown says the same, or the cell is not for
    /// numbers.
    /// </summary>
    public Misshown? Recognise(int slot, decimal stored, CellLook shown)
    {
        var spec = _form.Slots[slot].Spec;
        if (!spec.Type.IsNumeric || _shown.SaysTheSame(stored, shown, spec))
            return null;
        if (ShownNumbers.TextOf(shown) is not var (text, isCertain))
            return new Misshown(shown, null);

        var guess = text.Length > 0 ? OfText(text, slot) : _shown.Scaled(shown, spec);
        if (guess is null)
            return new Misshown(shown, null);
        var meant = _schemas[slot].Normalize(guess.Content);
        if (meant.Kind == ContentKind.Number && meant.Number == stored)
            return null;
        return new Misshown(
            shown,
            IsValid(slot, meant) ? new Recognised(meant, guess.Note, isCertain && guess.Steps.IsCertain, ShownNumbers.AsShown.And(guess.Steps).How()) : null);
    }

    private bool IsValid(int slot, CellContent content)
    {
        var number = content.Number;
        return ReportValues.StateOf(_schemas[slot], content.Kind, ref number, content.Text) != DecidedState.Invalid;
    }

    private Guess? OfText(string text, int slot)
    {
        var spec = _form.Slots[slot].Spec;
        if (text.Length > LongestText && spec.Type is not DataType.Text)
            return null;

        var typed = TypedText.Of(text);
        if (typed.Text.Length == 0)
            return new Guess(CellContent.Blank, Steps.None.And(new Phrase("nothing but spaces", "仅含空格")));
        return OfWhole(typed, slot) ?? OfRemarked(text, slot);
    }

    private Guess? OfWhole(TypedText typed, int slot)
    {
        var spec = _form.Slots[slot].Spec;
        var (type, allowsMarks) = (spec.Type, spec.AllowNotApplicable);
        return (allowsMarks ? MarkRecogniser.OfLookAlike(typed, _schemas[slot]) : null)
            ?? type switch
            {
                DataType.Date => DateRecogniser.Of(typed),
                DataType.Boolean => BooleanRecogniser.Of(typed, allowsMarks, _crossIsTick),
                DataType.Code code => CodeRecogniser.Of(typed, code.List),
                DataType.Text text => TextRecogniser.Of(typed, text, plain => IsValid(slot, CellContent.Of(plain))),
                { IsNumeric: true } => NumberRecogniser.OfSpecialText(typed, type) ?? _numbers.Of(typed, spec),
                _ => null,
            }
            ?? (allowsMarks ? MarkRecogniser.OfWord(typed, _schemas[slot]) : null)
            ?? (type.IsNumeric ? NumberRecogniser.OfZero(typed) : null);
    }

    /// <summary>A value with a remark behind it. A code or a yes with a condition is no longer just that.</summary>
    private Guess? OfRemarked(string text, int slot)
    {
        var type = _form.Slots[slot].Spec.Type;
        if (type is DataType.Text || Remark.Of(text) is not { } remark || OfWhole(TypedText.Of(remark.Head), slot) is not { } guess)
            return null;

        var kept = new Phrase("the remark in parentheses kept as a note", "括号内文字作为备注");
        var isAside = guess.Content.Kind switch
        {
            ContentKind.Number => remark.IsAside(_units),
            ContentKind.Boolean => false,
            _ => type is not DataType.Code,
        };
        return guess with
        {
            Note = remark.Text.Length == 0 ? null : remark.Text,
            Steps = isAside ? guess.Steps.And(kept) : guess.Steps.AndPerhaps(kept),
        };
    }

    /// <summary>A number that was shown with zeros before it, in the place of a text.</summary>
    private static Guess? OfShownDigits(string text, DataType type) => type is DataType.Text or DataType.Code && text is ['0', _, ..] && text.All(char.IsAsciiDigit)
        ? new Guess(CellContent.Of(text), Steps.None.AndPerhaps(new Phrase("a number as its cell shows it", "数字按单元格显示的内容")))
        : null;

    private static Guess? OfNumber(decimal number, DataType type) => type switch
    {
        DataType.Date => DateRecogniser.Of(number),
        DataType.Code code => CodeRecogniser.Of(number, code.List),
        DataType.Text => TextRecogniser.Of(number),
        DataType.Boolean when number is 0 or 1 => new Guess(
            CellContent.Of(number == 1), Steps.None.AndPerhaps(new Phrase($"{number} read as {(number == 1 ? "yes" : "no")}", $"{number}识别为“{(number == 1 ? "是" : "否")}”"))),
        _ => null,
    };
}
