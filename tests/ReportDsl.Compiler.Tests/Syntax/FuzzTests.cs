using System.Text;
using FsCheck.Fluent;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class FuzzTests
{
    private const string Alphabet = "ab_1 {}()[],:.=!<>+-*/?@\"\\\n\r\t“”｛：＝%自\u0301\uFEFF\uD835\uDD04$;'";

    public static TheoryData<string> Crashes => [.. Directory.EnumerateFiles(CrashFolder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static TheoryData<string> SampleNames => [.. Samples.All.Select(sample => sample.Name)];

    private static string CrashFolder => Repository.PathOf("tests/ReportDsl.Compiler.Tests/Crashes");

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Spoiled_samples_keep_their_text(string name)
    {
        var random = new Random(2024);
        for (var i = 0; i < 60; i++)
            Check(TokenMutator.Mutate(Samples.Get(name).Text, random));
    }

    [Fact]
    public void Spoiled_sentences_keep_their_text()
    {
        var random = new Random(11);
        for (var i = 0; i < 1500; i++)
            Check(TokenMutator.Mutate(SentenceGenerator.Generate(random).Text, random));
    }

    [Fact]
    public void Random_bytes_keep_their_text()
    {
        var random = new Random(5);
        var bytes = new byte[400];
        for (var i = 0; i < 600; i++)
        {
            random.NextBytes(bytes);
            Check(Encoding.UTF8.GetString(bytes));
            Check(Encoding.Unicode.GetString(bytes));
            Check(Encoding.Latin1.GetString(bytes));
        }
    }

    [Fact]
    public void Random_signs_keep_their_text()
    {
        var random = new Random(6);
        for (var i = 0; i < 4000; i++)
            Check(string.Create(random.Next(1, 60), random, (text, source) => source.GetItems(Alphabet, text)));
    }

    [Fact]
    public void Any_text_keeps_its_text() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<string?>(ArbMap.Default.ArbFor<string?>(), text => SyntaxTree.ParseText(text ?? "").Root.ToFullString() == (text ?? "")));

    [Theory]
    [MemberData(nameof(Crashes))]
    public void An_input_that_once_failed_does_so_no_more(string file) => Check(File.ReadAllText(Path.Combine(CrashFolder, file)));

    /// <summary>Checks a text; one that fails is kept beside the tests, to be replayed for ever.</summary>
    private static void Check(string text)
    {
        try
        {
            SyntaxInvariants.Check(SyntaxTree.ParseText(text));
        }
        catch (Exception)
        {
            var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.Unicode.GetBytes(text)))[..16];
            File.WriteAllText(Path.Combine(CrashFolder, name + ".rdsl"), text);
            throw;
        }
    }
}
