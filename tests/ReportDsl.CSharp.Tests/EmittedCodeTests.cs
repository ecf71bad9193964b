using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Testing.Forms;

namespace ReportDsl.CSharp.Tests;

public sealed class EmittedCodeTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.CSharp13)]
    public void The_2021_form_compiles_without_a_warning(LanguageVersion version)
    {
        var code = CSharpEmitter.Emit(SampleForms.GovInfo2021(), CSharpEmitOptions.Default);
        Assert.Empty(GeneratedReports.Problems(code, version));
    }
}
