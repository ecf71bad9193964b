using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ReportDsl.Runtime;

/// <summary>The types of the language.</summary>
public enum DataTypeKind : byte
{
    Count,
    Integer,
    Number,

    /// <summary>A fraction: 0.1234 is 12.34 %.</summary>
    Percent,
    Text,
    Date,
    Boolean,
    Code,
}

/// <summary>What a blank means.</summary>
public enum Presence : byte
{
    Required,
    Optional,

    /// <summary>A blank reads as 0 and is counted in the summary.</summary>
    BlankZero,
}

/// <summary>A text that stands for a number.</summary>
public readonly record struct SpecialText(string Text, decimal Value);

/// <summary>What is asked of a value. Many cells share one.</summary>
public sealed class ValueSchema
{
    /// <summary>A number with fewer digits than this, trailing zeros aside, has at most 14.</summary>
    private const ulong DigitLimit = 100_000_000_000_000;

    private static readonly Numeric Invalid = new(OperandState.Invalid, 0m);

    private readonly FrozenSet<string> _codes = FrozenSet<string>.Empty;

    private readonly bool _isPlain;
    private readonly decimal? _min;
    private readonly decimal? _max;

    public ValueSchema(DataTypeKind kind)
    {
        Kind = kind;
        _isPlain = kind is DataTypeKind.Count or DataTypeKind.Integer;
    }

    public DataTypeKind Kind { get; }

    /// <summary>Digits after the decimal point that a number may have; of a percentage, those of the fraction.</summary>
    public int Scale { get; init; }

    public Presence Presence { get; init; }

    /// <summary>Whether a mark for "not applicable" may stand here.</summary>
    public bool AllowNotApplicable { get; init; }

    /// <summary>Whether the form computes the value; a blank is then the computed value.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Bounds of a number, or of a date by day number; both included.</summary>
    public decimal? Min
    {
        get => _min;
        init => (_min, _isPlain) = (value, _isPlain && value is null);
    }

    /// <summary>See <see cref="Min"/>.</summary>
    public decimal? Max
    {
        get => _max;
        init => (_max, _isPlain) = (value, _isPlain && value is null);
    }

    /// <summary>Bounds of the length of a text, in UTF-16 units.</summary>
    public int MinLength { get; init; }

    /// <summary>See <see cref="MinLength"/>.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    public TextPattern? Pattern { get; init; }

    /// <summary>Texts that stand for numbers.</summary>
    public ImmutableArray<SpecialText> SpecialTexts { get; init; } = [];

    /// <summary>The codes of a code list.</summary>
    public ImmutableArray<string> Codes
    {
        get => [.. _codes.Order(StringComparer.Ordinal)];
        init => _codes = value.ToFrozenSet(StringComparer.Ordinal);
    }

    internal bool IsNumber => Kind is DataTypeKind.Count or DataTypeKind.Integer or DataTypeKind.Number or DataTypeKind.Percent;

    internal bool IsText => Kind is DataTypeKind.Text or DataTypeKind.Code;

    /// <summary>The content as this value holds it: marks are told from texts, dates from texts.</summary>
    internal CellContent Normalize(CellContent content)
    {
        if (content is not { Kind: ContentKind.Text, Text: { } text } || IsOwnText(text))
            return content;
        if (CellContent.IsMark(text))
            return content with { Kind = ContentKind.Mark };
        return Kind == DataTypeKind.Date && TryParseDate(text, out var date)
            ? CellContent.Of(date) with { Note = content.Note }
            : content;
    }

    /// <summary>The state of a content and, for numbers, its value.</summary>
    internal Numeric Read(in CellContent content)
    {
        if (content.Kind == ContentKind.Number && IsPlainlyValid(content.Number))
            return Numeric.OfWhole((long)content.Number);
        return ReadWithCare(content);
    }

    /// <summary>Whether a number without trailing zeros has at most 14 significant digits.</summary>
    private static bool FitsDigits(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return bits[2] == 0 && (((ulong)(uint)bits[1] << 32) | (uint)bits[0]) < DigitLimit;
    }

