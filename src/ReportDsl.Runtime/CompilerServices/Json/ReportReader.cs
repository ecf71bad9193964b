using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>
/// Reads reports in the data format. Whatever the template does not know, is there twice, or cannot be held is an error with its place:
/// line and byte in the line, both from 0 as in System.Text.Json, and path.
/// </summary>
internal static class ReportReader
{
    private static readonly ImmutableArray<(Parts Part, string Name)> Required =
        [(Parts.Template, "template"), (Parts.Version, "version"), (Parts.Period, "period")];

    public static void Read(ReadOnlySpan<byte> utf8, GeneratedReport report, AcceptedPeriods periods)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = utf8.StartsWith(mark) ? utf8[mark.Length..] : utf8;
        if (!Utf8.IsValid(text))
            throw new JsonException("The text is not UTF-8.");
        var reader = new Utf8JsonReader(text);
        reader.Read();
        var cursor = new ReportCursor(text, report.Schema);
        Read(ref reader, report, ref cursor, periods);
        if (reader.Read())
            throw cursor.Error(ref reader, "Nothing may follow the report.");
    }

    /// <summary>Reads the object that the reader stands on, to its end.</summary>
    public static void Read(ref Utf8JsonReader reader, GeneratedReport report)
    {
        var cursor = new ReportCursor([], report.Schema);
        Read(ref reader, report, ref cursor, AcceptedPeriods.Served);
    }

    private static void Read(ref Utf8JsonReader reader, GeneratedReport report, ref ReportCursor cursor, AcceptedPeriods periods)
    {
        var schema = report.Schema;
        var met = Parts.None;
        cursor.ExpectObject(ref reader, "A report");
        while (ReportCursor.NextProperty(ref reader))
        {
            var name = cursor.String(ref reader);
            var part = PartOf(name);
            if (part == Parts.None)
                throw cursor.Error(ref reader, $"A report has no '{name}'.");
            if (met.HasFlag(part))
                throw cursor.Error(ref reader, $"'{name}' is there twice.");
            met |= part;
            cursor.Enter(name);
            reader.Read();
            switch (part)
            {
                case Parts.Template:
                    cursor.Expect(ref reader, schema.Template, "template");
                    break;
                case Parts.Version:
                    cursor.Expect(ref reader, schema.Version, "version");
                    break;
                case Parts.Period:
                    report.Period = PeriodOf(ref reader, schema, ref cursor, periods);
                    break;
                case Parts.Fields:
                    ReadValues(ref reader, report, ref cursor, schema.FieldLookup, 0);
                    break;
                case Parts.Narratives:
                    ReadValues(ref reader, report, ref cursor, schema.NarrativeLookup, schema.Fields.Length);
                    break;
                case Parts.Tables:
                    ReadTables(ref reader, report, ref cursor);
                    break;
                default:
                    ReadExplanations(ref reader, report, ref cursor);
                    break;
            }

            cursor.Leave();
        }

        foreach (var (part, name) in Required)
        {
            if (!met.HasFlag(part) && (part != Parts.Period || periods == AcceptedPeriods.Served))
                throw cursor.Error(ref reader, $"The report does not name its {name}.");
        }
    }

    private static ReportPeriod PeriodOf(ref Utf8JsonReader reader, ReportSchema schema, ref ReportCursor cursor, AcceptedPeriods periods)
    {
        var example = new ReportPeriod(schema.PeriodKind, 2023);
        if (reader.TokenType != JsonTokenType.String)
            throw cursor.Error(ref reader, $"The period is written as a string such as \"{example}\".");
        var text = cursor.String(ref reader);
        if (!ReportPeriod.TryParse(text, out var period) || period.Kind != schema.PeriodKind)
            throw cursor.Error(ref reader, $"\"{text}\" is no period of this form, such as \"{example}\".");
        return periods == AcceptedPeriods.Any || schema.Serves(period)
            ? period
            : throw cursor.Error(ref reader, $"The form does not serve the period {text}.");
    }

    private static void ReadValues(ref Utf8JsonReader reader, GeneratedReport report, ref ReportCursor cursor, LineLookup lookup, int start)
    {
        cursor.ExpectObject(ref reader, "This");
        var lines = new MetLines(lookup);
        while (ReportCursor.NextProperty(ref reader))
        {
            var line = lines.Next(ref reader, ref cursor);
            ReadCell(ref reader, report, ref cursor, start + line, lookup.NameOf(line));
        }
    }

    private static void ReadTables(ref Utf8JsonReader reader, GeneratedReport report, ref ReportCursor cursor)
    {
        var schema = report.Schema;
        cursor.ExpectObject(ref reader, "The tables");
        var tables = new MetLines(schema.TableLookup);
        while (ReportCursor.NextProperty(ref reader))
        {
            var index = tables.Next(ref reader, ref cursor);
            var (table, start) = (schema.Tables[index], schema.StartOf(index));
            if (!table.HasRows)
            {
                ReadRow(ref reader, report, ref cursor, table, start, table.Path);
                continue;
            }

            cursor.Enter(table.Path);
            reader.Read();
            cursor.ExpectObject(ref reader, "A table");
            var rows = new MetLines(table.RowLookup);
            while (ReportCursor.NextProperty(ref reader))
            {
                var row = rows.Next(ref reader, ref cursor);
                ReadRow(ref reader, report, ref cursor, table, start + (row * table.Columns.Length), table.Rows[row].Path);
            }

            cursor.Leave();
        }
    }

    /// <summary>Reads the value behind the property that the reader stands on.</summary>
    private static void ReadRow(ref Utf8JsonReader reader, GeneratedReport report, ref ReportCursor cursor, TableSchema table, int first, string name)
    {
        if (!table.HasColumns)
        {
            ReadCell(ref reader, report, ref cursor, first, name);
            return;
        }

        cursor.Enter(name);
        reader.Read();
        ReadValues(ref reader, report, ref cursor, table.ColumnLookup, first);
        cursor.Leave();
    }

    private static void ReadCell(ref Utf8JsonReader reader, GeneratedReport report, ref ReportCursor cursor, int value, string name)
    {
        if (report.Schema.Values[value] is null)
            throw cursor.Error(ref reader, $"There is no cell '{name}' here.");
        cursor.Enter(name);
        reader.Read();
        var (content, note) = reader.TokenType == JsonTokenType.StartObject ? ReadNoted(ref reader, ref cursor) : (ReadContent(ref reader, ref cursor), null);
        report.SetContent(value, content, note);
        cursor.Leave();
    }

    private static (CellContent Content, string? Note) ReadNoted(ref Utf8JsonReader reader, ref ReportCursor cursor)
    {
        CellContent? content = null;
        string? note = null;
        while (ReportCursor.NextProperty(ref reader))
        {
            var name = cursor.String(ref reader);
            if (name is not ("value" or "invalid" or "absent" or "note"))
                throw cursor.Error(ref reader, $"A cell has no '{name}', only 'value', 'invalid', 'absent' and 'note'.");
            if (name == "note" ? note is not null : content is not null)
                throw cursor.Error(ref reader, "A cell has one 'value', 'invalid' or 'absent', and one 'note'.");
            reader.Read();
            if (name == "value")
                content = ReadContent(ref reader, ref cursor);
            else if (name == "absent")
                content = reader.TokenType == JsonTokenType.True ? CellContent.Absent : throw cursor.Error(ref reader, "'absent' is true, or left out.");
            else if (reader.TokenType != JsonTokenType.String)
                throw cursor.Error(ref reader, $"'{name}' is a string.");
            else if (name == "invalid")
                content = CellContent.Invalid(cursor.String(ref reader));
            else
                note = cursor.String(ref reader);
        }

        return (content ?? default, string.IsNullOrWhiteSpace(note) ? null : note);
    }

    private static CellContent ReadContent(ref Utf8JsonReader reader, ref ReportCursor cursor) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.True => CellContent.Of(true),
        JsonTokenType.False => CellContent.Of(false),
        JsonTokenType.String => CellContent.Of(cursor.String(ref reader)),
        JsonTokenType.Number => CellContent.Of(cursor.Number(ref reader)),
        _ => throw cursor.Error(ref reader, "A cell is a number, a string, true, false, null, or an object with 'value', 'invalid' or 'absent' and 'note'."),
    };

    private static void ReadExplanations(ref Utf8JsonReader reader, GeneratedReport report, ref ReportCursor cursor)
    {
        cursor.ExpectObject(ref reader, "The explanations");
        while (ReportCursor.NextProperty(ref reader))
        {
            var instance = cursor.String(ref reader);
            if (!report.MayExplain(instance))
                throw cursor.Error(ref reader, $"No rule that takes an explanation is called '{instance}'.");
            if (report.Explanations.ContainsKey(instance))
                throw cursor.Error(ref reader, $"'{instance}' is there twice.");
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                throw cursor.Error(ref reader, "An explanation is a string.");
            report.Explanations.Add(instance, cursor.String(ref reader));
        }
    }

    private static Parts PartOf(string name) => name switch
    {
        "template" => Parts.Template,
        "version" => Parts.Version,
        "period" => Parts.Period,
        "fields" => Parts.Fields,
        "narratives" => Parts.Narratives,
        "tables" => Parts.Tables,
        "explanations" => Parts.Explanations,
        _ => Parts.None,
    };

    [Flags]
    private enum Parts
    {
        None = 0,
        Template = 1,
        Version = 2,
        Period = 4,
        Fields = 8,
        Narratives = 16,
        Tables = 32,
        Explanations = 64,
    }

    /// <summary>The lines of an object that have been met.</summary>
    private struct MetLines(LineLookup lookup)
    {
        private readonly bool[] _met = new bool[lookup.Count];
        private int _expected;

        public int Next(ref Utf8JsonReader reader, ref ReportCursor cursor)
        {
            var index = lookup.Find(ref reader, _expected, ref cursor);
            if (index < 0)
                throw cursor.Error(ref reader, $"The template knows no '{cursor.String(ref reader)}' here.");
            if (_met[index])
                throw cursor.Error(ref reader, $"'{cursor.String(ref reader)}' is there twice.");
            _met[index] = true;
            _expected = index + 1;
            return index;
        }
    }
}
