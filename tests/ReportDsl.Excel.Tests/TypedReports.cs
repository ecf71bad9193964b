using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Tests;

/// <summary>Reports with all the dirt that people type, the same for the same seed.</summary>
internal static class TypedReports
{
    private static readonly string[] Marks = ["/", "-", "—", "／", "不适用", "N/A", " / "];

    private static readonly string[] Sentences = ["无", "一、总体情况", "说明说明说明说明说明", "a"];

    private static readonly string[] Texts =
        ["1件", "３４", "?", "*", "12", " ", "　", "a", "A", "<1", "一、说明", "关于收费的说明一二三四五六七八", "=1+1", "TRUE"];

    public static ReportData Of(Form form, ReportPeriod period, int seed)
    {
        var random = new Random(seed);
        var builder = new ReportData.Builder(form, period);

        // Most reports are nearly complete: otherwise hardly any rule gets as far as comparing.
        var blank = random.Next(4) switch { 0 => 0.3, 1 => 0.1, _ => 0.01 };
        var dirt = random.Next(3) == 0 ? 0.15 : 0.01;
        foreach (var slot in form.Slots)
        {
            if (slot is CellSlot { IsComputed: true } || random.NextDouble() < blank)
                continue;
            builder.Set(slot.Index, random.NextDouble() < dirt ? Dirt(random) : Proper(slot.Spec, random));
        }

        foreach (var rule in form.Rules.Where(rule => rule.Explain))
        {
            foreach (var instance in rule.Instances)
            {
                if (random.Next(3) == 0)
                    builder.Explain(rule.Path + instance.Key, "机构改革");
            }
        }

        return WithTotals(builder.ToReport(), random);
    }

    /// <summary>Of the computed cells half are left to be computed; the others are reported, most of them rightly.</summary>
    private static ReportData WithTotals(ReportData report, Random random)
    {
        var computed = Evaluator.For(report.Form).Evaluate(report);
        var builder = report.ToBuilder();
        for (var i = 0; i < report.Form.ComputedInOrder.Length; i++)
        {
            var slot = report.Form.ComputedInOrder[i].Slot;
            switch (random.Next(20))
            {
                case 0:
                    builder.Set(slot, Dirt(random));
                    break;
                case 1:
                    builder.Set(slot, Proper(report.Form.Slots[slot].Spec, random));
                    break;
                case < 10:
                    builder.Set(slot, computed.ComputedContent(i));
                    break;
            }
        }

        return builder.ToReport();
    }

    private static CellContent Dirt(Random random) => random.Next(6) switch
    {
        0 => CellContent.Of(Marks[random.Next(Marks.Length)]),
        1 or 2 => CellContent.Of(Texts[random.Next(Texts.Length)]),
        3 => CellContent.Of(-1m),
        4 => CellContent.Of(random.Next(100) + 0.1234567m),
        _ => CellContent.Of(123_456_789_012_345m),
    };

    private static CellContent Proper(ValueSpec spec, Random random)
    {
        if (spec.AllowNotApplicable && random.Next(8) == 0)
            return CellContent.Of(Marks[random.Next(Marks.Length)]);

        switch (spec.Type)
        {
            case DataType.Text text:
                return CellContent.Of(Sentences[random.Next(Sentences.Length)] is var chosen && chosen.Length <= text.MaxLength ? chosen : "a");
            case DataType.Date:
                return CellContent.Of(new DateOnly(2023, 1, 1).AddDays(random.Next(400)));
            case DataType.Boolean:
                return CellContent.Of(random.Next(4) != 0);
            case DataType.Code code:
                return CellContent.Of(code.List.Entries[random.Next(code.List.Entries.Length)].Code);
            case DataType.Number { SpecialTexts: { Length: > 0 } specials } when random.Next(5) == 0:
                return CellContent.Of(specials[random.Next(specials.Length)].Text);
            default:
                var number = random.Next(random.Next(2) == 0 ? 4 : 300);
                return CellContent.Of(spec.Type.Scale == 0 ? number : decimal.Round(number + (decimal)random.NextDouble(), spec.Type.Scale));
        }
    }
}
