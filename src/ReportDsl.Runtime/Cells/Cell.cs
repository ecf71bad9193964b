namespace ReportDsl.Runtime;

/// <summary>What stands in a cell, by kind alone: whether a value is in range is told by validation.</summary>
public enum CellState : byte
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>A value of the cell's kind.</summary>
    Value,

    /// <summary>A mark for "not applicable", such as <c>/</c>.</summary>
    NotApplicable,

    /// <summary>Something of another kind, such as a word where a number is asked for.</summary>
    Invalid,

    /// <summary>Nothing is known of the cell, not even whether it is blank: it was lost in the workbook that the report comes from.</summary>
    Absent,
}

/// <summary>
/// A cell of a report: blank, a value, a mark for "not applicable", something invalid, or nothing that is known; with a note or without.
/// Immutable; assign a plain value to a property of this type, <c>default</c> (of a text: null too) to clear it.
/// </summary>
/// <typeparam name="T">
/// <see cref="long"/> (counts, integers), <see cref="decimal"/> (numbers, percentages as fractions), <see cref="string"/> (texts, codes),
/// <see cref="DateOnly"/> or <see cref="bool"/>.
/// </typeparam>
public readonly struct Cell<T> : IEquatable<Cell<T>>
    where T : notnull
{
    internal Cell(CellContent content, string? note = null) => (Content, Note) = (content, note);

    /// <summary>A cell with a value. Null is blank, as is a text of nothing but spaces.</summary>
    /// <exception cref="NotSupportedException">The value is of a type that no cell holds.</exception>
    public Cell(T? value) => Content = ContentOf(value);

    /// <summary>A cell that does not apply.</summary>
    public static Cell<T> NotApplicable => new(CellContent.Mark("/"));

    /// <summary>What stands in the cell.</summary>
    public CellState State => Content.Kind switch
    {
        ContentKind.Blank => CellState.Blank,
        ContentKind.Mark => CellState.NotApplicable,
        ContentKind.Absent => CellState.Absent,
        _ => TryGetValue(out _) ? CellState.Value : CellState.Invalid,
    };

    /// <summary>Whether there is a value of the cell's kind.</summary>
    public bool HasValue => TryGetValue(out _);

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none; see <see cref="State"/>.</exception>
    public T Value => TryGetValue(out var value) ? value : throw new InvalidOperationException($"The cell has no value: it is {State}.");

    /// <summary>The content as written: the figures, the text, the mark, or what is invalid; empty for a blank and for a lost cell.</summary>
    public string Text => Content.Text ?? Content.ToString();

    /// <summary>The remark on the cell, null where there is none.</summary>
    public string? Note { get; }

    internal CellContent Content { get; }

    /// <summary>Makes a cell with a value. Null is blank, as is a text of nothing but spaces.</summary>
    public static implicit operator Cell<T>(T? value) => new(value);

    /// <summary>Whether two cells have the same content and the same remark.</summary>
    public static bool operator ==(Cell<T> left, Cell<T> right) => left.Equals(right);

    /// <summary>Whether two cells differ in content or remark.</summary>
    public static bool operator !=(Cell<T> left, Cell<T> right) => !left.Equals(right);

    /// <summary>The same cell with a remark, or without where <paramref name="note"/> is null or nothing but spaces.</summary>
    public Cell<T> WithNote(string? note) => new(Content, string.IsNullOrWhiteSpace(note) ? null : note);

    /// <summary>The value, or <paramref name="other"/> where there is none.</summary>
    public T GetValueOrDefault(T other) => TryGetValue(out var value) ? value : other;

    /// <summary>Gets the value where there is one.</summary>
    public bool TryGetValue([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        object? found = (Content.Kind, typeof(T)) switch
        {
            (ContentKind.Number, var type) when type == typeof(decimal) => Content.Number,
            (ContentKind.Number, var type) when type == typeof(long) && IsLong(Content.Number) => (long)Content.Number,
            (ContentKind.Text, var type) when type == typeof(string) => Content.Text,
            (ContentKind.Date, var type) when type == typeof(DateOnly) => DateOnly.FromDayNumber((int)Content.Number),
            (ContentKind.Boolean, var type) when type == typeof(bool) => Content.Number != 0,
            _ => null,
        };
        if (found is T typed)
        {
            value = typed;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Whether the other cell has the same content and the same remark. 12.50 equals 12.5.</summary>
    public bool Equals(Cell<T> other) => Content == other.Content && Note == other.Note;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Cell<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Content, Note);

    /// <summary>The content as written, as <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    private static CellContent ContentOf(T? value) => value switch
    {
        null => default,
        long number => CellContent.Of(number),
        decimal number => CellContent.Of(number),
        string text => CellContent.IsBlank(text) ? default : CellContent.Of(text),
        DateOnly date => CellContent.Of(date),
        bool flag => CellContent.Of(flag),
        _ => throw new NotSupportedException($"No cell holds a {typeof(T).Name}."),
    };

    private static bool IsLong(decimal number) => number is >= long.MinValue and <= long.MaxValue && decimal.IsInteger(number);
}

/// <summary>
/// A cell that the form computes: the figure that the report states beside the one that its other cells give. Assigning sets what the
/// report states.
/// </summary>
/// <typeparam name="T">As in <see cref="Cell{T}"/>.</typeparam>
/// <param name="Reported">What the report states; blank where it leaves the figure to be computed.</param>
/// <param name="Calculated">What the other cells give; blank where one of them is missing.</param>
public readonly record struct Computed<T>(Cell<T> Reported, Cell<T> Calculated)
    where T : notnull
{
    /// <summary>The reported figure if there is one, else the calculated.</summary>
    public Cell<T> Effective => Reported.State == CellState.Blank ? Calculated : Reported;

    /// <summary>States a figure. Null leaves it to be computed.</summary>
    public static implicit operator Computed<T>(T? reported) => new(reported, default);

    /// <summary>States what a cell holds, its remark too.</summary>
    public static implicit operator Computed<T>(Cell<T> reported) => new(reported, default);

    /// <summary>The effective figure as written.</summary>
    public override string ToString() => Effective.ToString();
}
