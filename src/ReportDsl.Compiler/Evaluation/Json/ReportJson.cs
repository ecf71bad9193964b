using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ReportDsl.Forms;

namespace ReportDsl.Evaluation;

/// <summary>
/// Reports in the data format (JSON). What the form does not know, what is there twice and what cannot be held are problems with their
/// place; whether a content is valid is a matter of evaluation, not of reading.
/// </summary>
public static class ReportJson
{
    /// <summary>A data file may have so many bytes: 64 MiB.</summary>
    public const int LargestFile = 64 << 20;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Which form the text is for, so that the caller may choose it. Reads no further than it needs.</summary>
    public static ReportHeader ReadHeader(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(WithoutMark(utf8));
        var header = new ReportHeader(null, null, null);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return header;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && header is not { Template: { }, Version: { }, Period: { } })
            {
                var name = reader.GetString();
                reader.Read();
                var value = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
                header = name switch
                {
                    "template" => header with { Template = value },
                    "version" => header with { Version = value },
                    "period" => header with { Period = value },
                    _ => header,
                };
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What was read stands; reading the whole will tell the place of the error.
            return header;
        }

        return header;
    }

    /// <summary>The text that a field holds, read no further than needed; null where it is no mere text.</summary>
    /// <param name="path">The field's path.</param>
    public static string? ReadField(ReadOnlySpan<byte> utf8, string path)
    {
        var reader = new Utf8JsonReader(WithoutMark(utf8));
        try
        {
            if (!Enter(ref reader, "fields") || !Enter(ref reader, path))
                return null;
            return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Goes into the object that begins next, to a property of it; false where there is none.</summary>
    private static bool Enter(ref Utf8JsonReader reader, string name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name))
                return true;
            reader.Read();
            reader.Skip();
        }

        return false;
    }

    /// <summary>Reads a report of a form.</summary>
    public static ReportReading Read(ReadOnlySpan<byte> utf8, Form form)
    {
        var text = WithoutMark(utf8);
        var cursor = new JsonCursor(text);
        if (!Utf8.IsValid(text))
        {
            cursor.ReportEncoding();
            return new ReportReading(null, cursor.Problems);
        }

        ReportData? report = null;
        try
        {
            report = new ReportJsonReader(form).Read(ref cursor);
        }
        catch (JsonException exception)
        {
            cursor.Report(exception);
        }

        return new ReportReading(cursor.HasProblems ? null : report, cursor.Problems);
    }

    /// <summary>Reads a report of a form, to the end of the stream.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static ReportReading Read(Stream stream, Form form)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            var length = 0;
            while (stream.Read(buffer, length, buffer.Length - length) is var read and > 0)
            {
                length += read;
                if (length > LargestFile)
                    return TooLarge();
                if (length == buffer.Length)
                    buffer = Grown(buffer);
            }

            return Read(buffer.AsSpan(0, length), form);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Writes a report in the one canonical way: in the order of the form, blanks left out, numbers without trailing zeros, lines ended
    /// by a line feed. Reading it gives the same report.
    /// </summary>
    public static void Write(IBufferWriter<byte> output, ReportData report)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        new ReportJsonWriter(writer, report).Write();
    }

    /// <summary>As <see cref="Write(IBufferWriter{byte}, ReportData)"/>, into an array.</summary>
    public static byte[] Write(ReportData report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, report);
        return buffer.WrittenSpan.ToArray();
    }

    private static ReportReading TooLarge()
    {
        var cursor = new JsonCursor([]);
        cursor.Report("The file is larger than 64 MiB.", "文件超过64 MiB。");
        return new ReportReading(null, cursor.Problems);
    }

    private static byte[] Grown(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith("\uFEFF"u8) ? utf8["\uFEFF"u8.Length..] : utf8;
}
