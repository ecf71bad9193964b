using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ReportDsl.Runtime;

/// <summary>The types of the language.</summary>
public enum DataTypeKind : byte
{
    /// <summary>How many of something: a whole number from 0 up.</summary>
    Count,

    /// <summary>A whole number, negative ones too.</summary>
    Integer,

    /// <summary>A number with a fixed number of decimals at most.</summary>
    Number,

    /// <summary>A fraction: 0.1234 is 12.34 %.</summary>
    Percent,

    /// <summary>A text, of limited length or in a pattern.</summary>
    Text,

    /// <summary>A day of the calendar.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>One of the codes of a code list.</summary>
    Code,
}

/// <summary>What a blank means.</summary>
public enum Presence : byte
{
    /// <summary>A blank is a failure.</summary>
    Required,

    /// <summary>A blank is as good as a value; aggregates pass over it.</summary>
    Optional,

    /// <summary>A blank reads as 0 and is counted in the summary.</summary>
    BlankZero,
}

/// <summary>A text that stands for a number, as <c>无</c> for 0.</summary>
/// <param name="Text">The text as written, compared by UTF-16 units.</param>
/// <param name="Value">The number.</param>
public readonly record struct SpecialText(string Text, decimal Value);

/// <summary>What is asked of a value. Many cells share one.</summary>
public sealed class ValueSchema
{
    /// <summary>A number with fewer digits than this, trailing zeros aside, has at most 14.</summary>
    private const ulong DigitLimit = 100_000_000_000_000;

    private readonly FrozenSet<string> _codes = FrozenSet<string>.Empty;
    private readonly decimal? _min;
    private readonly decimal? _max;

    /// <summary>
    /// The whole numbers from 0 up that are within bounds: most figures are one, and are told by that alone. Where there are none, the first
    /// lies beyond the last.
    /// </summary>
    private readonly (ulong From, ulong To) _plain;

    /// <summary>Asks no more than that a value is of a type.</summary>
    /// <param name="kind">The type.</param>
    public ValueSchema(DataTypeKind kind)
    {
        Kind = kind;
        ContentKind = kind switch
        {
            DataTypeKind.Text or DataTypeKind.Code => ContentKind.Text,
            DataTypeKind.Date => ContentKind.Date,
            DataTypeKind.Boolean => ContentKind.Boolean,
            _ => ContentKind.Number,
        };
        _plain = PlainRange();
    }

    /// <summary>The type of the value.</summary>
    public DataTypeKind Kind { get; }

    /// <summary>Digits after the decimal point that a number may have; of a percentage, those of the fraction.</summary>
    public int Scale { get; init; }

    /// <summary>What a blank means.</summary>
    public Presence Presence { get; init; }

    /// <summary>Whether a mark for "not applicable" may stand here.</summary>
    public bool AllowNotApplicable { get; init; }

    /// <summary>Whether the form computes the value; a blank is then the computed value.</summary>
    public bool IsComputed { get; init; }

    /// <summary>The least number; of a date its day number, of a text its length in UTF-16 units.</summary>
    public decimal? Min
    {
        get => _min;
        init
        {
            _min = value;
            _plain = PlainRange();
        }
    }

    /// <summary>The largest number; of a date its day number.</summary>
    public decimal? Max
    {
        get => _max;
        init
        {
            _max = value;
            _plain = PlainRange();
        }
    }

    /// <summary>The greatest length of a text, in UTF-16 units.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>What all of a text must match, null where any text will do.</summary>
    public TextPattern? Pattern { get; init; }

    /// <summary>Texts that stand for numbers.</summary>
    public ImmutableArray<SpecialText> SpecialTexts { get; init; } = [];

    /// <summary>The codes of a code list.</summary>
    public ImmutableArray<string> Codes
    {
        get;
        init => (field, _codes) = (value, value.ToFrozenSet(StringComparer.Ordinal));
    } = [];

    internal bool IsNumber => ContentKind == ContentKind.Number;

    internal bool IsText => ContentKind == ContentKind.Text;

    /// <summary>The kind that a valid content has.</summary>
    internal ContentKind ContentKind { get; }

    /// <summary>
    /// The content in the one form that reports hold it in: blank texts are blank, marks are told from texts, dates are dates where the value is one
    /// and invalid elsewhere. Idempotent.
    /// </summary>
    public CellContent Normalize(CellContent content) => content.Kind switch
    {
        ContentKind.Text when content.Text is { } text => NormalizeText(text),
        ContentKind.Date when Kind != DataTypeKind.Date => CellContent.Invalid(content.ToString()),
        _ => content,
    };

