using ReportDsl.Diagnostics;
using Xunit;

namespace ReportDsl.Compiler.Tests.Diagnostics;

public sealed class DiagnosticPageTests
{
    /// <summary>The codes of meaning; those of syntax are tested with the parser, those of files and outputs where these are written.</summary>
    public static TheoryData<string> Codes =>
    [
        .. Descriptors.All.Select(descriptor => descriptor.Code).Where(code => !code.StartsWith("RD1", StringComparison.Ordinal) && !code.StartsWith("RD7", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_produces_the_code_and_no_other_error(string code)
    {
        var diagnostics = DiagnosticPage.Read(code).CompileExample().GetDiagnostics();
        Assert.Contains(diagnostics, diagnostic => diagnostic.Code == code);
        Assert.Empty(Errors(diagnostics.Where(diagnostic => diagnostic.Code != code)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_remedy_compiles_without_the_code(string code)
    {
        var page = DiagnosticPage.Read(code);
        Assert.NotEmpty(page.Title);
        Assert.NotEmpty(page.Cause);
        Assert.NotEmpty(page.RemedyText);
        var diagnostics = page.CompileRemedy().GetDiagnostics();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Code == code);
        Assert.Empty(Errors(diagnostics));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_message_is_complete_in_both_languages(string code)
    {
        foreach (var diagnostic in DiagnosticPage.Read(code).CompileExample().GetDiagnostics())
        {
            foreach (var language in Enum.GetValues<MessageLanguage>())
            {
                var message = diagnostic.Message(language);
                Assert.DoesNotContain("{", message, StringComparison.Ordinal);
                Assert.DoesNotContain("''", message, StringComparison.Ordinal);
                Assert.DoesNotContain("“”", message, StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<string> Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => $"{diagnostic.Code} {diagnostic.Location.Start}: {diagnostic.Message(MessageLanguage.English)}");
}
