using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Forms;
using ReportDsl.Testing;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Forms;

namespace ReportDsl.CSharp.Tests.Names;

/// <summary>Templates and what is in them may be called as anything that C# knows: their code compiles, and so does what stands beside it.</summary>
public sealed class NameClashTests
{
    /// <summary>A program that says every name that programs know, and uses a report as one would.</summary>
    private static readonly string Program = $$"""
        {{string.Join('\n', KnownNames.Imported.Select(name => $"using {name};"))}}
        #pragma warning disable

        internal static class Program
        {
            public static readonly Type[] Known = [{{string.Join(", ", KnownNames.Types.Where(type => type != "System.Void").Select(type => $"typeof({type[(type.LastIndexOf('.') + 1)..]})"))}}];

            public static async Task<bool> Run(Stream stream, List<Cell<long>> cells, Report other)
            {
                var report = new HospitalTemplate.Hospital1 { Period = ReportPeriod.Of(2024), Text = "a" };
                report.Date = new DateOnly(2024, 1, 2);
                Computed<long> total = report.S.A.All;
                await Task.Yield();
                Console.WriteLine(Math.Max(total.Effective.GetValueOrDefault(0), cells.Count));
                return report.Validate().Findings.All(finding => finding.Severity != Severity.Error);
            }
        }
        """;

    [Fact]
    public void The_names_that_programs_know_are_those_of_the_framework_and_the_runtime() => Baseline.AssertEqual(
        "src/ReportDsl.CSharp/Writing/CommonNames.txt",
        string.Join('\n', KnownNames.Types.Select(type => type[(type.LastIndexOf('.') + 1)..])
            .Concat(KnownNames.Imported.Select(name => name.Split('.')[0])).Append("Microsoft").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) + "\n");

    [Fact]
    public void Templates_of_any_name_compile_beside_each_other_and_beside_a_program_that_knows_the_names()
    {
        var template = TemplateOf("Name");
        var files = KnownNames.Words.Select(name => CSharpEmitter.Emit(template with { Name = name }, CSharpEmitOptions.Default))
            .Append(CSharpEmitter.Emit(template with { Name = "Hospital" }, new CSharpEmitOptions("HospitalTemplate")))
            .Append(Program);

        Assert.Empty(Problems(files, DocumentationMode.None));
    }

    [Fact]
    public void Every_kind_of_value_and_rule_compiles_in_a_namespace_of_any_name()
    {
        var (every, template) = (EveryKind.Form("en"), TemplateOf("Report"));
        var files = KnownNames.Words.Select(name => CSharpEmitter.Emit(template, new CSharpEmitOptions(name)))
            .Concat(
                from type in KnownNames.RuntimeTypes
                from name in (string[])[type[(type.LastIndexOf('.') + 1)..], $"Contoso.{type}", $"Contoso.{type}.System.IO"]
                select CSharpEmitter.Emit(every, new CSharpEmitOptions(name)));

        Assert.Empty(Problems(files, DocumentationMode.None));
    }

    [Fact]
    public void Everything_in_a_template_may_have_any_name()
    {
        var names = KnownNames.All
            .Concat(["CELL", "cell", "report", "stream", "toString", "getType", "prior", "class", "Class", "CLASS", "a_b", "aB", "AB", "a_B", "_a", "__a", "a1_2", "a12", "é", "e\u0301x", "一", "_一", "一_", "ǆ", "ß", "ﬀ", "ı", "𠮷"])
            .Select(name => name.Normalize()).Distinct(StringComparer.Ordinal).ToList();

        Assert.Empty(Problems([CSharpEmitter.Emit(FormOf(names), CSharpEmitOptions.Default)]));
    }

    [Theory]
    [InlineData("Report", "ReportTemplate")]
    [InlineData("report", "ReportTemplate")]
    [InlineData("environment", "EnvironmentTemplate")]
    [InlineData("System", "SystemTemplate")]
    [InlineData("List", "List")]
    [InlineData("GovInfo", "GovInfo")]
    public void A_namespace_that_would_hide_a_known_type_is_called_otherwise(string template, string expected) =>
        Assert.Contains($"\nnamespace {expected};\n", CSharpEmitter.Emit(TemplateOf(template), CSharpEmitOptions.Default), StringComparison.Ordinal);

