using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ReportDsl.Diagnostics;

namespace ReportDsl.Evaluation;

/// <summary>
/// What is wrong where a text ceases to be JSON, and its remedy: commas, quotes, comments and words as people and other languages write them.
/// </summary>
/// <param name="Offset">Where the mistake stands: the comma too many, not the bracket behind it.</param>
internal readonly record struct JsonMistake(int Offset, Phrase Text)
{
    private static readonly string[] NoNumbers = ["NaN", "Infinity", "undefined", "None", "nil", "NULL", "Null"];

    /// <summary>The first mistake of a text that is no JSON.</summary>
    /// <param name="offset">Where the framework's reader stopped.</param>
    public static JsonMistake In(ReadOnlySpan<byte> text, int offset)
    {
        var (last, isObject, isOpen, end) = Before(text);
        if (offset >= text.Length)
        {
            return text.IsEmpty
                ? new(offset, new("The file is empty.", "文件为空。"))
                : new(offset, new(
                    "The text ends before it is complete: a quote or a closing } or ] is missing.", "内容不完整：缺少引号，或缺少结尾的 } 或 ]。"));
        }

        if (!isOpen && IsComplete(last))
            return new(offset, new("Nothing may follow the report.", "报告之后不应有其他内容。"));

        // What the reader had begun: a text, a name that lacks its colon, a number that something follows, or a word that is wrong as a whole.
        var begun = text[end..offset].TrimStart(" \t\r\n,:"u8);
        var isInText = begun is [(byte)'"', ..] && !IsClosed(begun);
        var lacksColon = begun is [(byte)'"', ..] && !isInText;
        if (lacksColon)
            last = JsonTokenType.PropertyName;
        else if (Utf8Parser.TryParse(begun, out decimal _, out var length) && length == begun.TrimEnd(" \t\r\n"u8).Length
            && (length < begun.Length || !IsOfWord(text[offset])))
            last = JsonTokenType.Number;
        else if (!isInText)
            offset -= begun.Length;

        var previous = text[..offset].TrimEnd(" \t\r\n"u8);
        var rest = text[offset..];
        var expectsName = isObject && last != JsonTokenType.PropertyName && (last == JsonTokenType.StartObject || previous is [.., (byte)',']);
        _ = Rune.DecodeFromUtf8(rest, out var sign, out _);
        if (rest[0] is (byte)'}' or (byte)']' && previous is [.., (byte)','])
        {
            return new(previous.Length - 1, new(
                $"The comma before '{(char)rest[0]}' is one too many: leave it out.", $"“{(char)rest[0]}”之前多了一个逗号：请删去。"));
        }

        if (isInText && rest[0] < 0x20)
        {
            return new(offset, rest[0] is not ((byte)'\n' or (byte)'\r')
                ? new("A text holds a control character: write it as an escape, such as \\t.", "文本含有控制字符：请写成转义形式，如 \\t。")
                : new("A text holds a line break, or lacks its closing quote: write \\n, or close it.", "文本含有换行，或缺少结尾的引号：请写 \\n，或补上引号。"));
        }

        return new(offset, Words(rest, sign, last, expectsName, lacksColon, isInText));
    }

    private static Phrase Words(ReadOnlySpan<byte> rest, Rune sign, JsonTokenType last, bool expectsName, bool lacksColon, bool isInText)
    {
        if (isInText)
        {
            return new(
                "In a text a backslash begins an escape such as \\n or \\\": a backslash itself is written \\\\.",
                "文本中的反斜杠用于转义（如 \\n、\\\"）：反斜杠本身写作 \\\\。");
        }

        if (last == JsonTokenType.None && sign.Value is '<')
            return new("This is a web page or XML, not JSON.", "这是网页或 XML，不是 JSON。");
        if (sign.Value is '\'' or '“' or '”' or '‘' or '’' or '「' or '`' or '«')
            return new($"Names and texts stand in straight double quotes (\"…\"), not in {sign}.", $"名称和文本应使用英文双引号（\"…\"），而不是 {sign}。");
        if (sign.Value is '/' or '#')
            return new("JSON has no comments: leave it out. A remark on a cell is its \"note\".", "JSON 不能写注释：请删去。单元格的备注写在 \"note\" 中。");
        if (Ascii(sign) is { } ascii)
            return new($"'{sign}' is full-width: write {ascii}.", $"“{sign}”是全角符号：请改为 {ascii}。");

        var word = WordAt(rest is [(byte)'-', ..] ? rest[1..] : rest);
        if (expectsName && word.Length > 0)
            return new($"Names stand in double quotes: write \"{word}\".", $"名称应加英文双引号：请写 \"{word}\"。");
        if (lacksColon)
            return new("A colon is missing before this.", "此处之前缺少冒号。");
        if (IsComplete(last) && !expectsName && sign.Value is '"' or '{' or '[' or '-' or (>= '0' and <= '9'))
            return new("A comma is missing before this.", "此处之前缺少逗号。");
        if (NoNumbers.Contains(word, StringComparer.Ordinal))
            return new($"JSON has no {word}: write null for a blank.", $"JSON 没有 {word}：空白请写 null。");
        if (word is "True" or "False" or "TRUE" or "FALSE")
            return new($"Write {word.ToLowerInvariant()} instead of {word}.", $"请写 {word.ToLowerInvariant()}，而不是 {word}。");
        if (word.Length > 0 && !IsComplete(last))
            return new($"Texts stand in double quotes: write \"{word}\".", $"文本应加英文双引号：请写 \"{word}\"。");
        if (sign.Value is '+' or '.' or '-' or (>= '0' and <= '9'))
            return new("A number is written as 12, -3 or 0.5: without a plus sign, leading zeros or separators.", "数字写作 12、-3 或 0.5：不带正号、前导零或千位分隔符。");
        if (sign.Value == ',')
            return new("There is a comma too many, or a value is missing before it.", "多了一个逗号，或逗号之前缺少值。");
        if (sign.Value is '}' or ']')
            return new($"'{sign}' closes nothing that is open here, or a value is missing before it.", $"“{sign}”没有对应的左括号，或其前缺少值。");
        return new("This is not valid JSON.", "此处不是有效的JSON。");
    }

    private static bool IsComplete(JsonTokenType last) => last is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True
        or JsonTokenType.False or JsonTokenType.Null or JsonTokenType.EndObject or JsonTokenType.EndArray;

    private static string? Ascii(Rune sign) => sign.Value switch
    {
        '，' or '、' => "','",
        '：' => "':'",
        '｛' => "'{'",
        '｝' => "'}'",
        '［' or '【' => "'['",
        '］' or '】' => "']'",
        '＂' => "'\"'",
        >= '０' and <= '９' => $"'{(char)(sign.Value - '０' + '0')}'",
        _ => null,
    };

    /// <summary>A word that stands in no quotes; empty where none does.</summary>
    private static string WordAt(ReadOnlySpan<byte> rest)
    {
        const int Longest = 40;
        var word = new StringBuilder();
        while (word.Length < Longest && Rune.DecodeFromUtf8(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done
            && (Rune.IsLetter(rune) || rune.Value is '_' or '$' || (word.Length > 0 && Rune.IsLetterOrDigit(rune))))
        {
            word.Append(rune);
            rest = rest[length..];
        }

        return word.ToString();
    }

    /// <summary>Whether a text that begins with its quote has the closing one, too.</summary>
    private static bool IsClosed(ReadOnlySpan<byte> text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '"')
                return true;
            if (text[at] == '\\')
                at++;
        }

        return false;
    }

    private static bool IsOfWord(byte character) => character is (byte)'.' or (byte)'+' or (byte)'_' || char.IsAsciiLetterOrDigit((char)character);

    /// <summary>The last token that is right, whether an object, or anything, is open behind it, and where it ends.</summary>
    private static (JsonTokenType Last, bool IsObject, bool IsOpen, int End) Before(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        var open = new Stack<bool>();
        var (last, end) = (JsonTokenType.None, 0);
        try
        {
            while (reader.Read())
            {
                (last, end) = (reader.TokenType, (int)reader.BytesConsumed);
                if (last is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    open.Push(last == JsonTokenType.StartObject);
                else if (last is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    open.Pop();
            }
        }
        catch (JsonException)
        {
            // Up to here.
        }

        return (last, open.TryPeek(out var isObject) && isObject, open.Count > 0, end);
    }
}
