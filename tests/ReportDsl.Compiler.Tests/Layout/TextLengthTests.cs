using ReportDsl.Diagnostics;
using Xunit;

namespace ReportDsl.Compiler.Tests.Layout;

/// <summary>Texts of a template that no cell of a workbook holds are told at the text, wherever it stands.</summary>
public sealed class TextLengthTests
{
    private static readonly string Long = new('长', 32_768);

    public static TheoryData<string> Templates =>
    [
        "template T version 1 \"@\" { field f \"F\" : count }",
        "template T version 1 \"T\" { basis \"@\" field f \"F\" : count }",
        "template T version 1 \"T\" { field f \"@\" : count }",
        "template T version 1 \"T\" { language zh, en field f \"F\" @en \"@\" : count }",
        "template T version 1 \"T\" { field f \"F\" : count check k \"@\" : f > 0 }",
        "template T version 1 \"T\" { section s \"@\" { narrative n } }",
        "template T version 1 \"T\" { section s \"S\" { narrative n \"@\" note \"N\" } }",
        "template T version 1 \"T\" { section s \"S\" { narrative n note \"@\" } }",
        "template T version 1 \"T\" { section s \"S\" { table t \"@\" : count { columns { a \"A\" } } } }",
        "template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { columns \"@\" { a \"A\" } } } }",
        "template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { columns { a \"A\" } rows \"R\", unit \"@\" { r \"R\" } } } }",
        "template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { columns { group g \"@\" { a \"A\" } } } } }",
        "template T version 1 \"T\" { section s \"S\" { table t \"T\" : count { columns { a \"A\" { p \"@\" } } } } }",
        "codelist L \"@\" { \"1\" \"A\" } template T version 1 \"T\" { field f \"F\" : code L }",
        "codelist L \"L\" { \"1\" \"@\" } template T version 1 \"T\" { field f \"F\" : code L }",
        "unit u \"@\" template T version 1 \"T\" { field f \"F\" : count in u }",
    ];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_text_that_is_too_long_is_told_where_it_stands(string template)
    {
        var source = template.Replace("@\"", "\u0000", StringComparison.Ordinal).Replace("\u0000", Long + "\"", StringComparison.Ordinal);
        var diagnostic = Assert.Single(Compiled.Result(source).Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("RD7104", diagnostic.Code);
        Assert.Equal(source.IndexOf(Long, StringComparison.Ordinal) - 1, diagnostic.Location.Span.Start);
        Assert.Empty(Compiled.ErrorCodes(source.Replace(Long, Long[1..], StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/// @\ntemplate T version 1 \"T\" { field f \"F\" : count }", "template")]
    [InlineData("template T version 1 \"T\" {\n/// @\nfield f \"F\" : count }", "field")]
    [InlineData("template T version 1 \"T\" { section s \"S\" { table : count { columns {\n/// @\na \"A\" } } } }", "a \"A\"")]
    public void Guidance_that_is_too_long_is_told_at_what_it_belongs_to(string template, string place)
    {
        var source = template.Replace("@", Long, StringComparison.Ordinal);
        var diagnostic = Assert.Single(Compiled.Result(source).Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("RD7104", diagnostic.Code);
        Assert.Equal(source.IndexOf(place, StringComparison.Ordinal), diagnostic.Location.Span.Start);
    }
}