    [Theory]
    [InlineData("Lo", "ad", "LoadReport")]
    [InlineData("Int", "32", "Int32Report")]
    [InlineData("T", "-", "T_")]
    [InlineData("T", "1", "T1")]
    public void A_class_is_not_called_as_its_members_nor_as_a_known_type(string template, string version, string expected)
    {
        var form = TemplateOf(template) with { Version = version };

        Assert.Equal(expected, CSharpEmitter.ClassName(form));
        Assert.Empty(Problems([CSharpEmitter.Emit(form, CSharpEmitOptions.Default)]));
    }

    [Theory]
    [InlineData("ReportDsl.Runtime", true)]
    [InlineData("ReportDsl.Runtime.Reports", true)]
    [InlineData("ReportDsl.Runtime.CompilerServices", true)]
    [InlineData("System.IO", true)]
    [InlineData("ReportDsl.Runtime.Report", false)]
    [InlineData("ReportDsl.Runtime.Report.Of", false)]
    [InlineData("ReportDsl.Runtime.CompilerServices.GeneratedReport", false)]
    [InlineData("System.IO.Stream", false)]
    public void A_namespace_is_not_one_of_the_types_that_the_code_uses(string name, bool isOne)
    {
        Assert.Equal(isOne, CSharpEmitter.IsNamespace(name));
        if (isOne)
            Assert.Empty(Problems([CSharpEmitter.Emit(TemplateOf("T"), new CSharpEmitOptions(name))]));
    }

    /// <summary>A template with what programs use: values of each type, totals, a code list, an earlier report, patterns.</summary>
    private static Form TemplateOf(string name) => Sources.Form($$"""
        codelist kind "Kind" { "a" "A"  "b" "B" }
        template {{name}} version 1 "Title" {
            period year from 2021
            language en
            field text "Text" : text(20, "[a-z]+")
            field date "Date" : date
            field open "Open" : boolean
            field kind "Kind" : code kind optional
            section s "S" {
                table : count {
                    columns { x "X" y "Y" total all "All" }
                    rows { a "A" b "B" total sum "Sum" }
                    check grows "Grows" warning explain since 2022 for row : row[all] >= prior.row[all] or open
                }
                check early "Early" : date <= period.end
            }
        }
        """);

    /// <summary>A form in which everything bears every one of the names.</summary>
    private static Form FormOf(IReadOnlyList<string> names)
    {
        var list = new CodeList("list", Label.Of("list"), [.. names.Select(name => new CodeEntry(name, Label.Of(name)))]);
        return new FormBuilder("T", "1", "T").With(form =>
        {
            foreach (var name in names)
                form.Field(name, name, Specs.Date.Optional());
            form.Field("theList", "list", Specs.Code(list).Optional());
            foreach (var name in names)
            {
                form.Field($"{name}List", name, Specs.Code(new CodeList(name, Label.Of(name), [new CodeEntry(name, Label.Of(name))])).Optional());
                form.Section($"{name}s", name, section => section.Section(name, name, inner => inner.Field(name, name, Specs.Count)));
            }

            form.Section("tables", "tables", section =>
            {
                foreach (var name in names)
                {
                    section.Table(name, name, table => table
                        .Columns(null, columns => columns.Item(name, name, parts: parts => parts.Item(name, name)).Group("theGroup", "group", group => group.Item(name, name)))
                        .Rows(null, rows => rows.Item(name, name, parts: parts => parts.Item(name, name)).Group("theGroup", "group", group => group.Item(name, name))));
                }

                section.Table("wide", "wide", table => table.Columns(null, AddAll));
                section.Table("tall", "tall", table => table.Rows(null, rows => rows.Item("theRow", "row").Group("theRows", "rows", AddAll)));
                section.Table("both", "both", table => table.Columns(null, AddAll).Rows(null, rows => rows.Item("theRow", "row")));
            });

            void AddAll(AxisBuilder axis)
            {
                foreach (var name in names)
                    axis.Item(name, name);
            }
        }).Build();
    }

    private static ImmutableArray<string> Problems(IEnumerable<string> files, DocumentationMode documentation = DocumentationMode.Diagnose)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp13, documentation);
        var compilation = CSharpCompilation.Create(
            "Names",
            files.Select((file, index) => CSharpSyntaxTree.ParseText(file, parse, path: $"{index}.cs")),
            KnownNames.References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999,
                generalDiagnosticOption: ReportDiagnostic.Error));
        return [.. compilation.GetDiagnostics().Where(problem => problem.Severity > DiagnosticSeverity.Hidden).Take(10).Select(problem => $"{problem} in {FirstLineOf(problem)}")];
    }

    private static string FirstLineOf(Diagnostic problem) => problem.Location.SourceTree?.GetText().Lines[1].ToString() ?? "";
}
