using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ReportDsl.Diagnostics;

namespace ReportDsl.Evaluation;

/// <summary>A place in a JSON text: reads on from it, and names it in problems, which it collects.</summary>
internal ref struct JsonCursor
{
    /// <summary>Beyond, a file is not told more.</summary>
    private const int MostProblems = 100;

    /// <summary>A decimal holds every number of so many digits.</summary>
    private const int DecimalDigits = 28;

    /// <summary>A whole number of so many characters is read as one.</summary>
    private const int PlainDigits = 18;

    private readonly ReadOnlySpan<byte> _text;
    private readonly ImmutableArray<DataProblem>.Builder _problems;
    private readonly List<string> _path;

    public JsonCursor(ReadOnlySpan<byte> text)
    {
        _text = text;
        _problems = ImmutableArray.CreateBuilder<DataProblem>();
        _path = [];
        Reader = new Utf8JsonReader(text);
    }

    public Utf8JsonReader Reader;

    public readonly bool HasProblems => _problems.Count > 0;

    public readonly ImmutableArray<DataProblem> Problems => _problems.ToImmutable();

    private readonly string Path
    {
        get
        {
            var path = new StringBuilder("$");
            foreach (var name in _path)
                path.Append(name.Contains('.', StringComparison.Ordinal) ? $"['{name}']" : $".{name}");
            return path.ToString();
        }
    }

    public readonly void Enter(string name) => _path.Add(name);

    public readonly void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Reports a problem at the token that the reader stands on.</summary>
    public readonly void Report(string english, string chinese) => ReportAt((int)Reader.TokenStartIndex, english, chinese);

    /// <summary>Reports that the text is no JSON from a place on: line and byte in the line, both from 0.</summary>
    public readonly void Report(JsonException exception)
    {
        var offset = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
            offset += _text[offset..].IndexOf((byte)'\n') + 1;
        offset = (int)Math.Min(_text.Length, offset + (exception.BytePositionInLine ?? 0));

        // The last word on the text, however much was told of it.
        var mistake = JsonMistake.In(_text, offset);
        Add(mistake.Offset, mistake.Text);
    }

    /// <summary>Reports that the text is no UTF-8, at the first byte that is none.</summary>
    public readonly void ReportEncoding()
    {
        var rest = _text;
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done)
            rest = rest[length..];
        Add(_text.Length - rest.Length, new Phrase(
            "The file is not UTF-8 from here on: save it as UTF-8.", "文件从此处起不是UTF-8编码：请以UTF-8编码保存。"));
    }

    /// <summary>Reports that the report names no period that the form serves, at the token that the reader stands on.</summary>
    public readonly void ReportPeriod(string english, string chinese)
    {
        if (_problems.Count < MostProblems)
            Add((int)Reader.TokenStartIndex, new Phrase(english, chinese), isOfPeriod: true);
    }

    /// <summary>Moves into an object; where something else stands, says so and passes over it.</summary>
    public bool TryEnterObject(string english, string chinese)
    {
        if (Reader.TokenType == JsonTokenType.StartObject)
            return true;
        Report($"{english} must be a JSON object.", $"{chinese}应为JSON对象。");
        Reader.Skip();
        return false;
    }

    /// <summary>Moves to the next name of an object, or to the object's end.</summary>
    public bool NextName()
    {
        Reader.Read();
        return Reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Moves past the value of the name that the reader stands on.</summary>
    public void SkipValue()
    {
        Reader.Read();
        Reader.Skip();
    }

    /// <summary>The string or name that the reader stands on; null, and a problem, where it is no text.</summary>
    public readonly string? String()
    {
        try
        {
            return Reader.GetString();
        }
        catch (InvalidOperationException)
        {
            Report("The string holds half of a surrogate pair.", "字符串含有不完整的代理对。");
            return null;
        }
    }

    /// <summary>The string that the reader stands on; null, and a problem, where something else stands there.</summary>
    public string? ExpectedString(string english, string chinese)
    {
        if (Reader.TokenType == JsonTokenType.String)
            return String();
        Report($"{english} must be a string.", $"{chinese}应为字符串。");
        Reader.Skip();
        return null;
    }

    /// <summary>The number that the reader stands on; false, and a problem, where a decimal cannot hold it exactly.</summary>
    public readonly bool TryGetNumber(out decimal number)
    {
        var token = Reader.ValueSpan;
        if (token.Length <= PlainDigits && Utf8Parser.TryParse(token, out long whole, out var length) && length == token.Length)
        {
            number = whole;
            return true;
        }

        if (Reader.TryGetDecimal(out number) && IsHeld(token))
            return true;
        Report("The number has too many digits to be held exactly.", "数字位数过多，无法精确保存。");
        return false;
    }

    /// <summary>
    /// Whether neither the digits nor the decimals of a number exceed what a decimal holds: the framework would round the number silently.
    /// </summary>
    private static bool IsHeld(ReadOnlySpan<byte> token)
    {
        if (token.Length <= DecimalDigits && token.IndexOfAny((byte)'e', (byte)'E') < 0)
            return true;

        var exponentAt = token.IndexOfAny((byte)'e', (byte)'E');
        var digits = exponentAt < 0 ? token : token[..exponentAt];
        var exponent = 0;
        if (exponentAt >= 0
            && !int.TryParse(token[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var point = digits.IndexOf((byte)'.');
        var decimals = (point < 0 ? 0 : digits.Length - point - 1) - (long)exponent;
        var (significant, trailing) = (0, 0);
        foreach (var character in digits)
        {
            if (character is not (>= (byte)'0' and <= (byte)'9') || (significant == 0 && character == '0'))
                continue;
            significant++;
            trailing = character == '0' ? trailing + 1 : 0;
        }

        return significant == 0 || (significant - trailing <= DecimalDigits && decimals - trailing <= DecimalDigits);
    }

    private readonly void ReportAt(int offset, string english, string chinese)
    {
        if (_problems.Count < MostProblems)
            Add(offset, new Phrase(english, chinese));
    }

    private readonly void Add(int offset, Phrase text, bool isOfPeriod = false)
    {
        var before = _text[..offset];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        _problems.Add(new DataProblem(
            before.Count((byte)'\n') + 1,
            Encoding.UTF8.GetCharCount(before[lineStart..]) + 1,
            Path,
            text) { IsOfPeriod = isOfPeriod });
    }
}
