using ReportDsl.Cli.Terminal;
using ReportDsl.Cli.Words;
using ReportDsl.Diagnostics;
using Xunit;

namespace ReportDsl.Cli.Tests;

public class CommandTests
{
    private const string Units = "unit jian \"件\"\n";

    [Theory]
    [InlineData("--help", "Compiles report templates", "build")]
    [InlineData("build --help", "Compiles templates", "--watch")]
    [InlineData("--lang zh build --help", "编译模板", "--namespace")]
    [InlineData("check --help --lang=zh", "检查模板", "--format")]
    [InlineData("format --help", "canonical style", "--check")]
    [InlineData("validate --help", "Validates filled workbooks", "--annotate")]
    [InlineData("validate --help --lang zh", "校验填好的工作簿", "--prior")]
    [InlineData("extract --help", "what filled workbooks hold", "--template")]
    [InlineData("fill --help --lang zh", "把数据填入工作簿", "--prior")]
    public void Help_is_a_result(string arguments, string description, string option)
    {
        using var workspace = new Workspace();
        var result = workspace.Run(arguments.Split(' '));
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(description, result.Out, StringComparison.Ordinal);
        Assert.Contains(option, result.Out, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bild x")]
    [InlineData("build")]
    [InlineData("check")]
    [InlineData("format --chek a.rdsl")]
    [InlineData("check a.rdsl --format xml")]
    [InlineData("check a.rdsl --lang fr")]
    [InlineData("build a.rdsl --emit csharp,pdf")]
    public void Wrong_usage_is_said_on_standard_error(string arguments)
    {
        using var workspace = new Workspace().With("a.rdsl", Units);
        var result = workspace.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Out);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build nowhere", "nowhere")]
    [InlineData("check nowhere", "nowhere")]
    [InlineData("format nowhere", "nowhere")]
    [InlineData("check empty", "empty")]
    public void A_path_that_leads_nowhere_is_wrong_usage(string arguments, string path)
    {
        using var workspace = new Workspace().With("empty/readme.txt", "");
        var result = workspace.Run(arguments.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Out);
        Assert.Contains($"'{path}'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LC_ALL", "zh_CN.UTF-8", MessageLanguage.Chinese)]
    [InlineData("LC_MESSAGES", "zh_TW", MessageLanguage.Chinese)]
    [InlineData("LANG", "zh_CN.UTF-8", MessageLanguage.Chinese)]
    [InlineData("LANG", "en_US.UTF-8", MessageLanguage.English)]
    [InlineData("LANG", "C", MessageLanguage.English)]
    public void The_locale_decides_about_the_language(string variable, string value, MessageLanguage language)
    {
        using var workspace = new Workspace();
        var result = workspace.Run(name => name == variable ? value : null, "check", "nowhere");
        Assert.Equal(Messages.NoSuchPath("nowhere").In(language) + "\n", result.Error);
    }

    [Fact]
    public void The_first_set_locale_variable_counts_and_the_option_more()
    {
        using var workspace = new Workspace();
        string? Environment(string name) => name switch { "LC_ALL" => "", "LC_MESSAGES" => "zh_CN", "LANG" => "en_US", _ => null };
        Assert.StartsWith("错误", workspace.Run(Environment, "check", "nowhere").Error, StringComparison.Ordinal);
        Assert.StartsWith("error", workspace.Run(Environment, "check", "nowhere", "--lang", "en").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_defect_is_one_line_and_with_its_trace_where_that_is_asked_for()
    {
        using var workspace = new Workspace().With("a.rdsl", Units);
        var broken = Path.Combine(workspace.Folder, "a.rdsl");
        string? Fail(string name) => name == "NO_COLOR" ? throw new InvalidTimeZoneException("boom") : null;

        using var output = new ThrowingWriter();
        using var error = new StringWriter { NewLine = "\n" };
        int Run(string? trace) => Application.Run(
            ["check", broken, "--format", "json"],
            new Host { Out = output, Error = error, WorkingDirectory = workspace.Folder, Environment = name => name == Host.TraceVariable ? trace : Fail(name) });

        Assert.Equal(3, Run(null));
        Assert.Equal(1, error.ToString().Count(character => character == '\n'));
        Assert.Contains("InvalidTimeZoneException: boom", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, Run("1"));
        Assert.Contains("   at ", error.ToString(), StringComparison.Ordinal);
    }

    private sealed class ThrowingWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidTimeZoneException("boom");
    }
}
