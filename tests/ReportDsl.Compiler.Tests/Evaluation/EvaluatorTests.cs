using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>Whole reports: totals, clauses, explanations, counts, and failures told in words.</summary>
public sealed class EvaluatorTests
{
    private static readonly Form Form = Build("zh");

    [Fact]
    public void A_failure_is_told_with_its_numbers_and_cells()
    {
        var result = Evaluate(("t/received/x", 3119), ("t/carriedIn/x", 34), ("t/done/x", 3050), ("t/carriedOut/x", 104));
        var finding = result.Findings(MessageLanguage.Chinese).Single(found => found.Rule == "t.balance" && found.Instance == "[x]");

        Assert.Equal("收支应平衡", finding.Text);
        Assert.Equal("3,119 + 34 = 3,153 不等于 3,050 + 104 = 3,154，相差 1", finding.Message);
        Assert.Equal(new ComparedSides(3153, 3154, -1, 0), finding.Sides);
        Assert.Equal(["received", "carriedIn", "done", "carriedOut"], finding.Cells.Select(cell => cell.Path.Split('/')[1]));
        Assert.Equal(("表 › 一、收到 › 申请人 › 甲", "3119"), (finding.Cells[0].Label, finding.Cells[0].Value));
        Assert.Equal(
            "3,119 + 34 = 3,153 is not 3,050 + 104 = 3,154, difference 1",
            result.Findings(MessageLanguage.English).Single(found => found.Rule == "t.balance" && found.Instance == "[x]").Message);
    }

    [Fact]
    public void A_total_is_computed_where_it_is_blank_and_held_against_its_sum_where_it_is_not()
    {
        var blank = Evaluate(("t/received/x", 2), ("t/received/y", 3));
        Assert.Equal(5, blank.Number(Slot("t/received/all")));
        Assert.Equal(Outcome.NotAssessable, blank.TotalOutcomes[0]);

        var reported = Evaluate(("t/received/x", 2), ("t/received/y", 3), ("t/received/all", 6));
        Assert.Equal(6, reported.Number(Slot("t/received/all")));
        Assert.Equal(Outcome.Fail, reported.TotalOutcomes[0]);
        var finding = reported.Findings(MessageLanguage.Chinese).Single(found => found.Rule == "t.columns.all.total");
        Assert.Equal(("[received]", "6 不等于 2 + 3 = 5，相差 1"), (finding.Instance, finding.Message));

        var missing = Evaluate(("t/received/x", 2));
        Assert.Equal(DecidedState.Uncomputed, missing.State(Slot("t/received/all")));
        Assert.Null(missing.Number(Slot("t/received/all")));
    }

    [Theory]
    [InlineData("机构改革", true)]
    [InlineData(" 　", false)]
    [InlineData(null, false)]
    public void A_failure_with_a_written_reason_stands_as_explained(string? reason, bool isExplained)
    {
        var data = Data(("t/received/x", 1), ("t/done/x", 2));
        if (reason is not null)
            data.Explain("t.less[x]", reason);
        var result = Evaluator.For(Form).Evaluate(data.ToReport());
        var before = Evaluate(("t/received/x", 1), ("t/done/x", 2)).Counts;

        Assert.Equal(Outcome.Fail, result.Outcome(1, 0));
        Assert.Equal(isExplained, result.IsExplained(1, 0));
        Assert.Equal(isExplained ? 1 : 0, result.Counts.Explained);
        Assert.Equal(before.Fail - (isExplained ? 1 : 0), result.Counts.Fail);
        Assert.Equal(isExplained ? reason : null, result.Findings(MessageLanguage.Chinese).Single(finding => finding.Rule == "t.less").Explanation);
    }