    private static bool TryParseDate(string text, out DateOnly date) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out date);

    private bool IsOwnText(string text)
    {
        if (Kind == DataTypeKind.Code)
            return _codes.Contains(text);
        foreach (var special in SpecialTexts)
        {
            if (special.Text == text)
                return true;
        }

        return false;
    }

    /// <summary>The usual whole number, told without any arithmetic.</summary>
    private bool IsPlainlyValid(decimal number) =>
        _isPlain && number.Scale == 0 && (Kind == DataTypeKind.Integer || !decimal.IsNegative(number)) && FitsDigits(number);

    private Numeric ReadWithCare(in CellContent content)
    {
        switch (content.Kind)
        {
            case ContentKind.Blank:
                return Presence switch
                {
                    _ when IsComputed => new Numeric(OperandState.Missing, 0m),
                    Presence.Optional => new Numeric(OperandState.OptionalBlank, 0m),
                    Presence.BlankZero => Numeric.BlankZero,
                    _ => new Numeric(OperandState.RequiredBlank, 0m),
                };
            case ContentKind.Mark when AllowNotApplicable:
                return Numeric.NotApplicable;
            case ContentKind.Absent:
                return new Numeric(OperandState.Absent, 0m);
            default:
                return Fault(content) == InvalidReason.None ? Numeric.Of(Special(content)?.Value ?? content.Number) : Invalid;
        }
    }

    /// <summary>What is wrong with a content that is neither blank nor a mark that is allowed.</summary>
    internal InvalidReason Fault(in CellContent content)
    {
        if (content.Kind == ContentKind.Mark)
            return InvalidReason.MarkNotAllowed;
        if (Special(content) is not null)
            return InvalidReason.None;
        return (Kind, content.Kind) switch
        {
            (DataTypeKind.Count or DataTypeKind.Integer or DataTypeKind.Number or DataTypeKind.Percent, ContentKind.Number) => NumberFault(content.Number),
            (DataTypeKind.Date, ContentKind.Date) => RangeFault(content.Number),
            (DataTypeKind.Boolean, ContentKind.Boolean) => InvalidReason.None,
            (DataTypeKind.Code, ContentKind.Text) => _codes.Contains(content.Text ?? "") ? InvalidReason.None : InvalidReason.UnknownCode,
            (DataTypeKind.Text, ContentKind.Text) => TextFault(content.Text ?? ""),
            _ => InvalidReason.WrongKind,
        };
    }

    /// <summary>What a formula gives as this value holds it: a value is asked what is asked of one that is reported.</summary>
    internal Numeric Judged(in Numeric result, string? text) =>
        result.State != OperandState.Value
        || (_isPlain && result.TryGetWhole(out var whole) && whole < (long)DigitLimit && whole >= (Kind == DataTypeKind.Count ? 0 : -(long)DigitLimit + 1))
        || Fault(ContentOf(result.Value, text)) == InvalidReason.None
            ? result
            : new Numeric(OperandState.Invalid, result.Value);

    /// <summary>A value of this kind as a cell would hold it.</summary>
    internal CellContent ContentOf(decimal number, string? text) => Kind switch
    {
        DataTypeKind.Text or DataTypeKind.Code => CellContent.OfText(text ?? ""),
        DataTypeKind.Date => new CellContent(ContentKind.Date, number, null, null),
        DataTypeKind.Boolean => new CellContent(ContentKind.Boolean, number, null, null),
        _ => CellContent.Of(number),
    };

    /// <summary>The number that a text stands for, null where it stands for none.</summary>
    private SpecialText? Special(in CellContent content)
    {
        if (content.Kind == ContentKind.Text && !IsText)
        {
            foreach (var special in SpecialTexts)
            {
                if (special.Text == content.Text)
                    return special;
            }
        }

        return null;
    }

    private InvalidReason NumberFault(decimal number)
    {
        if (number.Scale > Scale)
            return InvalidReason.TooManyDecimals;
        if (!FitsDigits(number))
            return InvalidReason.TooManyDigits;
        return number < 0 && Kind == DataTypeKind.Count ? InvalidReason.Negative : RangeFault(number);
    }

    private InvalidReason RangeFault(decimal number)
    {
        if (number < Min)
            return InvalidReason.BelowMinimum;
        return number > Max ? InvalidReason.AboveMaximum : InvalidReason.None;
    }

    private InvalidReason TextFault(string text)
    {
        if (text.Length > MaxLength)
            return InvalidReason.TooLong;
        if (text.Length < MinLength)
            return InvalidReason.TooShort;
        return Pattern is null || Pattern.IsMatch(text) ? InvalidReason.None : InvalidReason.PatternMismatch;
    }
}
