using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReportDsl.Runtime;

internal static class JsonText
{
    /// <summary>Chinese stays readable; the same bytes on every system.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
