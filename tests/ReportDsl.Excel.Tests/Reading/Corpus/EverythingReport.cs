using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>A filled report of the form with every type of value.</summary>
internal static class EverythingReport
{
    public static Form Form { get; } = SampleForms.Everything();

    public static ReportData Report { get; } = Build();

    public static byte[] Filled { get; } = Reports.Fill(Report);

    public static EditedBook Book => new(Filled);

    private static ReportData Build()
    {
        var builder = new ReportData.Builder(Form, new ReportPeriod(PeriodKind.Quarter, 2017, 2));
        foreach (var slot in Form.Slots.Where(slot => slot is not CellSlot { IsComputed: true }))
        {
            builder.Set(slot.Index, slot.Spec.Type switch
            {
                DataType.Date => CellContent.Of(new DateOnly(2017, 4, 5).AddDays(slot.Index)),
                DataType.Boolean => CellContent.Of(true),
                DataType.Code => CellContent.Of("B"),
                DataType.Text => CellContent.Of("关于收费的说明"),
                DataType.Percent => CellContent.Of(0.25m),
                DataType.Number number => CellContent.Of(slot.Index + decimal.Round(0.3m, number.Decimals)),
                _ => CellContent.Of(slot.Index),
            });
        }

        var report = builder.ToReport();
        return Evaluator.For(Form).WithComputed(report, [.. Form.ComputedInOrder.Select(cell => cell.Slot)]);
    }
}
