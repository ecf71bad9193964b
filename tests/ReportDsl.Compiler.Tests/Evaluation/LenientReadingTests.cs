using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Tests.Evaluation;

/// <summary>Reading what is certain as it was meant.</summary>
public sealed class LenientReadingTests
{
    private static readonly Form Sample = new FormBuilder("T", "1", "t")
        .With(members => members
            .Field("a", "a", Specs.Count)
            .Field("b", "b", Specs.Count)
            .Field("c", "c", Specs.Count)
            .Field("d", "d", Specs.Number(2).In(Specs.WanYuan))
            .Field("e", "e", Specs.Text(10)))
        .Build();

    private static ReportData.Builder Typed => new ReportData.Builder(Sample, new ReportPeriod(PeriodKind.Half, 2024, 2))
        .Set(0, CellContent.Of("22（其中修订16件）"))
        .Set(1, CellContent.Of("01"))
        .Set(2, CellContent.Of(5))
        .Set(3, CellContent.Of("251000元"))
        .Set(4, CellContent.Of("１２"))
        .SetNote(2, "复核")
        .Explain("r[x]", "原因");

    [Fact]
    public void What_is_certain_is_replaced_and_told_and_nothing_else_is()
    {
        var typed = Typed.ToReport();
        var (report, findings) = LenientReading.Of(typed);

        Assert.Equal([CellContent.Of(22), CellContent.Of("01"), CellContent.Of(5), CellContent.Of(25.1m), CellContent.Of("１２")], Sample.Slots.Select(slot => report[slot.Index]));
        Assert.Equal(typed.Period, report.Period);
        Assert.Equal(typed.Explanations, report.Explanations);
        Assert.Equal([(0, "其中修订16件"), (2, "复核")], report.Notes.Select(note => (note.Key, note.Value)));
        Assert.Equal(
            [
                (0, "“22（其中修订16件）”按 22 读取（括号内文字作为备注）"),
                (3, "“251000元”按 25.1 读取（由“元”换算为“万元”）"),
            ],
            findings.Select(finding => (finding.Slot ?? -1, finding.Message.Chinese)));
        Assert.All(findings, finding => Assert.Equal((FileRules.Recognised.Id, RuleSeverity.Info), (finding.Rule, finding.Severity)));
        Assert.Equal("\"251000元\" is read as 25.1 (converted from 元 to 万元)", findings[1].Message.English);

        // What was read from the file is as it was.
        Assert.Equal(CellContent.Of("251000元"), typed[3]);
    }

    [Fact]
    public void A_note_is_joined_with_the_one_that_is_there() =>
        Assert.Equal("已核实；其中修订16件", LenientReading.Of(Typed.SetNote(0, "已核实").ToReport()).Report.Notes[0]);

    [Fact]
    public void A_report_without_anything_to_change_is_the_same()
    {
        var once = LenientReading.Of(Typed.ToReport()).Report;
        var (twice, findings) = LenientReading.Of(once);
        Assert.Same(once, twice);
        Assert.Empty(findings);
    }

    [Fact]
    public void A_builder_of_a_report_makes_the_same_report_again()
    {
        var report = Typed.Set(1, CellContent.Of("/")).ToReport();
        Assert.Equal(ReportJson.Write(report), ReportJson.Write(report.ToBuilder().ToReport()));
    }

    [Fact]
    public void A_finding_of_the_type_proposes_what_is_meant_and_says_the_same_words_as_ever()
    {
        var findings = Evaluator.For(Sample).Evaluate(Typed.ToReport()).Findings(MessageLanguage.Chinese);

        Assert.Equal(
            [
                ("a.type", "“22（其中修订16件）”不是数字", CellContent.Of(22)),
                ("b.type", "“01”不是数字", CellContent.Of(1)),
                ("d.type", "“251000元”不是数字", CellContent.Of(25.1m)),
            ],
            findings.Select(finding => (finding.Rule, finding.Message, finding.Proposal?.Content ?? CellContent.Blank)));
    }

    [Fact]
    public void A_blank_that_must_not_be_has_no_proposal()
    {
        var finding = Assert.Single(Evaluator.For(Sample)
            .Evaluate(LenientReading.Of(Typed.Set(1, CellContent.Of(1)).Set(2, CellContent.Of("\u00A0")).ToReport()).Report).Findings(MessageLanguage.English));
        Assert.Equal("c.required", finding.Rule);
        Assert.Null(finding.Proposal);
    }
}
