using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReportDsl.Diagnostics;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Diagnostics;

public sealed partial class DescriptorTests
{
    public static TheoryData<string, char> Stages => new()
    {
        { "SyntaxDiagnostics", '1' }, { "NameDiagnostics", '2' }, { "TypeDiagnostics", '3' }, { "TableDiagnostics", '4' },
        { "CheckDiagnostics", '5' }, { "EmitDiagnostics", '7' }, { "LayoutDiagnostics", '7' }, { "LintDiagnostics", '8' },
    };

    [Fact]
    public void Every_class_of_descriptors_has_its_stage() =>
        Assert.Equal(Descriptors.Classes.Select(type => type.Name), Stages.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Every_descriptor_of_a_stage_is_listed_in_its_range(string name, char stage)
    {
        var type = Descriptors.Classes.Single(type => type.Name == name);
        var listed = Assert.IsType<ImmutableArray<DiagnosticDescriptor>>(Descriptors.Listed(type));
        Assert.Equal(Descriptors.Declared(type), listed);
        Assert.All(listed, descriptor => Assert.Matches($"^RD{stage}[0-9]{{3}}$", descriptor.Code));
    }

    [Fact]
    public void Codes_are_unique() =>
        Assert.Equal(Descriptors.All.Length, Descriptors.All.Select(descriptor => descriptor.Code).Distinct().Count());

    [Fact]
    public void Messages_are_in_two_languages_with_the_same_places() =>
        Assert.All(Descriptors.All, descriptor =>
        {
            Assert.NotEmpty(descriptor.Text.English);
            Assert.NotEmpty(descriptor.Text.Chinese);
            Assert.NotEqual(descriptor.Text.English, descriptor.Text.Chinese);
            Assert.Equal(Places(descriptor.Text.English), Places(descriptor.Text.Chinese));
        });

    [Fact]
    public void Every_descriptor_has_a_page_and_every_page_a_descriptor() =>
        Assert.Equal(
            Descriptors.All.Select(descriptor => descriptor.Code),
            Directory.EnumerateFiles(Repository.PathOf("docs/diagnostics"), "RD*.md").Select(Path.GetFileNameWithoutExtension).Order());

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_Chinese_page_shows_the_same_examples(string code)
    {
        var english = Repository.Read($"docs/diagnostics/{code}.md").ReplaceLineEndings("\n");
        var chinese = Repository.Read($"docs/diagnostics/zh/{code}.md").ReplaceLineEndings("\n");
        Assert.StartsWith($"# {code}：", chinese, StringComparison.Ordinal);
        Assert.Equal(["## 示例", "## 处理办法"], Heading().Matches(chinese).Select(heading => heading.Value));
        Assert.Equal(Block().Matches(english).Select(block => block.Value), Block().Matches(chinese).Select(block => block.Value));
    }

    [Fact]
    public void The_index_lists_every_code()
    {
        Baseline.AssertEqual("docs/diagnostics/README.md", Index(MessageLanguage.English, """
            # Diagnostics

            Every finding has a stable code. The first digit is the stage: 1 syntax, 2 names, 3 types and units, 4 tables and totals,
            5 checks, 7 files and outputs, 8 advice. Each page gives the cause, an example and the remedy. [中文](zh/README.md)

            | Code | Severity | Message |
            | --- | --- | --- |

            """));
        Baseline.AssertEqual("docs/diagnostics/zh/README.md", Index(MessageLanguage.Chinese, """
            # 诊断信息

            每条诊断都有固定的代码，首位数字表示阶段：1 语法，2 名称，3 类型与单位，4 表与合计，5 规则，7 文件与输出，8 建议。
            每页说明原因、示例和处理办法。[English](../README.md)

            | 代码 | 级别 | 内容 |
            | --- | --- | --- |

            """));
    }

    public static TheoryData<string> Codes => [.. Descriptors.All.Select(descriptor => descriptor.Code)];

    private static string Index(MessageLanguage language, string head)
    {
        var text = new StringBuilder(head);
        foreach (var descriptor in Descriptors.All)
        {
            var message = Place().Replace(descriptor.Text.In(language), "…").Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| [{descriptor.Code}]({descriptor.Code}.md) | {Severity(descriptor).In(language)} | {message.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        return text.ToString();
    }

    private static Phrase Severity(DiagnosticDescriptor descriptor) => descriptor.Severity switch
    {
        DiagnosticSeverity.Error => new Phrase("error", "错误"),
        DiagnosticSeverity.Warning => new Phrase("warning", "警告"),
        DiagnosticSeverity.Info => new Phrase("info", "信息"),
        _ => new Phrase("hidden", "隐藏"),
    };

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex("^## .*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
