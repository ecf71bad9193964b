using System.Collections.Frozen;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>What is asked of the content of one slot, in a form quick to ask: decides the state of a cell.</summary>
internal sealed class SlotCheck
{
    /// <summary>A coefficient below this has at most 14 digits.</summary>
    private const ulong DigitLimit = 100_000_000_000_000;

    private readonly DataType _type;
    private readonly EntryKind _kind;
    private readonly int _scale;
    private readonly ulong _plainFrom;
    private readonly ulong _plainTo;
    private readonly decimal? _min;
    private readonly decimal? _max;
    private readonly bool _allowNotApplicable;
    private readonly int _minLength;
    private readonly TextPattern? _pattern;
    private readonly FrozenSet<string>? _codes;

    public SlotCheck(Slot slot, int minLength, bool isComputed)
    {
        var spec = slot.Spec;
        _type = spec.Type;
        _kind = _type switch
        {
            DataType.Date => EntryKind.Date,
            DataType.Boolean => EntryKind.Boolean,
            DataType.Text or DataType.Code => EntryKind.Text,
            _ => EntryKind.Number,
        };
        _scale = _type.Scale;
        _min = spec.Min;
        _max = spec.Max;
        (_plainFrom, _plainTo) = PlainRange(_min ?? 0, _max ?? DigitLimit - 1);
        _allowNotApplicable = spec.AllowNotApplicable;
        _minLength = minLength;
        _pattern = _type is DataType.Text { Pattern: { } pattern } ? new TextPattern(pattern) : null;
        _codes = _type is DataType.Code code ? code.List.Entries.Select(entry => entry.Code).ToFrozenSet(StringComparer.Ordinal) : null;
        Blank = isComputed
            ? CellState.Uncomputed
            : spec.Presence switch
            {
                Presence.BlankZero => CellState.BlankZero,
                Presence.Optional => CellState.BlankOptional,
                _ => CellState.BlankRequired,
            };
    }

    /// <summary>The state of a blank here, before a formula or a <c>when</c> has its say.</summary>
    public CellState Blank { get; }

    public bool HoldsText => _kind == EntryKind.Text;

    /// <summary>The state of a content; a special text puts its number into <paramref name="number"/>.</summary>
    public CellState Classify(EntryKind kind, ref decimal number, string? text)
    {
        if (kind == EntryKind.Blank)
            return Blank;
        if (kind == EntryKind.NotApplicable && _allowNotApplicable)
            return CellState.NotApplicable;
        if (kind == EntryKind.Absent)
            return CellState.Absent;
        return Fault(kind, ref number, text) == InvalidReason.None ? CellState.Value : CellState.Invalid;
    }

    /// <summary>What is wrong with what the formula of a computed cell gives; it is asked what is asked of a content that is reported.</summary>
    public InvalidReason FaultOfComputed(in Value computed)
    {
        var number = Entry.Of(computed.Number).Number;
        return Fault(_kind, ref number, computed.Text);
    }

    /// <summary>The state of a carried figure, as its own report had decided it; but nothing of another kind can be a value.</summary>
    public CellState Carried(CellState decided, CellState typed, EntryKind kind) =>
        decided == CellState.Value && typed != CellState.Value && kind != _kind ? CellState.Invalid : decided;

    /// <summary>What is wrong with a content (its number without trailing zeros, as <see cref="Entry"/> holds it) that is neither blank nor a mark that is allowed.</summary>
    public InvalidReason Fault(EntryKind kind, ref decimal number, string? text)
    {
        if (kind == EntryKind.NotApplicable)
            return InvalidReason.MarkNotAllowed;
        if (kind == EntryKind.Text && _type is DataType.Number { SpecialTexts: { Length: > 0 } specials })
        {
            foreach (var special in specials)
            {
                if (special.Text == text)
                {
                    number = special.Value;
                    return InvalidReason.None;
                }
            }
        }

        if (kind != _kind)
            return InvalidReason.WrongKind;

        return kind switch
        {
            EntryKind.Number => NumberFault(number),
            EntryKind.Text => TextFault(text ?? ""),
            EntryKind.Date => RangeFault(number),
            _ => InvalidReason.None,
        };
    }

    /// <summary>
    /// The whole numbers that are within bounds: most figures are one, and are told by that alone. Where there are none, the first lies
    /// beyond the last.
    /// </summary>
    private static (ulong From, ulong To) PlainRange(decimal min, decimal max) => max < 0 || min >= DigitLimit
        ? (1, 0)
        : ((ulong)Math.Ceiling(Math.Max(0, min)), (ulong)Math.Min(max, DigitLimit - 1));

    private InvalidReason NumberFault(decimal number)
    {
        if (number.Scale > _scale)
            return InvalidReason.TooManyDecimals;

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var coefficient = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        if (bits[2] != 0 || coefficient >= DigitLimit)
            return InvalidReason.TooManyDigits;

        // Neither a scale nor a sign: a whole number from 0 up.
        if (bits[3] == 0 && coefficient >= _plainFrom && coefficient <= _plainTo)
            return InvalidReason.None;
        return number < 0 && _type is DataType.Count ? InvalidReason.Negative : RangeFault(number);
    }

    private InvalidReason RangeFault(decimal number)
    {
        if (number < _min)
            return InvalidReason.BelowMinimum;
        return number > _max ? InvalidReason.AboveMaximum : InvalidReason.None;
    }

    private InvalidReason TextFault(string text)
    {
        if (_codes is not null)
            return _codes.Contains(text) ? InvalidReason.None : InvalidReason.UnknownCode;
        if (_type is DataType.Text type && text.Length > type.MaxLength)
            return InvalidReason.TooLong;
        if (text.Length < _minLength)
            return InvalidReason.TooShort;
        return _pattern is null || _pattern.IsMatch(text) ? InvalidReason.None : InvalidReason.PatternMismatch;
    }
}
