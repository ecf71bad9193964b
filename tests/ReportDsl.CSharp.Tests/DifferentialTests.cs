using System.Globalization;
using System.Text.Json;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Testing.Forms;
using static ReportDsl.Testing.Forms.Terms;

namespace ReportDsl.CSharp.Tests;

/// <summary>Emitted code and the evaluator on the same random reports: every count and every finding is the same.</summary>
public sealed class DifferentialTests
{
    private static readonly string[] Dirty =
        ["null", "\"/\"", "\" ／ \"", "\"n/a\"", "\"\"", "\"12件\"", "true", "-1", "2.5", "1.23456", "99999999999999", "100000000000000", "\"2023-02-29\"", "\"2024-02-29\"", "\"<1\"", "\"A\"", "false"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_2021_form(int seed) => Compare(SampleForms.GovInfo2021(seed % 2 == 0), seed, 25);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_form_of_every_type_and_operator(int seed) => Compare(Everything(), seed, 60);

    private static void Compare(Form form, int seed, int reports)
    {
        var generated = GeneratedReports.Of(form);
        var evaluator = Evaluator.For(form);
        var random = new Random(seed);
        var seen = new HashSet<string>();
        for (var at = 0; at < reports; at++)
        {
            var current = Random(form, random, "2024-Q1", "2024");
            string?[] priors = [random.Next(3) == 0 ? null : Random(form, random, "2023-Q4", "2023"), random.Next(3) == 0 ? null : Random(form, random, "2023-Q3", "2022")];
            var evaluated = evaluator.Evaluate(DataOf(form, current), DataOrNull(form, priors[0]), DataOrNull(form, priors[1]));
            var result = generated.ValidateWith(current, priors);

            var counts = evaluated.Counts;
            var findings = evaluated.Findings(MessageLanguage.Chinese).ToDictionary(finding => finding.Rule + finding.Instance);
            Assert.Equal(
                (counts.Pass, counts.Fail, counts.Explained, counts.NotApplicable, counts.NotAssessable, counts.BlankAsZero),
                (result.Summary.Pass, result.Summary.Fail, result.Summary.Explained, result.Summary.NotApplicable, result.Summary.NotAssessable, result.Summary.BlankAsZero));
            Assert.Equal(
                findings.Keys.Order(StringComparer.Ordinal),
                result.Findings.Select(finding => finding.Rule + finding.Instance).Order(StringComparer.Ordinal));
            foreach (var finding in result.Findings.Where(finding => finding.Left is not null))
            {
                var sides = findings[finding.Rule + finding.Instance].Sides;
                Assert.Equal(
                    (finding.Left, finding.Right, finding.Difference, finding.Tolerance), (sides.Left, sides.Right, sides.Difference, sides.Tolerance));
            }

            seen.UnionWith(result.Findings.Select(finding => finding.Rule));
        }

        // Reports that never fail would show nothing.
        Assert.True(seen.Count >= form.Rules.Length / 2, string.Join(", ", seen));
    }

    private static string Random(Form form, Random random, string quarter, string year)
    {
        var dirt = random.Next(4) switch { 0 => 0, 1 => 40, _ => 8 };
        return DataJson.Of(
            form,
            slot => dirt > 0 && random.Next(dirt) == 0 ? (random.Next(3) == 0 ? null : Dirty[random.Next(Dirty.Length)]) : Clean(slot, random),
            form.Period.Kind == PeriodKind.Year ? year : quarter);
    }

    private static string Clean(Slot slot, Random random) => slot.Spec.Type switch
    {
        DataType.Count or DataType.Integer => random.Next(3).ToString(CultureInfo.InvariantCulture),
        DataType.Number or DataType.Percent => (random.Next(400) / 100m).ToString(CultureInfo.InvariantCulture),
        DataType.Date => $"\"2024-0{random.Next(1, 4)}-1{random.Next(2)}\"",
        DataType.Boolean => random.Next(2) == 0 ? "true" : "false",
        DataType.Code code => JsonSerializer.Serialize(code.List.Entries[random.Next(code.List.Entries.Length)].Code),
        _ => JsonSerializer.Serialize(((string[])["A", "AB", "无", "收取费用若干元整整整整"])[random.Next(4)]),
    };

    private static ReportData? DataOrNull(Form form, string? json) => json is null ? null : DataOf(form, json);

    private static ReportData DataOf(Form form, string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        Assert.True(ReportPeriod.TryParse(root.GetProperty("period").GetString(), out var period));
        var builder = new ReportData.Builder(form, period);
        foreach (var slot in form.Slots)
        {
            string[] path = slot switch
            {
                FieldSlot field => ["fields", field.FieldPath],
                NarrativeSlot narrative => ["narratives", narrative.NarrativePath],
                _ => ["tables", .. slot.Path.Split('/')],
            };
            var value = path.Aggregate((JsonElement?)root, (element, name) => element?.TryGetProperty(name, out var inner) == true ? inner : null);
            if (value is { ValueKind: not JsonValueKind.Null } found)
                builder.Set(slot.Index, EntryOf(found));
        }

        return builder.ToReport();
    }

    private static Entry EntryOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Entry.Of(value.GetDecimal()),
        JsonValueKind.True => Entry.Of(true),
        JsonValueKind.False => Entry.Of(false),
        _ => Entry.Of(value.GetString() ?? ""),
    };

