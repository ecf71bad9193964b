using System.Text;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Binding;

/// <summary>No text, however incomplete, makes the compiler throw.</summary>
public sealed class RobustnessTests
{
    private const int Step = 7;
    private const int Deletions = 60;

    private static readonly IReadOnlyList<Sample> Sources =
    [
        .. Samples.All,
        .. Directory.EnumerateFiles(Repository.PathOf("examples"), "*.rdsl", SearchOption.AllDirectories)
            .Select(path => new Sample(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(sample => sample.Name, StringComparer.Ordinal),
    ];

    private static readonly MemorySources Files = new(Sources.Select(source => KeyValuePair.Create(source.Name, MemorySources.File(source.Name, source.Text))));

    public static TheoryData<string> Names => [.. Sources.Select(source => source.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_prefix_compiles_to_diagnostics(string name)
    {
        var text = Sources.Single(source => source.Name == name).Text;
        for (var length = 0; length < text.Length; length += Step)
            Compile(name, text[..length]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_without_some_tokens_compile_to_diagnostics(string name)
    {
        var text = Sources.Single(source => source.Name == name).Text;
        var tokens = SyntaxTree.ParseText(text).Root.DescendantTokens().Where(token => token.Span.Length > 0).Select(token => token.Span).ToList();
        var random = new Random(20_210_001);
        for (var i = 0; i < Deletions; i++)
        {
            var rest = new StringBuilder(text);
            foreach (var span in Enumerable.Range(0, random.Next(1, 6)).Select(_ => tokens[random.Next(tokens.Count)]).Distinct().OrderByDescending(span => span.Start))
                rest.Remove(span.Start, span.Length);
            Compile(name, rest.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_with_exchanged_tokens_compile_to_diagnostics(string name)
    {
        var text = Sources.Single(source => source.Name == name).Text;
        var tokens = SyntaxTree.ParseText(text).Root.DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        var random = new Random(20_210_002);
        for (var i = 0; i < Deletions; i++)
        {
            var span = tokens[random.Next(tokens.Count)].Span;
            Compile(name, string.Concat(text.AsSpan(0, span.Start), tokens[random.Next(tokens.Count)].Text, text.AsSpan(span.End)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_with_half_a_character_compile_to_diagnostics(string name)
    {
        var text = Sources.Single(source => source.Name == name).Text;
        var tokens = SyntaxTree.ParseText(text).Root.DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        var random = new Random(20_210_003);
        for (var i = 0; i < Deletions; i++)
        {
            var broken = new StringBuilder(text);
            foreach (var token in Enumerable.Range(0, 5).Select(_ => tokens[random.Next(tokens.Count)]).Distinct().OrderByDescending(token => token.Span.Start))
                broken.Insert(token.Span.Start + random.Next(token.Span.Length + 1), random.Next(2) == 0 ? '\uD83D' : '\uDE00');
            Compile(name, broken.ToString());
        }
    }

    [Fact]
    public void Half_a_character_in_a_code_list_is_part_of_its_text()
    {
        foreach (var entry in (string[])["\"a\" \"A\uD83D\"", "\"a\uDE00\" \"A\"", "\"a\" \"\uDE00\uD83D\" \"b\" \"é\uD83D\""])
            Compile("list.rdsl", $"codelist L \"L\" {{ {entry} }}");
    }

    public static TheoryData<string> Extremes =>
    [
        // a long chain of units, and units that leave the range of decimals
        string.Concat(Enumerable.Range(0, 20_000).Select(i => $"unit u{i} \"u\" = 1 u{i + 1} ")) + "unit u20000 \"u\"",
        string.Concat(Enumerable.Range(0, 30).Select(i => $"unit u{i} \"u\" = 10_000_000_000 u{i + 1} ")) + "unit u30 \"u\"",
        "unit a \"a\" unit b \"b\" = 1000000000000 a " + Template($"field f \"f\" : count in b check c \"c\" : {string.Join(" * ", Enumerable.Repeat("f", 100))} > 1"),

        // coefficients that leave it
        Template($"field f \"f\" : count check c \"c\" within precision : f * {string.Join(" * ", Enumerable.Repeat("99_999_999_999_999", 30))} == f"),
        "unit a \"a\" unit b \"b\" = 0.000000000001 a " + Template("field f \"f\" : count in b check c \"c\" within 99_999_999_999_999 as a : f == 1"),

        // shared axes that multiply, tables that are too large and still named
        string.Concat(Enumerable.Range(0, 40).Select(i => $"axis A{i} {{ group x \"x\" A{i + 1} group y \"y\" A{i + 1} }} ")) + "axis A40 { z \"z\" } "
            + Template("section s \"s\" { table t \"t\" : count { columns A0 rows A0 check c \"c\" : sum(t) == 1 } }"),
        string.Concat(Enumerable.Range(0, 11).Select(i => $"axis A{i} {{ group x \"x\" A{i + 1} group y \"y\" A{i + 1} }} ")) + "axis A11 { w \"w\" { v \"v\" } } "
            + Template("section s \"s\" when f > 1 { table t \"t\" : count { columns A0 rows A0 check c \"c\" : sum(t) == x.x.x.x.x.x.x.x.x.x.x.w[x.x.x.x.x.x.x.x.x.x.x.w] } } field f \"f\" : count"),

        // nests as deep as the parser lets through
        Template($"field f \"f\" : count check c \"c\" : {string.Concat(Enumerable.Repeat("f - (", 190))}f{new string(')', 190)} > 1"),
        Template($"field f \"f\" : count check c \"c\" : {string.Concat(Enumerable.Repeat("f > 1 and (", 190))}f > 1{new string(')', 190)}"),
        Template($"field f \"f\" : count check c \"c\" : {string.Concat(Enumerable.Repeat("not ", 150))}f > 1"),
        Template($"field f \"f\" : count check c \"c\" : {string.Concat(Enumerable.Repeat("f + ", 490))}f > 1"),
        Template($"section s \"s\" {{ table : count {{ columns {{ {string.Concat(Enumerable.Repeat("a \"a\" { ", 150))} b \"b\" {new string('}', 150)} }} }} }}"),
        Template(string.Concat(Enumerable.Repeat("section s \"s\" { ", 150)) + "field f \"f\" : count" + new string('}', 150)),

        // names that stand for something else than they seem to
        Template("section s \"s\" { table : count { columns { a \"a\" } rows { x \"x\" y \"y\" } check c \"c\" for row in columns : a > 1 } }"),
        Template("section s \"s\" { table t \"t\" : count { columns { a \"a\" } } table u \"u\" : count { columns { b \"b\" } check c \"c\" for row in t.columns : row > b } }"),
        Template("section s \"s\" { table t \"t\" : count { columns { } rows { } check c \"c\" for row, column : row[column] > t } }"),
    ];

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Extreme_texts_compile_to_diagnostics(string text) => Compile("extreme.rdsl", text);

    private static void Compile(string name, string text)
    {
        try
        {
            var compilation = Compilation.Create([SyntaxTree.ParseText(text, name)], Files);
            compilation.GetDiagnostics();
            foreach (var template in compilation.Templates)
                compilation.GetForm(template);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Assert.Fail($"{exception}\nin {name}:\n{text[Math.Max(0, text.Length - 2000)..]}");
        }
    }

    private static string Template(string members) => $"template T version 1 \"t\" {{ {members} }}";
}
