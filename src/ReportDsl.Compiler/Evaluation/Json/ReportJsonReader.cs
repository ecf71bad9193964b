using System.Text.Json;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>Reads the data format. A problem does not end the reading: what follows is read, or passed over, all the same.</summary>
internal sealed class ReportJsonReader(Form form)
{
    private static readonly CodeLookup Parts =
        new(["template", "version", "period", "fields", "narratives", "tables", "explanations"]);

    private const int PeriodPart = 2;

    private const int ValuePart = 0;
    private const int NotePart = 1;
    private const int InvalidPart = 2;
    private const int AbsentPart = 3;

    private static readonly CodeLookup CellParts = new(["value", "note", "invalid", "absent"]);

    private readonly DataLayout _layout = DataLayout.Of(form);
    private readonly ReportData.Builder _builder = new(form, default);

    /// <summary>The report; to be used only where no problem was met.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public ReportData Read(ref JsonCursor cursor)
    {
        cursor.Reader.Read();
        if (!cursor.TryEnterObject("A report", "报告"))
            return _builder.ToReport();

        var met = new MetCodes(Parts);
        while (cursor.NextName())
        {
            if (!met.TryNext(ref cursor, out var part))
                continue;
            cursor.Enter(Parts.Codes[part]);
            cursor.Reader.Read();
            ReadPart(ref cursor, part);
            cursor.Leave();
        }

        for (var required = 0; required < 3; required++)
        {
            if (met.IsMet(required))
                continue;
            if (required == PeriodPart)
                cursor.ReportPeriod("The report does not name its period.", "报告缺少 period。");
            else
                cursor.Report($"The report does not name its {Parts.Codes[required]}.", $"报告缺少 {Parts.Codes[required]}。");
        }

        if (cursor.Reader.Read())
            cursor.Report("Nothing may follow the report.", "报告之后不应有其他内容。");
        return _builder.ToReport();
    }

    private void ReadPart(ref JsonCursor cursor, int part)
    {
        switch (part)
        {
            case 0:
                Expect(ref cursor, form.Name);
                break;
            case 1:
                Expect(ref cursor, form.Version);
                break;
            case PeriodPart:
                ReadPeriod(ref cursor);
                break;
            case 3:
                ReadCells(ref cursor, _layout.Fields, _layout.FieldSlots.AsSpan());
                break;
            case 4:
                ReadCells(ref cursor, _layout.Narratives, _layout.NarrativeSlots.AsSpan());
                break;
            case 5:
                ReadTables(ref cursor);
                break;
            default:
                ReadExplanations(ref cursor);
                break;
        }
    }

    private static void Expect(ref JsonCursor cursor, string expected)
    {
        if (cursor.ExpectedString("The name", "名称") is { } found && found != expected)
            cursor.Report($"\"{expected}\" is expected here, not \"{found}\".", $"此处应为“{expected}”，而不是“{found}”。");
    }

    private void ReadPeriod(ref JsonCursor cursor)
    {
        if (cursor.ExpectedString("The period", "报告期") is not { } text)
            return;

        var example = new ReportPeriod(form.Period.Kind, 2023, 1);
        if (!ReportPeriod.TryParse(text, out var period) || period.Kind != form.Period.Kind)
            cursor.ReportPeriod($"\"{text}\" is no period of this form, such as \"{example}\".", $"“{text}”不是本表的报告期（如“{example}”）。");
        else if (!form.Period.Serves(period))
            cursor.ReportPeriod($"The form does not serve the period {text}.", $"本表不适用于报告期{text}。");
        else
            _builder.Period = period;
    }

    /// <summary>Reads an object of cells by code.</summary>
    private void ReadCells(ref JsonCursor cursor, CodeLookup codes, ReadOnlySpan<int> slots)
    {
        if (!cursor.TryEnterObject("This", "此处"))
            return;

        var met = new MetCodes(codes);
        while (cursor.NextName())
        {
            if (!met.TryNext(ref cursor, out var index))
                continue;
            cursor.Enter(codes.Codes[index]);
            cursor.Reader.Read();
            ReadCell(ref cursor, slots[index]);
            cursor.Leave();
        }
    }

    private void ReadTables(ref JsonCursor cursor)
    {
        if (!cursor.TryEnterObject("The tables", "tables"))
            return;

        var met = new MetCodes(_layout.Tables);
        while (cursor.NextName())
        {
            if (!met.TryNext(ref cursor, out var index))
                continue;
            cursor.Enter(_layout.Tables.Codes[index]);
            cursor.Reader.Read();
            ReadTable(ref cursor, _layout.TableLayouts[index]);
            cursor.Leave();
        }
    }