    [Fact]
    public void What_a_clause_rules_out_is_not_applicable_and_a_figure_there_is_a_finding()
    {
        var ruledOut = Evaluate(("hasFee", true), ("fee", null));
        Assert.Equal(DecidedState.BlankRequired, ruledOut.State(Slot("fee")));

        var result = Evaluate(("hasFee", false), ("fee", 3));
        Assert.Equal(DecidedState.RuledOut, result.State(Slot("fee")));
        Assert.Equal(CellFault.RuledOut, result.Fault(Slot("fee")));
        Assert.Equal("3：此项不适用", result.Findings(MessageLanguage.Chinese).Single(finding => finding.Rule == "fee.applicable").Message);
        Assert.Equal(CellFault.None, Evaluate(("hasFee", false)).Fault(Slot("fee")));
    }

    [Theory]
    [InlineData(2021, Outcome.NotApplicable)]
    [InlineData(2022, Outcome.Fail)]
    [InlineData(2023, Outcome.Fail)]
    [InlineData(2024, Outcome.NotApplicable)]
    public void Outside_since_and_until_a_rule_does_not_apply(int year, Outcome outcome)
    {
        var data = Data(("fee", 3));
        data.Period = new ReportPeriod(PeriodKind.Year, year, 1);
        Assert.Equal(outcome, Evaluator.For(Form).Evaluate(data.ToReport()).Outcome(2, 0));
    }

    [Fact]
    public void An_earlier_report_is_read_where_it_is_given()
    {
        var (data, prior) = (Data(("t/received/x", 7)).ToReport(), Data(("t/carriedOut/x", 7)).ToReport());
        var evaluator = Evaluator.For(Form);

        Assert.Equal(1, evaluator.PriorReports);
        Assert.Equal(Outcome.Pass, evaluator.Evaluate(data, prior).Outcome(3, 0));
        Assert.Equal(Outcome.NotAssessable, evaluator.Evaluate(data).Outcome(3, 0));
        Assert.Equal(Outcome.NotAssessable, evaluator.Evaluate(data, [null]).Outcome(3, 0));
    }

