using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ReportDsl.Validation.Writing;

/// <summary>A JSON document of any length that flows into a text as it is written.</summary>
internal sealed class JsonText : IDisposable
{
    private readonly TextWriter _text;
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 14);

    private JsonText(TextWriter text, JsonWriterOptions options)
    {
        _text = text;
        Json = new Utf8JsonWriter(_buffer, options);
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>For files and pipes: with line breaks, Chinese readable.</summary>
    public static JsonText Indented(TextWriter text) =>
        new(text, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    /// <summary>For files and pipes, without line breaks; Chinese readable.</summary>
    public static JsonText Compact(TextWriter text) =>
        new(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>For HTML: compact, and with no character in it that means something there (<c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c>, quotes).</summary>
    public static JsonText ForHtml(TextWriter text) =>
        new(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    /// <summary>Hands on what has been written so far.</summary>
    public void Flush()
    {
        // The writer gives out whole tokens only, so no character is torn apart.
        Json.Flush();
        _text.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }

    public void Dispose() => Json.Dispose();
}