    private void ReadTable(ref JsonCursor cursor, TableLayout table)
    {
        if (table.Rows is null)
        {
            ReadRow(ref cursor, table, 0);
            return;
        }

        if (!cursor.TryEnterObject("A table", "表"))
            return;

        var met = new MetCodes(table.Rows);
        while (cursor.NextName())
        {
            if (!met.TryNext(ref cursor, out var row))
                continue;
            cursor.Enter(table.Rows.Codes[row]);
            cursor.Reader.Read();
            ReadRow(ref cursor, table, row);
            cursor.Leave();
        }
    }

    private void ReadRow(ref JsonCursor cursor, TableLayout table, int row)
    {
        if (table.Columns is null)
            ReadCell(ref cursor, table.Slots[row]);
        else
            ReadCells(ref cursor, table.Columns, table.Slots.AsSpan(row * table.Width, table.Width));
    }

    private void ReadCell(ref JsonCursor cursor, int slot)
    {
        if (slot < 0)
        {
            if (cursor.Reader.TokenType != JsonTokenType.Null)
                cursor.Report("The form has no cell here.", "本表此处没有单元格。");
            cursor.Reader.Skip();
        }
        else if (cursor.Reader.TokenType == JsonTokenType.StartObject)
        {
            ReadNotedCell(ref cursor, slot);
        }
        else
        {
            ReadContent(ref cursor, slot);
        }
    }

    private void ReadNotedCell(ref JsonCursor cursor, int slot)
    {
        var met = new MetCodes(CellParts);
        var hasContent = false;
        while (cursor.NextName())
        {
            if (!met.TryNext(ref cursor, out var part))
                continue;
            cursor.Enter(CellParts.Codes[part]);
            cursor.Reader.Read();
            if (part != NotePart && hasContent)
                cursor.Report("A cell has a value, an invalid content, or is absent: one of them.", "value、invalid 与 absent 不能同时出现。");
            hasContent |= part != NotePart;
            switch (part)
            {
                case ValuePart:
                    ReadContent(ref cursor, slot);
                    break;
                case NotePart:
                    if (cursor.ExpectedString("A note", "备注") is { } note)
                        _builder.SetNote(slot, note);
                    break;
                case InvalidPart:
                    if (cursor.ExpectedString("An invalid content", "invalid") is { } raw)
                        _builder.Set(slot, CellContent.Invalid(raw));
                    break;
                case AbsentPart when cursor.Reader.TokenType == JsonTokenType.True:
                    _builder.Set(slot, CellContent.Absent);
                    break;
                case AbsentPart:
                    cursor.Report("What is absent says true, or is left out.", "absent 应为 true，或不写。");
                    cursor.Reader.Skip();
                    break;
            }

            cursor.Leave();
        }
    }

    private void ReadContent(ref JsonCursor cursor, int slot)
    {
        switch (cursor.Reader.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.True or JsonTokenType.False:
                _builder.Set(slot, CellContent.Of(cursor.Reader.TokenType == JsonTokenType.True));
                break;
            case JsonTokenType.Number:
                if (cursor.TryGetNumber(out var number))
                    _builder.Set(slot, number);
                break;
            case JsonTokenType.String:
                if (cursor.String() is { } text)
                    _builder.Set(slot, CellContent.Of(text));
                break;
            default:
                cursor.Report(
                    "A cell is a number, a string, true, false, null, or an object with value, invalid or absent, and note.",
                    "单元格应为数字、字符串、true、false、null，或含 value、invalid、absent 之一和 note 的对象。");
                cursor.Reader.Skip();
                break;
        }
    }

    private void ReadExplanations(ref JsonCursor cursor)
    {
        if (!cursor.TryEnterObject("The explanations", "explanations"))
            return;

        var met = new HashSet<string>(StringComparer.Ordinal);
        while (cursor.NextName())
        {
            if (cursor.String() is not { } instance)
            {
                cursor.SkipValue();
                continue;
            }

            if (!_layout.Explainable.Contains(instance))
                cursor.Report($"No rule that takes an explanation is called \"{instance}\".", $"没有名为“{instance}”的可说明的规则。");
            else if (!met.Add(instance))
                cursor.Report($"\"{instance}\" is there twice.", $"“{instance}”重复出现。");

            cursor.Enter(instance);
            cursor.Reader.Read();
            if (cursor.ExpectedString("An explanation", "说明") is { } reason)
                _builder.Explain(instance, reason);
            cursor.Leave();
        }
    }
}
