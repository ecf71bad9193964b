using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Compiling;

/// <summary>
/// Random sources of a table with what hangs together in it: units on lines or cells under totals, parts of lines that may be negative or not,
/// texts that are marks, checks with a tolerance beside <c>when</c> and filters, and sums that name a cell twice. What a source means is told beside it, by other means than the compiler's.
/// </summary>
public sealed class RandomTemplates(int seed)
{
    private static readonly ImmutableArray<(string Written, decimal HalfUnit, bool IsNegative)> Types =
    [
        ("count", 0, false),
        ("integer", 0.5m, true),
        ("number(0)", 0.5m, true),
        ("number(1) min 0", 0.05m, false),
        ("number(1, \"<1\" = 0.5, \"/\" = 0)", 0.05m, true),
        ("number(2, \"—\" = 0, \"NO\" = 3) min 0", 0.005m, false),
    ];

    private static readonly ImmutableArray<string> Columns = ["a", "b", "c", "d"];
    private static readonly ImmutableArray<string> Rows = ["x", "y", "z"];
    private static readonly ImmutableArray<string> Parts = ["x.p", "x.q"];

    private readonly Random _random = new(seed);

    private enum UnitPlace
    {
        Columns,
        Rows,
        Cells,
    }

    public RandomTemplate Next()
    {
        var type = Pick(Types);
        var usual = Pick(["yuan", "wan", "jian"]);
        var units = Units(Pick([UnitPlace.Columns, UnitPlace.Rows, UnitPlace.Cells]), usual);
        var comparison = new RandomComparison(
            Pick(Enum.GetValues<ComparisonOperator>()), _random.Next(4), Pick(Enum.GetValues<ComparisonOperator>()), Pick(["", "within 1", "within 2", "within 50%", "within precision"]));
        return new RandomTemplate(Source(type.Written, units, comparison), type.HalfUnit, type.IsNegative, comparison, Errors(units));
    }

    private string Source(string type, UnitTable units, RandomComparison comparison)
    {
        var blanks = Pick(["", "optional", "blank zero"]);
        var marks = !type.Contains("\"/\"", StringComparison.Ordinal) && !type.Contains('—', StringComparison.Ordinal) && Chance(2) ? "allow na" : "";
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $$"""
            unit jian "件"
            unit yuan "元"
            unit wan "万元" = 10_000 yuan
            template Random version 1 "随机" {
                period year from 2020
                section s "S" {
                    table : {{type}} {{blanks}} {{marks}} {
                        columns { {{string.Join("  ", Columns.Select(column => Line("", column, units)))}}  {{Line("total ", "all", units)}} }
                        rows {
                            {{Line("", "x", units)}} { {{string.Join("  ", Parts.Select(part => Line("", part, units)))}} }
                            {{Line("", "y", units)}}  {{Line("", "z", units)}}
                            memo m "m" { n "n" }
                            {{Line("total ", "every", units)}}
                        }

            """);
        foreach (var (cell, unit) in units.Cells)
            source.Append(CultureInfo.InvariantCulture, $"            cell {cell} in {unit}\n");
        var (guard, test) = (Sign(comparison.Guard), Sign(comparison.Test));