    [Fact]
    public void A_cell_that_an_earlier_report_leaves_blank_is_computed_from_the_report_before_it()
    {
        var fields = new FormBuilder("T", "1", "t").With(members => members.Field("added", "新增", Specs.Count).Field("stock", "存量", Specs.Count)).Build();
        Expression formula = Terms.Add(new OperandValue(0, ValueKind.Number, 0), new OperandValue(1, ValueKind.Number, 0));
        var form = fields with
        {
            ComputedInOrder = [new ComputedCell(1, formula, [new Operand.Prior(1, 1), new Operand.Current(0)], "stock.formula", "")],
        };
        ReportData Of(int year, int added) => new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, year, 1)).Set(0, CellContent.Of(added)).ToReport();
        var first = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2021, 1)).Set(1, CellContent.Of(100)).ToReport();

        Assert.Equal(111, Evaluator.For(form).Evaluate(Of(2023, 1), Of(2022, 10), first).Number(1));
        Assert.Null(Evaluator.For(form).Evaluate(Of(2023, 1), Of(2022, 10)).Number(1));
    }

    [Theory]
    [InlineData("12件", "“12件”不是数字", "\"12件\" is not a number")]
    [InlineData("/", "“/”：此处不允许填写不适用标记", "\"/\" marks it as not applicable, which is not allowed here")]
    public void An_invalid_content_is_told(string content, string chinese, string english)
    {
        var data = Data();
        data.Set(Slot("t/received/x"), CellContent.Of(content));
        var result = Evaluator.For(Form).Evaluate(data.ToReport());

        Assert.Equal(chinese, Told(MessageLanguage.Chinese));
        Assert.Equal(english, Told(MessageLanguage.English));

        string Told(MessageLanguage language) =>
            result.Findings(language).Single(finding => finding is { Rule: "t.type", Instance: "[received, applicant.x]" }).Message;
    }

    [Fact]
    public void The_failures_counted_are_the_findings_told()
    {
        var result = Evaluate(("t/received/x", 1), ("t/done/x", 2), ("fee", -1));
        Assert.Equal(result.Counts.Fail, result.Findings(MessageLanguage.Chinese).Length);
        Assert.True(result.Counts.Fail > 3);
        Assert.Equal(1, result.Counts.BlankAsZero);
    }

    [Fact]
    public void The_evaluator_of_a_form_is_made_once() => Assert.Same(Evaluator.For(Form), Evaluator.For(Form));

    [Fact]
    public void A_report_of_another_form_is_refused() =>
        Assert.Throws<ArgumentException>(() => Evaluator.For(Build("zh")).Evaluate(Data().ToReport()));

    [Fact]
    public void A_sum_longer_than_the_call_stack_is_deep_is_evaluated()
    {
        Expression sum = Terms.Constant(0);
        Condition all = new ConstantCondition(true);
        for (var i = 0; i < 200_000; i++)
        {
            sum = new Arithmetic(ArithmeticOperator.Add, sum, Terms.Constant(1), ValueKind.Number, 0);
            all = new And(all, new ConstantCondition(true));
        }

        var form = new FormBuilder("T", "1", "t").Build() with
        {
            Rules =
            [
                new Rule("r", false, Label.Of("r"), null, RuleSeverity.Error, false, null, null,
                    [new RuleInstance("", [], all, Terms.Equal(sum, Terms.Constant(200_000)), [])]),
            ],
        };
        var report = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2023, 1)).ToReport();
        Assert.Equal(Outcome.Pass, Evaluator.For(form).Evaluate(report).Outcome(0, 0));
    }

    private static EvaluationResult Evaluate(params (string Path, object? Value)[] cells) => Evaluator.For(Form).Evaluate(Data(cells).ToReport());

    private static ReportData.Builder Data(params (string Path, object? Value)[] cells)
    {
        var builder = new ReportData.Builder(Form, new ReportPeriod(PeriodKind.Year, 2023, 1));
        foreach (var (path, value) in cells)
        {
            builder.Set(Slot(path), value switch
            {
                int number => CellContent.Of(number),
                bool flag => CellContent.Of(flag),
                _ => CellContent.Blank,
            });
        }

        return builder;
    }

    private static int Slot(string path) => Form.Slots.Single(slot => slot.Path == path.Replace("/x", "/applicant.x", StringComparison.Ordinal)
        .Replace("/y", "/applicant.y", StringComparison.Ordinal)).Index;

    private static Form Build(string language)
    {
        var builder = new FormBuilder("T", "1", "报告").Languages(language).With(form => form
            .Field("hasFee", "是否收费", Specs.Boolean)
            .Field("fee", "收费", Specs.Count)
            .Field("visits", "访问", Specs.Count.BlankZero())
            .Table("t", "表", table => table
                .Columns(null, columns => columns
                    .Group("applicant", "申请人", group => group.Item("x", "甲").Item("y", "乙"))
                    .Total("all", "合计"))
                .Rows(null, rows => rows.Item("received", "一、收到").Item("carriedIn", "二、结转").Item("done", "三、办结").Item("carriedOut", "四、结转下年"))));
        return builder
            .Check("t.balance", "收支应平衡", ["x", "y"], (t, column) => Terms.Equal(
                Terms.Add(t.At($"t/received/applicant.{column}"), t.At($"t/carriedIn/applicant.{column}")),
                Terms.Add(t.At($"t/done/applicant.{column}"), t.At($"t/carriedOut/applicant.{column}"))))
            .Check("t.less", "办结不大于收到", ["x", "y"], (t, column) => Terms.Compare(
                ComparisonOperator.LessOrEqual, t.At($"t/done/applicant.{column}"), t.At($"t/received/applicant.{column}")), explain: true)
            .Check("fee.none", "不收费", t => Terms.Equal(t.At("fee"), Terms.Constant(0)), since: "2022", until: "2023")
            .Check("t.opening", "结转应衔接", t => Terms.Equal(t.At("t/received/applicant.x"), t.Prior("t/carriedOut/applicant.x")))
            .AppliesWhen(t => new Or(new Truth(t.At("hasFee")), new Not(Terms.Exists(t.At("hasFee")))), "fee")
            .Build();
    }
}
