using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Where a reader stands in a report, for messages.</summary>
internal ref struct ReportCursor
{
    /// <summary>A decimal holds any number of so many digits.</summary>
    private const int DecimalDigits = 28;

    /// <summary>tables, table, row, column.</summary>
    private const int MaxDepth = 4;

    private readonly ReadOnlySpan<byte> _text;
    private readonly ReportSchema _schema;
    private readonly string[] _names;
    private int _depth;

    /// <summary>Starts at the top. The text is the whole one, or empty where it is not known.</summary>
    public ReportCursor(ReadOnlySpan<byte> text, ReportSchema schema)
    {
        _text = text;
        _schema = schema;
        _names = new string[MaxDepth];
    }

    private readonly string Path
    {
        get
        {
            var path = new StringBuilder("$");
            foreach (var name in _names.AsSpan(0, _depth))
                path.Append(name.Contains('.', StringComparison.Ordinal) ? $"['{name}']" : $".{name}");
            return path.ToString();
        }
    }

    /// <summary>Steps into a property.</summary>
    public void Enter(string name) => _names[_depth++] = name;

    /// <summary>Steps out of the property entered last.</summary>
    public void Leave() => _depth--;

    public readonly JsonException Error(ref Utf8JsonReader reader, string message)
    {
        if (_text.IsEmpty)
            return new JsonException(message, Path, null, null);
        var before = _text[..(int)reader.TokenStartIndex];
        var line = before.Count((byte)'\n');
        var column = before.Length - (before.LastIndexOf((byte)'\n') + 1);
        return new JsonException(
            string.Create(CultureInfo.InvariantCulture, $"{message} Path: {Path} | LineNumber: {line} | BytePositionInLine: {column}."),
            Path, line, column);
    }

    public readonly void ExpectObject(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Error(ref reader, $"{what} is a JSON object.");
    }

    /// <summary>Moves to the next property of an object, or to its end.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    public readonly string String(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw NoText(ref reader);
        }
    }

    public readonly bool NameEquals(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            throw NoText(ref reader);
        }
    }

    public readonly void Expect(ref Utf8JsonReader reader, string value, string what)
    {
        if (reader.TokenType != JsonTokenType.String || String(ref reader) != value)
            throw Error(ref reader, $"The {what} must be \"{value}\" to be read as a report of {_schema.Template} {_schema.Version}.");
    }

    public readonly decimal Number(ref Utf8JsonReader reader)
    {
        var token = reader.HasValueSequence ? Encoding.ASCII.GetString(reader.ValueSequence) : Encoding.ASCII.GetString(reader.ValueSpan);
        if (!reader.TryGetDecimal(out var number) || !IsHeld(token))
            throw Error(ref reader, $"The number {(token.Length <= 40 ? token : token[..40] + "…")} cannot be held exactly.");
        return number;
    }

    private readonly JsonException NoText(ref Utf8JsonReader reader) =>
        Error(ref reader, "The string is no valid text: it holds half of a surrogate pair.");

    /// <summary>Whether neither the digits nor the decimals of a number are more than a decimal holds.</summary>
    private static bool IsHeld(ReadOnlySpan<char> token)
    {
        if (token.Length <= DecimalDigits && !token.ContainsAny('e', 'E'))
            return true;

        var exponentAt = token.IndexOfAny('e', 'E');
        var digits = exponentAt < 0 ? token : token[..exponentAt];
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(token[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;
        var point = digits.IndexOf('.');
        var decimals = (point < 0 ? 0 : digits.Length - point - 1) - exponent;
        var (significant, trailing) = (0, 0);
        foreach (var character in digits)
        {
            if (character is not (>= '0' and <= '9') || (significant == 0 && character == '0'))
                continue;
            significant++;
            trailing = character == '0' ? trailing + 1 : 0;
        }

        return significant == 0 || (significant - trailing <= DecimalDigits && decimals - trailing <= DecimalDigits);
    }
}
