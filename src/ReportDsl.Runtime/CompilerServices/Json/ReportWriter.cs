using System.Text.Json;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Writes reports in the data format: in the order of the form, blanks left out.</summary>
internal static class ReportWriter
{
    public static void Write(Utf8JsonWriter writer, GeneratedReport report)
    {
        var schema = report.Schema;
        writer.WriteStartObject();
        writer.WriteString("template", schema.Template);
        writer.WriteString("version", schema.Version);
        if (report.Period is { } period)
            writer.WriteString("period", period.ToString());
        WriteFields(writer, "fields", report, schema.Fields, 0);
        WriteFields(writer, "narratives", report, schema.Narratives, schema.Fields.Length);
        if (HasContent(report, schema.Fields.Length + schema.Narratives.Length, schema.Values.Length))
        {
            writer.WriteStartObject("tables");
            for (var table = 0; table < schema.Tables.Length; table++)
                WriteTable(writer, report, schema.Tables[table], schema.StartOf(table));
            writer.WriteEndObject();
        }

        if (report.Explanations.Count > 0)
        {
            writer.WriteStartObject("explanations");
            foreach (var (instance, reason) in report.Explanations)
                writer.WriteString(instance, reason ?? "");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteFields(
        Utf8JsonWriter writer, string name, GeneratedReport report, System.Collections.Immutable.ImmutableArray<FieldSchema> fields, int start)
    {
        if (!HasContent(report, start, start + fields.Length))
            return;
        writer.WriteStartObject(name);
        for (var i = 0; i < fields.Length; i++)
            WriteValue(writer, fields[i].Path, report, start + i);
        writer.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter writer, GeneratedReport report, TableSchema table, int start)
    {
        var width = table.Columns.Length;
        if (!HasContent(report, start, start + (table.Rows.Length * width)))
            return;
        if (!table.HasRows)
        {
            WriteRow(writer, table.Path, report, table, start);
            return;
        }

        writer.WriteStartObject(table.Path);
        for (var row = 0; row < table.Rows.Length; row++)
        {
            var first = start + (row * width);
            if (HasContent(report, first, first + width))
                WriteRow(writer, table.Rows[row].Path, report, table, first);
        }

        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, string name, GeneratedReport report, TableSchema table, int first)
    {
        if (!table.HasColumns)
        {
            WriteValue(writer, name, report, first);
            return;
        }

        writer.WriteStartObject(name);
        for (var column = 0; column < table.Columns.Length; column++)
            WriteValue(writer, table.Columns[column].Path, report, first + column);
        writer.WriteEndObject();
    }

    private static bool HasContent(GeneratedReport report, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (report.ContentOf(i).Kind != ContentKind.Blank || report.NoteOf(i) is not null)
                return true;
        }

        return false;
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, GeneratedReport report, int value)
    {
        var (content, note) = (report.ContentOf(value), report.NoteOf(value));
        if (content.Kind == ContentKind.Blank && note is null)
            return;
        writer.WritePropertyName(name);
        if (note is null && content.Kind is not (ContentKind.Invalid or ContentKind.Absent))
        {
            WriteContent(writer, content);
            return;
        }

        writer.WriteStartObject();
        if (content.Kind == ContentKind.Invalid)
        {
            writer.WriteString("invalid", content.Text);
        }
        else if (content.Kind == ContentKind.Absent)
        {
            writer.WriteBoolean("absent", true);
        }
        else
        {
            writer.WritePropertyName("value");
            WriteContent(writer, content);
        }

        if (note is not null)
            writer.WriteString("note", note);
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, in CellContent content)
    {
        switch (content.Kind)
        {
            case ContentKind.Blank:
                writer.WriteNullValue();
                break;
            case ContentKind.Number:
                writer.WriteNumberValue(content.Number);
                break;
            case ContentKind.Boolean:
                writer.WriteBooleanValue(content.Number != 0);
                break;
            default:
                writer.WriteStringValue(content.ToString());
                break;
        }
    }
}
