using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Testing.Forms;
using static ReportDsl.Testing.Forms.Terms;

namespace ReportDsl.CSharp.Tests;

/// <summary>Names and texts that C# could choke on.</summary>
public sealed class TortureTests
{
    private static readonly string[] HostileTexts =
    [
        "a < b & c > \"d\"", "*/ /* // ///", "</summary>", "{0} {{x}} \\", "\"\"\"", "first\r\nsecond\u2028third\u0085fourth", "\0\u0001\ufffe", "]]>",
        "𠮷\u202e\u200b",
    ];

    private static readonly string[] ListCodes = ["201", "20.1", "x-1", "无", "class", "", " ", "\""];

    [Theory]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.CSharp13)]
    public void Hostile_names_and_texts_compile_without_a_warning(LanguageVersion version) =>
        Assert.Empty(GeneratedReports.Problems(CSharpEmitter.Emit(Form(), CSharpEmitOptions.Default), version));

    [Fact]
    public void Every_value_has_a_property_of_its_own_that_reaches_it()
    {
        var form = Form();
        var report = GeneratedReports.Of(form);
        var json = DataJson.Of(form, slot => slot.Spec.Type is DataType.Text or DataType.Code ? $"\"{slot.Index}\"" : $"{slot.Index}");

        var found = new List<string>();
        Collect(report.Load(json), found);

        Assert.Equal(form.Slots.Select(slot => $"{slot.Index}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Words_of_the_language_and_names_of_the_runtime_stay_readable()
    {
        var code = CSharpEmitter.Emit(Form(), CSharpEmitOptions.Default);

        Assert.Contains("public global::ReportDsl.Runtime.Cell<string> Class\n", code, StringComparison.Ordinal);
        Assert.Contains("public global::ReportDsl.Runtime.Cell<string> 名称\n", code, StringComparison.Ordinal);
        Assert.Contains("public global::ReportDsl.Runtime.Cell<string> TemplateField\n", code, StringComparison.Ordinal);
        Assert.Contains("public global::ReportDsl.Runtime.Cell<string> ToStringField\n", code, StringComparison.Ordinal);
        Assert.Contains("public const string Code201 = \"201\";", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contoso.Reports", "namespace Contoso.Reports;")]
    [InlineData("event.报表", "namespace @event.报表;")]
    [InlineData(null, "namespace Class;")]
    public void The_namespace_is_the_given_one_or_the_templates(string? given, string expected) =>
        Assert.Contains(expected, CSharpEmitter.Emit(Form(), new CSharpEmitOptions(given)), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("1a")]
    [InlineData("a;b")]
    public void What_is_no_namespace_is_refused(string given) =>
        Assert.Throws<ArgumentException>(() => CSharpEmitter.Emit(Form(), new CSharpEmitOptions(given)));

    [Fact]
    public void The_same_form_gives_the_same_text() =>
        Assert.Equal(CSharpEmitter.Emit(Form(), CSharpEmitOptions.Default), CSharpEmitter.Emit(Form(), CSharpEmitOptions.Default));

    [Fact]
    public void Chains_and_nests_of_thousands_compile_and_run()
    {
        var form = new FormBuilder("Deep", "1", "Deep")
            .With(members => members.Field("x", "x", Specs.Integer))
            .Check("chain", "x added up", t =>
                Equal(Add([.. Enumerable.Range(0, 3_000).Select(_ => (Expression)t.At("x"))]), Multiply(Constant(3_000), t.At("x"))))
            .Check("all", "many conditions", t =>
                Enumerable.Range(0, 2_000).Select(at => Compare(ComparisonOperator.NotEqual, t.At("x"), Constant(-at - 1))).Aggregate((left, right) => new And(left, right)))
            .Check("nested", "round and round", t =>
                Equal(Enumerable.Range(0, 400).Aggregate((Expression)t.At("x"), (inner, _) => Terms.Absolute(new Negation(inner))), t.At("x")))
            .Build();

        var result = GeneratedReports.Of(form).Validate("""{ "template": "Deep", "version": "1", "period": "2023", "fields": { "x": 7 } }""");

        Assert.Equal(3, result.Summary.Pass);
    }

    private static void Collect(object part, List<string> found)
    {
        foreach (var property in part.GetType().GetProperties().Where(property => property.DeclaringType?.Assembly != typeof(Runtime.Report).Assembly))
        {
            var value = property.GetValue(part) ?? throw new InvalidOperationException($"{property.Name} is there.");
            if (value.GetType().IsGenericType)
                found.Add(value.ToString() ?? "");
            else
                Collect(value, found);
        }
    }

    private static Form Form()
    {
        var list = new CodeList("class", Label.Of(HostileTexts[0]),
            [.. ListCodes.Select(code => new CodeEntry(code, Label.Of(HostileTexts[1])))]);
        return new FormBuilder("class", "2.0-β \"1\"", HostileTexts[0])
            .Guidance(string.Join('\n', HostileTexts))
            .Basis(HostileTexts[2])
            .Languages("zh")
            .With(form =>
            {
                foreach (var code in (string[])
                    ["class", "Class", "template", "toString", "getType", "read", "run", "_", "__", "_1", "a_b", "aB", "AB", "名称", "𠮷野家", "e\u0301", "validate", "record", "field", "value", "report"])
                {
                    form.Field(code, HostileTexts[code.Length % HostileTexts.Length], Specs.Text(100), HostileTexts[^1]);
                }

                form.Field("list", "list", Specs.Code(list).Optional())
                    .Narrative("narrative", HostileTexts[3])
                    .Section("row", "row", section => section
                        .Field("person", "person", Specs.Count)
                        .Table("", "", table => table
                            .Columns(HostileTexts[4], columns => columns
                                .Item("row", "row", parts: parts => parts.Item("row", "row").Item("first", "first"))
                                .Item("first", "first")
                                .Item("report", "report")
                                .Group("group", "group", group => group.Item("row", "row").Group("group", "group", inner => inner.Item("equals", "equals")))
                                .Total("all", "all"))
                            .Rows(null, rows => rows
                                .Item("row", "row", parts: parts => parts.Item("row", "row").Item("first", "first").Item("all", "all"))
                                .Item("person", "person")
                                .Item("cells", "cells")
                                .Group("outcome", "outcome", group => group.Item("outcome", "outcome").Item("outcomeRows", "rows"))
                                .Total("all", "all"))
                            .Void("person", "first")
                            .Cell("cells", "report", Specs.Number(2))))
                    .Section("values", "values", section => section
                        .Table("compare", HostileTexts[5], table => table.Columns(null, columns => columns.Item("logic", "l").Item("numeric", "n")))
                        .Table("numeric", HostileTexts[6], table => table.Rows(null, rows => rows
                            .Item("class", "c", parts: parts => parts.Item("class", "c")).Total("sum", "s", block => block.Item("a", "a").Item("b", "b"))))
                        .Table("single", HostileTexts[7], table => table.Default(Specs.Integer)));
            })
            .Check("class", HostileTexts[5], t => Equal(t.At("row/person/row"), Constant(1)))
            .Check("row.class", HostileTexts[6], t => Equal(t.At("row/person/row"), Constant(1)))
            .Check("values.compare.logic", HostileTexts[7], t => new Membership(t.At("名称"), [Terms.Text(HostileTexts[0]), Terms.Text(HostileTexts[5]), Terms.Text(HostileTexts[6])], 0))
            .Build();
    }
}
