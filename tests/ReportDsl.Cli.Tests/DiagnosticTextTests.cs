using System.Collections.Immutable;
using ReportDsl.Cli.Rendering;
using ReportDsl.Diagnostics;
using Xunit;

namespace ReportDsl.Cli.Tests;

public class DiagnosticTextTests
{
    private static string Render(
        ImmutableArray<Diagnostic> diagnostics, MessageLanguage language = MessageLanguage.English, bool colours = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new DiagnosticText(writer, language, colours, path => path).Write(diagnostics);
        return writer.ToString();
    }

    [Fact]
    public void Place_message_line_caret_related_place_and_correction() =>
        Assert.Equal(
            """
            税 务/a b.rdsl(2,18): error RD2001: there is no 'jain' here
                2 | unit tai "台" = 2 jain
                  |                   ^^^^
              税 务/a b.rdsl(1,6): did you mean this?
                1 | unit jian "件"
                  |      ----
              help: write 'jian'
              help: insert a 'unit'

            """,
            Render([DiagnosticSamples.Full()]));

    [Fact]
    public void Chinese_words() =>
        Assert.Equal(
            """
            税 务/a b.rdsl(2,18): error RD2001: 此处没有“jain”
                2 | unit tai "台" = 2 jain
                  |                   ^^^^
              税 务/a b.rdsl(1,6): 是否指这一个？
                1 | unit jian "件"
                  |      ----
              建议：改为“jian”
              建议：添加单位

            """,
            Render([DiagnosticSamples.Full()], MessageLanguage.Chinese));

    [Theory]
    [InlineData("ab [|cd|] ef", "ab cd ef", "   ^^")]
    [InlineData("总计 [|数|] x", "总计 数 x", "     ^^")]
    [InlineData("（一）[|予以|]公开", "（一）予以公开", "      ^^^^")]
    [InlineData("\tx\t[|y|]", "    x   y", "        ^")]
    [InlineData("a\t[|y|]", "a   y", "    ^")]
    [InlineData("e\u0301e\u0301 [|x|]", "e\u0301e\u0301 x", "   ^")]
    [InlineData("\U00020000 [|x|]", "\U00020000 x", "   ^")]
    [InlineData("👨‍👩‍👧 [|x|]", "👨‍👩‍👧 x", "   ^")]
    [InlineData("❤️ [|x|]", "❤️ x", "   ^")]
    [InlineData("x[||]", "x", " ^")]
    [InlineData("a [|b\nc|] d", "a b", "  ^")]
    [InlineData("\0\u001b[|x|]", "␀␛x", "  ^")]
    [InlineData("\u202ea\u0085 [|x|]", "\uFFFDa\uFFFD x", "    ^")]
    public void Carets_stand_under_their_place(string marked, string line, string carets) =>
        Assert.Equal(
            [$"    1 | {line}", $"      | {carets}"],
            Render([DiagnosticSamples.At(marked, DiagnosticSamples.Hides)]).Split('\n')[1..3]);

    [Fact]
    public void A_long_line_is_shown_around_its_place()
    {
        var lines = Render([DiagnosticSamples.At(new string('总', 50_000) + "[|x|]" + new string('y', 50_000), DiagnosticSamples.Hides)]).Split('\n');
        Assert.Equal("    1 | …" + new string('总', 60) + "x" + new string('y', 99) + "…", lines[1]);
        Assert.Equal("      | " + new string(' ', 121) + "^", lines[2]);
    }

    [Fact]
    public void About_a_file_there_is_no_line_and_about_no_file_no_place() =>
        Assert.Equal(
            """
            b.rdsl: error RD7004: The file is not UTF-8: the first wrong byte is at offset 17; it looks like GBK (GB 18030): save it as UTF-8
            error RD7003: Cannot write 'out': No space left on device

            """,
            Render(DiagnosticSamples.Mixed()[2..4]));

    [Fact]
    public void A_message_cannot_steer_the_terminal()
    {
        var text = Render([DiagnosticSamples.At("[|\u001b]0;title\a\u202e|]", DiagnosticSamples.Unknown)]);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202e', text);
    }

    [Fact]
    public void Of_ten_thousand_a_hundred_are_printed_errors_first()
    {
        var warnings = Enumerable.Repeat(DiagnosticSamples.At("[|w|]", DiagnosticSamples.Hides), 9_990);
        var errors = Enumerable.Repeat(DiagnosticSamples.At("[|e|]", DiagnosticSamples.Unknown), 10);
        var lines = Render([.. warnings, .. errors]).Split('\n');
        Assert.Equal(90, lines.Count(line => line.Contains("warning RD2090", StringComparison.Ordinal)));
        Assert.Equal(10, lines.Count(line => line.Contains("error RD2001", StringComparison.Ordinal)));
        Assert.Equal("… and 9900 more", lines[^2]);
    }

    [Fact]
    public void Hidden_ones_are_not_printed()
    {
        var hidden = new DiagnosticDescriptor("RD8000", DiagnosticSeverity.Hidden, new Phrase("x", "x"));
        Assert.Equal("", Render([DiagnosticSamples.At("[|x|]", hidden)]));
    }

    [Fact]
    public void Colours_change_nothing_but_colours()
    {
        var coloured = Render(DiagnosticSamples.Mixed(), colours: true);
        Assert.Contains("\e[1;31merror RD2001\e[0m", coloured, StringComparison.Ordinal);
        Assert.Equal(
            Render(DiagnosticSamples.Mixed()),
            System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", "", default, TimeSpan.FromSeconds(1)));
    }
}
