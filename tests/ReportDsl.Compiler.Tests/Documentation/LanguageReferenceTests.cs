using System.Text.RegularExpressions;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Documentation;

/// <summary>
/// Every <c>```rdsl</c> block of the language reference is compiled: a file as it stands, a fragment (marked <c>template</c>,
/// <c>table</c> or <c>check</c>) in a small surrounding, and one marked <c>error RDnnnn</c> must fail with exactly that.
/// </summary>
public sealed partial class LanguageReferenceTests
{
    private const string Document = "docs/language.md";

    private static readonly string Markdown = Repository.Read(Document).ReplaceLineEndings("\n");

    private static readonly List<CodeBlock> Blocks = [.. CodeBlock.Read(Markdown, "rdsl")];

    public static TheoryData<int> Lines => [.. Blocks.Select(block => block.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void An_example_compiles(int line)
    {
        var block = Blocks.Single(candidate => candidate.Line == line);
        var (before, after) = Surrounding(block);
        var diagnostics = Compiled.Remarks(Compiled.Result(before + block.Text + after).Diagnostics).ToList();
        var expected = block.Info.IndexOf("error") is var at and >= 0 ? block.Info[at + 1] : null;
        if (expected is null ? diagnostics.Count == 0 : diagnostics.Count > 0 && diagnostics.All(diagnostic => diagnostic.Code == expected))
            return;
        var offset = line - before.Count(c => c == '\n');
        Assert.Fail($"{Document}({line}): {(expected is null ? "no diagnostic" : expected)} is expected, but the compiler says\n"
            + string.Join('\n', diagnostics.Select(diagnostic =>
                $"{Document}({diagnostic.Location.Start.Line + offset}): {diagnostic.Code} {diagnostic.Message(MessageLanguage.English)}")));
    }

    [Fact]
    public void Each_kind_of_example_is_there() =>
        Assert.Equal(["", "check", "error", "table", "template"], Blocks.Select(block => block.Info.FirstOrDefault("")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_reference_names_every_function_and_type()
    {
        Assert.All(Function.All, function => Assert.Contains($"| `{function.Name}(", Markdown, StringComparison.Ordinal));
        Assert.All(TypeReader.Types, type => Assert.Contains($"| `{type.Name}", Markdown, StringComparison.Ordinal));
    }

    [Fact]
    public void Codes_it_names_exist()
    {
        var known = new[]
        {
            SyntaxDiagnostics.All, NameDiagnostics.All, TypeDiagnostics.All, TableDiagnostics.All, CheckDiagnostics.All, EmitDiagnostics.All, LintDiagnostics.All,
        }.SelectMany(all => all.Select(descriptor => descriptor.Code)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], DiagnosticCode().Matches(Markdown).Select(match => match.Value).Where(code => !known.Contains(code)));
    }

    [Fact]
    public void Links_inside_the_reference_lead_somewhere()
    {
        var anchors = Markdown.Split('\n').Where(line => line.StartsWith('#'))
            .Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], Link().Matches(Markdown).Select(match => match.Groups["anchor"].Value).Where(anchor => !anchors.Contains(anchor)));
    }

    private static (string Before, string After) Surrounding(CodeBlock block) => block.Info.FirstOrDefault("") switch
    {
        "template" => (Shared + "template T version 1 \"样表\" {\n", "\n}"),
        "table" => (Shared + "template T version 1 \"样表\" {\nsection s \"部分\" {\ntable t \"表\" : count {\n", "\n}\n}\n}"),
        "check" => (Shared + Form, "\n}\n}\n}"),
        _ => ("", ""),
    };

    private const string Shared = """
        unit yuan "元"
        unit wanyuan "万元" = 10_000 yuan
        unit jian "件"
        codelist Nature "性质" { "01" "机关"  "02" "事业单位" }
        axis Applicants { person "自然人"  group organisation "法人或其他组织" { business "商业企业"  research "科研机构" }  total all "总计" }

        """;

    private const string Form = """
        template T version 1 "样表" {
        field agency "填报单位" : text(100)
        field nature "单位性质" : code Nature
        field hasFees "是否收费" : boolean
        field sentOn "报出日期" : date
        field staff "在职人数" : count
        section fees "收费情况" {
        table : number(2) in yuan { columns { charged "应收金额"  paid "实收金额"  budget "预算金额" : number(4) in wanyuan } }
        }
        section others "其他" { narrative body }
        section applications "申请情况" {
        table : count {
        columns Applicants
        rows {
        received "新收"
        carriedIn "上年结转"
        group outcome "办理结果" { granted "予以公开"  refused "不予公开"  total all "总计" }
        carriedOut "结转下年"
        }

        """;

    [GeneratedRegex("RD[0-9]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DiagnosticCode();

    [GeneratedRegex(@"\]\(#(?<anchor>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInAnchor();
}
