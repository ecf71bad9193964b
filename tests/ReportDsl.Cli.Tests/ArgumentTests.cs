using ReportDsl.Cli.Tests.Data;
using Xunit;

namespace ReportDsl.Cli.Tests;

/// <summary>What the command line takes for a path, and what not.</summary>
public class ArgumentTests
{
    [Theory]
    [InlineData("check", "--", "-dash.rdsl")]
    [InlineData("check", "--lang", "en", "--", "-dash.rdsl", "--more.rdsl")]
    [InlineData("check", "plain.rdsl", "--", "-dash.rdsl")]
    [InlineData("format", "--check", "--", "--check")]
    public void Behind_two_dashes_everything_is_a_path(params string[] args)
    {
        using var workspace = new Workspace().With("-dash.rdsl", "").With("--more.rdsl", "").With("plain.rdsl", "").With("--check", "");
        var result = workspace.Run(args);
        Assert.DoesNotContain("option", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("there is no file", result.Error, StringComparison.Ordinal);
        Assert.NotEqual(2, result.ExitCode);
    }

    [Fact]
    public void Two_dashes_end_the_earlier_reports_of_a_data_command()
    {
        using var workspace = Stock.Workspace()
            .With("-a.json", Stock.Report("甲", 2023, "3", "2", "5"))
            .With("p.json", Stock.Report("甲", 2022, "0", "0", "3"));
        var result = workspace.Run("validate", "-t", "t", "--prior", "p.json", "--", "-a.json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("-a.json  甲", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "-dash.rdsl")]
    [InlineData("check", "-dash.rdsl", "--", "plain.rdsl")]
    public void Before_them_a_mistyped_option_is_told(params string[] args)
    {
        using var workspace = new Workspace().With("-dash.rdsl", "").With("plain.rdsl", "");
        var result = workspace.Run(args);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("unknown option '-dash.rdsl'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: unknown command 'chekc'. Did you mean 'check'?", "chekc", "a.rdsl")]
    [InlineData("error: unknown command 'Validate'. Did you mean 'validate'?", "Validate")]
    [InlineData("error: unknown command 'foo'; the commands are build, check, validate, extract, fill, format", "foo")]
    [InlineData("error: unknown command 'a.rdsl'; the commands are build, check, validate, extract, fill, format", "a.rdsl", "chekc")]
    [InlineData("错误：未知的命令“chekc”。是否指“check”？", "--lang", "zh", "chekc", "x")]
    [InlineData("错误：未知的命令“foo”；可用的命令有 build, check, validate, extract, fill, format", "foo", "--lang", "zh")]
    [InlineData("error: unknown option '--foo'", "--foo")]
    public void An_unknown_command_is_told_first_and_alone(string expected, params string[] args)
    {
        using var workspace = new Workspace();
        var result = workspace.Run(args);
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        var lines = result.Error.TrimEnd().Split('\n');
        Assert.Equal(expected, lines[0]);
        Assert.Contains("reportdsl --help", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "")]
    [InlineData("format", "")]
    [InlineData("build", "plain.rdsl", "-o", "")]
    [InlineData("validate", "-t", "", "a.json")]
    [InlineData("validate", "-t", "plain.rdsl", "")]
    [InlineData("validate", "-t", "plain.rdsl", "a.json", "--prior", "")]
    public void An_empty_argument_is_no_path(params string[] args)
    {
        using var workspace = new Workspace().With("plain.rdsl", "unit  jian \"件\"\n").With("a.json", "{}");
        var result = workspace.Run(args);
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains("An argument is empty", result.Error, StringComparison.Ordinal);
        Assert.Equal("unit  jian \"件\"\n", workspace.Read("plain.rdsl"));
    }

    [Fact]
    public void A_path_may_begin_with_an_at_sign()
    {
        using var workspace = Stock.Workspace()
            .With("@a.json", Stock.Report("甲", 2023, "3", "2", "5"))
            .With("@list", "nowhere.json");
        Assert.Equal(0, workspace.Run("validate", "-t", "t", "@a.json").ExitCode);
        Assert.StartsWith("@list  ", workspace.Run("validate", "-t", "t", "@list").Out, StringComparison.Ordinal);
        Assert.Contains("there is no file or folder '@nowhere'", workspace.Run("check", "@nowhere").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_takes_a_file()
    {
        using var workspace = Stock.Workspace().With("d/a.json", Stock.Report("甲", 2023, "3", "2", "5"));
        foreach (var folder in new[] { "d", "d/", "." })
        {
            var result = workspace.Run("fill", folder, "-t", "t");
            Assert.Equal((2, $"error: '{folder}' is a folder: name the data file of one report\n"), (result.ExitCode, result.Error));
        }
    }
}
