using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Compiling;

/// <summary>
/// Random forms of cells that are computed and have bounds, one from another, in sums and other formulas, with and without <c>when</c>, and rules over them;
/// and reports whose figures lead beyond those bounds now and then. All computed cells of a report are blank.
/// </summary>
public sealed class RandomBounds(int seed)
{
    private static readonly ImmutableArray<string> Types = ["count", "integer", "number(1)", "number(2)", "percent(1)", "number(1, \"<1\" = 0.5)"];

    private static readonly ImmutableArray<string> Bounds = ["", "", "min 0", "max 5", "min 1 max 8", "max 0", "min -2"];

    private static readonly ImmutableArray<decimal> Figures =
        [0, 0, 1, 1, 2, 3, 5, 7, 10, -1, -4, 0.5m, 0.25m, 1.5m, 2.375m, 12_345.67m, 999_999_999_999.99m, 700_000_000_000.02m, 5_000_000_000.1m];

    private readonly Random _random = new(seed);

    /// <summary>The next form; null where the template that came out is none.</summary>
    public Form? Next()
    {
        var compilation = Sources.Compile(Source());
        return compilation.GetForm(compilation.Templates.Single()).Form;
    }

    /// <summary>The next form that is one.</summary>
    public Form NextForm()
    {
        while (true)
        {
            if (Next() is { } form)
                return form;
        }
    }

    public ReportData Report(Form form)
    {
        var builder = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1));
        var gaps = _random.Next(3) == 0 ? 4 : 25;
        foreach (var slot in form.Slots)
        {
            if (slot is CellSlot { IsComputed: true } || Chance(gaps))
                continue;
            if (Chance(gaps))
                builder.Set(slot.Index, CellContent.Of(Pick(["/", "x", "<1", "　"])));
            else if (slot.Spec.Type.IsNumeric)
                builder.Set(slot.Index, CellContent.Of(decimal.Round(Pick(Figures), slot.Spec.Type.Scale)));
            else
                builder.Set(slot.Index, CellContent.Of(Chance(2)));
        }

        return builder.ToReport();
    }

    /// <summary>Yes or no, one as often as the other.</summary>
    public bool Chance() => Chance(2);

    private string Source() => $$"""
        template Bounds version 1 "界" {
            period year from 2020
            field flag "F" : boolean
            section s "S" {
                table : {{Pick(Types)}} {
                    columns {
                        a "a"  b "b" {{Pick(["", "optional", "blank zero"])}}  c "c" {{Pick(["", "allow na"])}}
                        {{Computed("d", ["a - b", "a + b - c", "2 * a", "sum(a, b)", "min(a, b, c)", "a - prior.d"])}}
                        {{Computed("e", ["d + c", "d - a", "sum(a, d)", "max(c, d)", "d ?? 3", "if exists(d) then a else b", "sum(d, a where d > 1)"])}}
                        {{Computed("f", ["d - e", "sum(d, e)", "d + e + a", "if d > e then d else c", "count(d, e)", "d / e", "round(e * 1.05, 1)"])}}
                        total all "all" {{Pick(Bounds)}}
                    }
                    rows { x "x"  y "y"  total every "every" }
                    check low "k" for row : d >= 0
                    check high "k" for row : e <= 4 or f <= 3
                    check there "k" for row : exists(d) implies count(d, e, f) >= 2
                    check other "k" for row : (d ?? 7) + sum(e, f) <= 10
                    check most "k" : max(rows.every) <= 20
                    check totals "k" : every[all] >= every[a]
                }
            }
            section v "V" when {{Pick(["flag", "s.x[d] >= 1", "exists(s.x[e])", "flag or s.y[f] > 2"])}} {
                table w "W" : integer {
                    columns { g "g"  {{Computed("h", ["g - 2", "g + s.x[a]", "g - s.y[d]"])}} }
                    check inner "k" : h >= 0
                }
            }
            check outer "k" : v.w.h <= s.every[all]
        }
        """;

    private string Computed(string code, ImmutableArray<string> formulas) => $"{code} \"{code}\" {Pick(["", "", ": number(2)", ": count", ": percent(0)"])} {Pick(Bounds)} = {Pick(formulas)}";

    private bool Chance(int of) => _random.Next(of) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