    /// <summary>One field of every type, and a check of every expression and condition.</summary>
    private static Form Everything()
    {
        var list = new CodeList("L", Label.Of("list"), [new("A", Label.Of("a")), new("AB", Label.Of("ab")), new("-", Label.Of("none"))]);
        var builder = new FormBuilder("Every", "1", "Everything").Period(PeriodKind.Quarter).With(form => form
            .Field("i", "i", Specs.Integer.Between(-1, 3))
            .Field("n", "n", Specs.Number(2, new SpecialText("<1", 0.5m)).Optional().AllowNa())
            .Field("p", "p", Specs.Percent(1).BlankZero())
            .Field("t", "t", Specs.Text(5, "A+B?").Optional())
            .Field("s", "s", Specs.Text(20).AllowNa())
            .Field("d", "d", Specs.Date.Between(new DateOnly(2024, 1, 11).DayNumber, null))
            .Field("e", "e", Specs.Date.Optional())
            .Field("b", "b", Specs.Boolean)
            .Field("c", "c", Specs.Code(list).AllowNa())
            .Section("u", "u", section => section.Table("", "", table => table
                .Default(Specs.Number(2).Optional().AllowNa())
                .Columns(null, columns => columns
                    .Item("x", "x").Item("y", "y", Specs.Count.BlankZero()).Total("all", "all")
                    .Computed("ratio", "ratio", Specs.Number(3), at => Divide(at("x"), at("y"))))
                .Rows(null, rows => rows.Item("one", "1", parts: parts => parts.Item("part", "p")).Item("two", "2").Total("sum", "s"))
                .Void("two", "y").Void("two", "ratio"))));
        Expression Const(decimal value) => Constant(value);
        return builder
            .AppliesWhen(t => new Truth(t.At("b")), "u/two")
            .AppliesWhen(t => Terms.Compare(ComparisonOperator.Greater, t.At("u/sum/all"), Const(1)), "e")
            .Check("add", "", t => Equal(Add(t.At("i"), t.At("n"), Const(0.005m)), Subtract(t.At("p"), Const(-1))))
            .Check("negative", "", t => Terms.Compare(ComparisonOperator.Less, new Negation(Subtract(t.At("i"), Const(2))), Multiply(t.At("n"), t.At("p"))))
            .Check("constants", "", t => Equal(Divide(Multiply(Const(5), Const(2)), Const(0)), t.At("i")))
            .Check("convert", "", t => Terms.Compare(ComparisonOperator.GreaterOrEqual, new Conversion(t.At("n"), 0.01m, 4), new Absolute(new Negation(t.At("i"))), new Tolerance.Absolute(1)))
            .Check("convertSum", "", t => Equal(Sum([new Conversion(t.At("n"), 10, 2), t.At("i")]), new Round(Add(t.At("n"), t.At("p")), 1), new Tolerance.Relative(0.5m)))
            .Check("precise", "", t => Terms.Compare(ComparisonOperator.Less, t.At("n"), t.At("p"), new Tolerance.Precision(0.5m)))
            .Check("coalesce", "", t => Equal(new Coalesce(t.At("n"), t.At("i"), 2), new Coalesce(t.At("u/one/all"), Const(7), 2)))
            .Check("coalesceText", "", t => Equal(new Coalesce(t.At("t"), t.At("c"), 0), Terms.Text("A")))
            .Check("choose", "", t => Equal(
                new Choice(Terms.Compare(ComparisonOperator.Greater, t.At("n"), Const(1)), Add(t.At("i"), Const(1)), Const(2), ValueKind.Number, 2), t.At("i")))
            .Check("chooseText", "", t => Equal(new Choice(new Truth(t.At("b")), t.At("t"), Terms.Text("A"), ValueKind.Text, 0), t.At("s")))
            .Check("length", "", t => Terms.Compare(ComparisonOperator.Greater, new Length(t.At("s")), Const(1)))
            .Check("days", "", t => Terms.Compare(ComparisonOperator.LessOrEqual, Subtract(t.At("d"), t.At("e")), Const(30)))
            .Check("later", "", t => Terms.Compare(ComparisonOperator.Less, Add(t.At("d"), Const(30)), new PeriodValue(PeriodProperty.End, ValueKind.Date)))
            .Check("farAway", "", t => Terms.Compare(ComparisonOperator.Greater, Add(t.At("d"), Const(4_000_000)), new DateConstant(new DateOnly(2024, 1, 1))))
            .Check("period", "", t => Equal(new PeriodValue(PeriodProperty.Number, ValueKind.Number), Subtract(new PeriodValue(PeriodProperty.Year, ValueKind.Number), Const(2023))))
            .Check("some", "", t => Terms.Compare(ComparisonOperator.Greater, Aggregate(AggregateFunction.Min, t.At("i"), t.At("n")), Aggregate(AggregateFunction.Average, t.At("p"), t.At("n"), Const(0))))
            .Check("most", "", t => Equal(Aggregate(AggregateFunction.Max, t.At("d"), t.At("e")), t.At("d")))
            .Check("filtered", "", t => Equal(
                Terms.Aggregate(AggregateFunction.Sum, new AggregateElement[] { new(t.At("i"), new Truth(t.At("b"))), new(t.At("n"), Terms.Compare(ComparisonOperator.Less, t.At("p"), Const(1))) }), Const(1)))
            .Check("counted", "", t => Equal(
                Terms.Aggregate(AggregateFunction.Count, new AggregateElement[] { new(t.At("t"), null), new(t.At("s"), new Exists(t.At("n").Index)), new(t.At("u/two/all"), null), new(Add(t.At("i"), Const(1)), null) }), Const(3)))
            .Check("in", "", t => new Not(new Membership(t.At("n"), [Const(0.5m), t.At("i"), Const(1)], 2)))
            .Check("inText", "", t => new Membership(t.At("c"), [Terms.Text("A"), t.At("t")], 0))
            .Check("logic", "", t => new Or(new And(Equal(t.At("i"), Const(1)), new Not(Equal(t.At("n"), Const(2)))), Implies(new Exists(t.At("e").Index), new Truth(t.At("b")))))
            .Check("branch", "", t => new ConditionalCondition(new Truth(t.At("b")), Equal(t.At("i"), Const(1)), new ConstantCondition(false)))
            .Check("matches", "", t => new Matches(t.At("s"), "A|.*费.*"))
            .Check("starts", "", t => new StartsWith(t.At("c"), t.At("t")))
            .Check("truth", "", t => Equal(new ConditionValue(new ConstantCondition(true)), t.At("b")))
            .Check("order", "", t => Terms.Compare(ComparisonOperator.Less, t.At("t"), t.At("s")))
            .Check("prior", "", t => Equal(Add(t.Prior("u/one/all"), t.Prior("i", 2)), t.At("i")), t => new Truth(t.Prior("b")), RuleSeverity.Info)
            .Check("priorText", "", t => Terms.Compare(ComparisonOperator.NotEqual, t.At("s"), t.Prior("s", 2)))
            .Check("since", "", t => new ConstantCondition(false), since: "2024-Q2")
            .Check("until", "", t => new ConstantCondition(true), until: "2023-Q4")
            .Build();
    }
}
