using System.Globalization;
using System.Text.Json;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Writes the data format. An object is begun with its first content, so that none is empty.</summary>
internal sealed class ReportJsonWriter(Utf8JsonWriter writer, ReportData report)
{
    private readonly DataLayout _layout = DataLayout.Of(report.Form);

    public void Write()
    {
        writer.WriteStartObject();
        writer.WriteString("template", report.Form.Name);
        writer.WriteString("version", report.Form.Version);
        if (report.Period.IsKnown)
            writer.WriteString("period", report.Period.ToString());
        WriteCells("fields", _layout.Fields, _layout.FieldSlots.AsSpan());
        WriteCells("narratives", _layout.Narratives, _layout.NarrativeSlots.AsSpan());
        WriteTables();
        WriteExplanations();
        writer.WriteEndObject();
    }

    private void WriteTables()
    {
        if (!_layout.TableLayouts.Any(table => HasContent(table.Slots.AsSpan())))
            return;

        writer.WriteStartObject("tables");
        for (var i = 0; i < _layout.TableLayouts.Length; i++)
            WriteTable(_layout.Tables.Codes[i], _layout.TableLayouts[i]);
        writer.WriteEndObject();
    }

    private void WriteTable(string path, TableLayout table)
    {
        if (!HasContent(table.Slots.AsSpan()))
            return;
        if (table.Rows is null)
        {
            WriteRow(path, table, 0);
            return;
        }

        writer.WriteStartObject(path);
        for (var row = 0; row < table.Rows.Codes.Length; row++)
            WriteRow(table.Rows.Codes[row], table, row);
        writer.WriteEndObject();
    }

    private void WriteRow(string name, TableLayout table, int row)
    {
        if (table.Columns is null)
            WriteCell(name, table.Slots[row]);
        else
            WriteCells(name, table.Columns, table.Slots.AsSpan(row * table.Width, table.Width));
    }

    private void WriteCells(string name, CodeLookup codes, ReadOnlySpan<int> slots)
    {
        if (!HasContent(slots))
            return;

        writer.WriteStartObject(name);
        for (var i = 0; i < slots.Length; i++)
            WriteCell(codes.Codes[i], slots[i]);
        writer.WriteEndObject();
    }

    private void WriteCell(string name, int slot)
    {
        if (!HasContent(slot))
            return;

        var entry = report[slot];
        var note = report.Notes.GetValueOrDefault(slot);
        if (note is null && entry.Kind is not (ContentKind.Invalid or ContentKind.Absent))
        {
            writer.WritePropertyName(name);
            WriteContent(entry);
            return;
        }

        writer.WriteStartObject(name);
        if (entry.Kind == ContentKind.Invalid)
        {
            writer.WriteString("invalid", entry.Text);
        }
        else if (entry.Kind == ContentKind.Absent)
        {
            writer.WriteBoolean("absent", true);
        }
        else
        {
            writer.WritePropertyName("value");
            WriteContent(entry);
        }

        if (note is not null)
            writer.WriteString("note", note);
        writer.WriteEndObject();
    }

    private void WriteContent(CellContent entry)
    {
        switch (entry.Kind)
        {
            case ContentKind.Blank:
                writer.WriteNullValue();
                break;
            case ContentKind.Number:
                writer.WriteNumberValue(entry.Number);
                break;
            case ContentKind.Boolean:
                writer.WriteBooleanValue(entry.Number != 0);
                break;
            case ContentKind.Date:
                writer.WriteStringValue(DateOnly.FromDayNumber((int)entry.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(entry.Text);
                break;
        }
    }

    private void WriteExplanations()
    {
        if (report.Explanations.IsEmpty)
            return;

        writer.WriteStartObject("explanations");
        foreach (var (instance, reason) in report.Explanations)
            writer.WriteString(instance, reason);
        writer.WriteEndObject();
    }

    private bool HasContent(ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            if (HasContent(slot))
                return true;
        }

        return false;
    }

    private bool HasContent(int slot) => slot >= 0 && (report.Kinds[slot] != ContentKind.Blank || report.Notes.ContainsKey(slot));
}
