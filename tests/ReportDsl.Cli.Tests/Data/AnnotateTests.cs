using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using Xunit;

namespace ReportDsl.Cli.Tests.Data;

public class AnnotateTests
{
    private static CommandResult Run(Workspace workspace, params string[] args) =>
        workspace.RunIn(host => host with { Workbooks = FakeWorkbooks.Access }, ["validate", "-t", "t", "--lang", "zh", .. args]);

    [Fact]
    public void Workbooks_with_something_to_correct_get_a_copy_with_their_cells_marked()
    {
        using var workspace = Stock.Workspace()
            .With("d/x/bad.xlsx", Stock.Report("甲", 2023, "1", "2", "4"))
            .With("d/good.xlsx", Stock.Report("甲", 2023, "1", "2", "3"))
            .With("d/bad.json", Stock.Report("甲", 2023, "1", "2", "4"));
        var result = Run(workspace, "d", "--annotate", "copies");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["copies/x/bad.xlsx"], workspace.Files().Where(file => file.StartsWith("copies", StringComparison.Ordinal)));
        var marks = workspace.Read("copies/x/bad.xlsx").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, marks.Length);
        Assert.All(marks, mark => Assert.Contains("Error: 年初加增加应等于年末：1 + 2 = 3 不等于 4，相差 1", mark, StringComparison.Ordinal));
        Assert.Equal(3, marks.Select(mark => mark.Split(' ')[0]).Distinct().Count());
        Assert.Contains("copies 中有 1 份标注副本", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_of_the_file_are_marked_where_they_say()
    {
        using var workspace = Stock.Workspace().With("a.xlsx", Stock.Report("甲", 2023, "1", "2", "3"));
        var access = FakeWorkbooks.With(reading => reading with
        {
            Findings =
            [
                FileRules.Extra.Finding(new("extra", "多余")) with { Sheet = "主 表", Address = "AB12" },
                FileRules.Moved.Finding(new("moved", "移动")) with { Sheet = "主 表" },
            ],
        });
        workspace.RunIn(host => host with { Workbooks = access }, "validate", "-t", "t", "a.xlsx", "--annotate", "copies");
        Assert.Equal(
            [
                "'主 表'!AB12 Warning: Nothing should stand outside the cells of the form: extra",
                " Warning: The structure of the form should be left as it was sent out: moved",
                "",
            ],
            workspace.Read("copies/a.xlsx").Split('\n'));
    }

    [Fact]
    public void A_copy_of_a_workbook_that_has_been_corrected_loses_its_marks()
    {
        using var workspace = Stock.Workspace().With("a.xlsx", Stock.Report("甲", 2023, "1", "2", "4"));
        Run(workspace, "a.xlsx", "--annotate", "copies");
        Assert.NotEqual("", workspace.Read("copies/a.xlsx"));
        workspace.With("a.xlsx", Stock.Report("甲", 2023, "1", "2", "3"));
        Assert.Equal(0, Run(workspace, "a.xlsx", "--annotate", "copies").ExitCode);
        Assert.Equal("", workspace.Read("copies/a.xlsx"));
    }

    [Fact]
    public void Copies_inside_the_folder_of_the_data_are_not_data()
    {
        using var workspace = Stock.Workspace().With("d/a.xlsx", Stock.Report("甲", 2023, "1", "2", "4"));
        Run(workspace, "d", "--annotate", "d/copies");
        Assert.Contains("共 1 份报告", Run(workspace, "d", "--annotate", "d/copies").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d/a.xlsx --annotate d")]
    [InlineData("d/a.xlsx e/a.xlsx --annotate copies")]
    public void A_copy_replaces_no_input_and_no_other_copy(string arguments)
    {
        var report = Stock.Report("甲", 2023, "1", "2", "4");
        using var workspace = Stock.Workspace().With("d/a.xlsx", report).With("e/a.xlsx", report);
        var result = Run(workspace, arguments.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Out);
        Assert.Equal(report, workspace.Read("d/a.xlsx"));
        Assert.False(Directory.Exists(workspace["copies"]));
    }

    [Fact]
    public void A_copy_that_cannot_be_written_is_2_and_the_results_are_complete()
    {
        using var workspace = Stock.Workspace().With("a.xlsx", Stock.Report("甲", 2023, "1", "2", "4")).With("copies", "a file");
        var result = Run(workspace, "a.xlsx", "--annotate", "copies");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("共 1 份报告", result.Out, StringComparison.Ordinal);
        Assert.Contains("copies", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_that_cannot_be_made_is_2_and_the_results_are_complete()
    {
        using var workspace = Stock.Workspace()
            .With("a.xlsx", Stock.Report("甲", 2023, "1", "2", "4")).With("b.xlsx", Stock.Report("乙", 2023, "1", "2", "4"));
        var result = Annotating(workspace, language => throw new InvalidDataException($"No styles ({language})."), "a.xlsx", "b.xlsx");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("1 + 2 = 3 不等于 4，相差 1", result.Out, StringComparison.Ordinal);
        Assert.Contains("共 2 份报告", result.Out, StringComparison.Ordinal);
        Assert.Contains($"错误：未生成标注副本“{workspace["copies/a.xlsx"]}”，校验结果完整：No styles (Chinese).", result.Error, StringComparison.Ordinal);
        Assert.Contains(workspace["copies/b.xlsx"], result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_defect_of_marking_is_3_and_the_results_are_complete()
    {
        using var workspace = Stock.Workspace().With("a.xlsx", Stock.Report("甲", 2023, "1", "2", "4"));
        var result = Annotating(workspace, _ => throw new InvalidOperationException("nothing\nthere"), "a.xlsx");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("1 + 2 = 3 不等于 4，相差 1", result.Out, StringComparison.Ordinal);
        Assert.Contains("校验结果完整：InvalidOperationException: nothing there", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_has_that_as_its_finding_alone()
    {
        using var workspace = Stock.Workspace().With("a.xlsx", "3440");
        var result = workspace.RunIn(host => host, "validate", "-t", "t", "--lang", "en", "a.xlsx", "--annotate", "copies");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("file.unreadable", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("copy", result.Error, StringComparison.Ordinal);
    }

    private static CommandResult Annotating(Workspace workspace, Func<MessageLanguage, byte[]> annotate, params string[] data) => workspace.RunIn(
        host => host with { Workbooks = FakeWorkbooks.Access with { Annotate = (_, _, language) => annotate(language) } },
        ["validate", "-t", "t", "--lang", "zh", .. data, "--annotate", "copies"]);
}
