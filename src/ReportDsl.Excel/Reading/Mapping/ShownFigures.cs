using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Forms;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>Tells the numbers that their cells show as another figure, in another unit or not at all: a format can make yuan look like 万元.</summary>
internal sealed class ShownFigures(ReadingContext context)
{
    private readonly ValueRecogniser _recogniser = ValueRecogniser.For(context.Form);
    private readonly ImmutableDictionary<int, CellLook>.Builder _bySlot = ImmutableDictionary.CreateBuilder<int, CellLook>();

    /// <summary>Those that were told, by slot.</summary>
    public ImmutableDictionary<int, CellLook> Told => _bySlot.ToImmutable();

    /// <summary>Looks at the cell of a value that was read.</summary>
    public void Look(OpenedSheet sheet, int cell, int slot)
    {
        if (Tell(sheet, cell, slot, isOwn: true) is { } shown)
            _bySlot[slot] = shown;
    }

    /// <summary>Looks at the cell of an earlier figure.</summary>
    public void LookAtPrior(OpenedSheet sheet, int cell, int slot) => Tell(sheet, cell, slot, isOwn: false);

    private CellLook? Tell(OpenedSheet sheet, int cell, int slot, bool isOwn)
    {
        var content = sheet.Cells.Cells[cell];
        if (context.Form.Slots[slot].Spec.Type is DataType.Text or DataType.Code)
        {
            TellOfText(sheet, content, slot, isOwn);
            return null;
        }

        if (context.Values.Shown(sheet.Cells, content) is not { } shown
            || sheet.Cells.NumberOf(content) is not { } number
            || _recogniser.Recognise(slot, number, shown) is not { } misshown)
        {
            return null;
        }

        var stored = number.ToString(CultureInfo.InvariantCulture);
        var what = What(stored, shown.Text);
        var question = misshown.Meant is { } meant ? RecognisedText.Question(meant, context.Form.Slots[slot].Spec) : null;
        context.Report(
            FileRules.Format,
            new Phrase(
                $"{what.English}; what is stored was read." + (question is null ? "" : $" {Capital(question.English)}"),
                $"{what.Chinese}；已按存储的数字读取。" + (question is null ? "" : $"{question.Chinese}？")),
            sheet.Name,
            SheetCells.NameOf(content),
            isOwn ? slot : null);
        return shown;
    }

    /// <summary>A number in the place of a text: what its cell shows is what was seen, but no text.</summary>
    private void TellOfText(OpenedSheet sheet, in RawCell cell, int slot, bool isOwn)
    {
        if (cell.Kind != RawCellKind.Number || sheet.Cells.NumberOf(cell) is not { } number || context.Values.ShownAsText(cell, number) is not { } shown)
            return;
        var what = What(number.ToString(CultureInfo.InvariantCulture), shown);
        context.Report(
            FileRules.Format,
            new Phrase($"{what.English}; neither is a text: type what is meant as a text.", $"{what.Chinese}；两者均不是文本，请以文本形式填写。"),
            sheet.Name,
            SheetCells.NameOf(cell),
            isOwn ? slot : null);
    }

    private static Phrase What(string stored, string shown) => shown.Trim() is { Length: > 0 } text
        ? new Phrase($"{stored} is stored, the cell shows “{text}”", $"存储的是 {stored}，单元格显示“{text}”")
        : new Phrase($"{stored} is stored, the cell shows nothing", $"存储的是 {stored}，单元格不显示");

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