    /// <summary>What is wrong with a content that is neither blank nor a mark that is allowed.</summary>
    public InvalidReason FaultOf(CellContent content)
    {
        var number = content.Number;
        return FaultOf(content.Kind, ref number, content.Text);
    }

    /// <summary>
    /// As <see cref="FaultOf(CellContent)"/>, of a number without trailing zeros. A special text puts its number into
    /// <paramref name="number"/>.
    /// </summary>
    internal InvalidReason FaultOf(ContentKind kind, ref decimal number, string? text)
    {
        if (kind == ContentKind.Mark)
            return InvalidReason.MarkNotAllowed;
        if (kind == ContentKind.Text && SpecialTexts.Length > 0 && Special(text) is { } special)
        {
            number = special.Value;
            return InvalidReason.None;
        }

        if (kind != ContentKind)
            return InvalidReason.WrongKind;
        return kind switch
        {
            ContentKind.Number => NumberFault(number),
            ContentKind.Text => TextFault(text ?? ""),
            ContentKind.Date => RangeFault(number),
            _ => InvalidReason.None,
        };
    }

    /// <summary>What is wrong with what a formula gives.</summary>
    internal InvalidReason FaultOfResult(decimal number, string? text)
    {
        number = CellContent.Of(number).Number;
        return FaultOf(ContentKind, ref number, text);
    }

    /// <summary>A value of this kind as a cell would hold it.</summary>
    internal CellContent ContentOf(decimal number, string? text) => ContentKind switch
    {
        ContentKind.Text => CellContent.IsBlank(text) ? default : CellContent.Of(text ?? ""),
        ContentKind.Number => CellContent.Of(number),
        var kind => new CellContent(kind, number, null),
    };

    private CellContent NormalizeText(string text)
    {
        if (CellContent.IsBlank(text))
            return default;
        if (Kind == DataTypeKind.Code ? _codes.Contains(text) : Special(text) is not null)
            return CellContent.Of(text);
        if (CellContent.IsMark(text))
            return CellContent.Mark(text);
        return (Kind == DataTypeKind.Date ? CellContent.DateOf(text) : null) ?? CellContent.Of(text);
    }

    /// <summary>The special text that is written so, null where it is none.</summary>
    private SpecialText? Special(string? text)
    {
        foreach (var special in SpecialTexts)
        {
            if (special.Text == text)
                return special;
        }

        return null;
    }

    private (ulong From, ulong To) PlainRange()
    {
        var (min, max) = (_min ?? 0, _max ?? DigitLimit - 1);
        return max < 0 || min >= DigitLimit ? (1, 0) : ((ulong)Math.Ceiling(Math.Max(0, min)), (ulong)Math.Min(max, DigitLimit - 1));
    }

    /// <summary>Whether a whole number from 0 up is within bounds.</summary>
    internal bool IsPlain(ulong whole) => whole >= _plain.From && whole <= _plain.To;

    private InvalidReason NumberFault(decimal number)
    {
        if (number.Scale > Scale)
            return InvalidReason.TooManyDecimals;

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var coefficient = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        if (bits[2] != 0 || coefficient >= DigitLimit)
            return InvalidReason.TooManyDigits;

        // Neither a scale nor a sign: a whole number from 0 up.
        if (bits[3] == 0 && IsPlain(coefficient))
            return InvalidReason.None;
        return number < 0 && Kind == DataTypeKind.Count ? InvalidReason.Negative : RangeFault(number);
    }

    private InvalidReason RangeFault(decimal number)
    {
        if (number < _min)
            return InvalidReason.BelowMinimum;
        return number > _max ? InvalidReason.AboveMaximum : InvalidReason.None;
    }

    private InvalidReason TextFault(string text)
    {
        if (Kind == DataTypeKind.Code)
            return _codes.Contains(text) ? InvalidReason.None : InvalidReason.UnknownCode;
        if (text.Length > MaxLength)
            return InvalidReason.TooLong;
        if (text.Length < _min)
            return InvalidReason.TooShort;
        return Pattern is null || Pattern.IsMatch(text) ? InvalidReason.None : InvalidReason.PatternMismatch;
    }
}