        // A sum with a filter is not linear.
        var within = comparison.Within == "within precision" ? "within 1" : comparison.Within;
        source.Append(CultureInfo.InvariantCulture, $$"""
                        check near "near" for row {{comparison.Within}} when a {{guard}} {{comparison.Bound}} : b {{test}} c
                        check linear "linear" for row {{comparison.Within}} when a * a >= 1 and count(a, b) == 2 : b + c {{test}} 2 * d
                        check again "again" for row {{within}} : sum(b, b, c) {{test}} sum(c, b) + count(b, c, b) * d
                        check chosen "chosen" {{within}} : sum(columns.a where b {{guard}} {{comparison.Bound}}) {{test}} every[c]
                    }
                    check both "both" for k in {b, c} {{comparison.Within}} : x[k] {{test}} y[k]
                }
            }
            """);
        return source.ToString();
    }

    private static string Line(string word, string path, UnitTable units) =>
        $"{word}{path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..]} \"{path}\"{(units.Lines.GetValueOrDefault(path) is { } unit ? $" in {unit}" : "")}";

    /// <summary>Most lines have the usual unit or none: a template with many others would only ever be refused.</summary>
    private UnitTable Units(UnitPlace place, string usual)
    {
        var lines = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var cells = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        IEnumerable<string> places = place switch
        {
            UnitPlace.Columns => Columns.Append("all"),
            UnitPlace.Rows => Rows.Append("every").Concat(Parts),
            _ => Rows.SelectMany(row => Columns.Select(column => $"{row}[{column}]")),
        };
        foreach (var at in places)
        {
            var unit = _random.Next(30) switch { < 2 => Pick(["yuan", "wan", "jian"]), < 15 => usual, _ => null };
            if (unit is not null)
                (place == UnitPlace.Cells ? cells : lines).Add(at, unit);
        }

        return new UnitTable(lines.ToImmutable(), cells.ToImmutable());
    }

    /// <summary>The codes of what is wrong with a template: every sum, and every line with its parts, has one declared unit at most.</summary>
    private static ImmutableSortedSet<string> Errors(UnitTable units)
    {
        var errors = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        string[] columns = [.. Columns, "all"];
        string[] rows = [.. Rows, "m", "m.n", .. Parts, "every"];
        var sums = columns.Select(column => Rows.Append("every").Select(row => units.Of(row, column)))
            .Concat(rows.Select(row => columns.Select(column => units.Of(row, column))))
            .Append(Rows.SelectMany(row => Columns.Select(column => units.Of(row, column))).Append(units.Of("every", "all")));
        if (sums.Any(IsMixed))
            errors.Add("RD4010");
        if (columns.Any(column => IsMixed(Parts.Append("x").Select(row => units.Of(row, column)))))
            errors.Add("RD4013");
        return errors.ToImmutable();
    }

    private static bool IsMixed(IEnumerable<string?> units) => units.OfType<string>().Distinct().Count() > 1;

    private static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    private bool Chance(int of) => _random.Next(of) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>The units that a source declares, by the paths of lines or by cells.</summary>
    private sealed record UnitTable(ImmutableSortedDictionary<string, string> Lines, ImmutableSortedDictionary<string, string> Cells)
    {
        /// <summary>A part takes its line's unit where it has none of its own.</summary>
        public string? Of(string row, string column) =>
            Cells.GetValueOrDefault($"{row}[{column}]") ?? Lines.GetValueOrDefault(column) ?? Lines.GetValueOrDefault(row)
            ?? (row.Split('.') is [var line, _] ? Lines.GetValueOrDefault(line) : null);
    }
}

/// <summary>What a check of a random template compares: the guard with a bound, two sides within a tolerance.</summary>
public sealed record RandomComparison(ComparisonOperator Guard, int Bound, ComparisonOperator Test, string Within)
{
    /// <summary>The outcome of the check <c>near</c> for whole numbers: 0 fails, 2 does not apply, 3 passes.</summary>
    public int Outcome(decimal a, decimal b, decimal c, decimal halfUnit)
    {
        if (!Holds(Guard, a - Bound))
            return 2;
        var allowed = Within switch
        {
            "within 1" => 1,
            "within 2" => 2,
            "within 50%" => 0.5m * Math.Max(Math.Abs(b), Math.Abs(c)),
            _ => 0,
        };
        var holds = Within == "within precision"
            ? ((decimal[])[-2 * halfUnit, 0, 2 * halfUnit]).Any(shift => Holds(Test, b - c + shift)) || (Test == ComparisonOperator.Equal && Math.Abs(b - c) <= 2 * halfUnit)
            : Holds(Test, Math.Abs(b - c) <= allowed ? 0 : b - c);
        return holds ? 3 : 0;
    }

    private static bool Holds(ComparisonOperator comparison, decimal difference) => comparison switch
    {
        ComparisonOperator.Equal => difference == 0,
        ComparisonOperator.NotEqual => difference != 0,
        ComparisonOperator.Less => difference < 0,
        ComparisonOperator.LessOrEqual => difference <= 0,
        ComparisonOperator.Greater => difference > 0,
        _ => difference >= 0,
    };
}

/// <summary>A random source and what it means.</summary>
/// <param name="HalfUnit">How far rounding can have moved a value.</param>
/// <param name="MayBeNegative">Whether its figures can be negative, so that no rule holds parts.</param>
/// <param name="Errors">The codes of the errors that it has.</param>
public sealed record RandomTemplate(string Source, decimal HalfUnit, bool MayBeNegative, RandomComparison Comparison, ImmutableSortedSet<string> Errors);
