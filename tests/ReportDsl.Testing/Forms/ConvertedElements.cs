using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Compiling;

namespace ReportDsl.Testing.Forms;

/// <summary>Aggregates over elements that are converted, where some are blank and count as zero, or are blank and may be.</summary>
public static class ConvertedElements
{
    /// <summary>With a check for each number of elements that may hold a value, of which one passes.</summary>
    public static Form Form { get; } = Sources.Form("""
        unit fen "分"
        unit yuan "元" = 100 fen
        template Converted version 1 "C" {
            period year from 2020
            section s "S" {
                table : number(2) in yuan blank zero {
                    columns { x "X" }
                    rows { a "A"  b "B"  c "C" optional  d "D" }
                    check one "K" : count(a[x] as fen, b[x] as fen, c[x] as fen, d[x]) == 1
                    check two "K" : count(a[x] as fen, b[x] as fen, c[x] as fen, d[x]) == 2
                    check least "K" : min(a[x] as fen, b[x] as fen, c[x] as fen) == 0
                    check mean "K" : average(a[x] as fen, b[x] as fen, c[x] as fen) == 150
                    check sum "K" : sum(a[x] as fen, b[x] as fen, c[x] as fen, prior.a[x] as fen) == 300
                }
            }
        }
        """);

    public static ReportData Report { get; } =
        new ReportData.Builder(Form, new ReportPeriod(PeriodKind.Year, 2023, 1)).Set(0, CellContent.Of(3m)).ToReport();
}
