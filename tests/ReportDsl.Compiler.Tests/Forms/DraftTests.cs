using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>Nine files that use the whole language: each is bound and checked; those whose parts outputs do not hold yet say so.</summary>
public sealed class DraftTests
{
    private static readonly string Folder = Path.Combine(Samples.Folder, "drafts");

    private static readonly string[] Names = [.. Directory.EnumerateFiles(Folder, "*.rdsl").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Files => [.. Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Binds_without_an_error(string file) => Assert.Equal([], Compiled.Errors(Compile(file).GetDiagnostics()));

    [Theory]
    [InlineData("budget.rdsl", "DepartmentBudget", false)]
    [InlineData("dingxi.rdsl", "Dingxi", true)]
    [InlineData("eba.rdsl", "OwnFunds", false)]
    [InlineData("enforcement.rdsl", "Enforcement", true)]
    [InlineData("enforcement.rdsl", "DatongEnforcement", false)]
    [InlineData("foia.rdsl", "FoiaAnnual", false)]
    [InlineData("govinfo-2019.rdsl", "GovInfo", true)]
    [InlineData("govinfo-2021.rdsl", "GovInfo", false)]
    [InlineData("hubei-2020.rdsl", "HubeiGovInfo", false)]
    public void Gives_a_form_or_says_what_outputs_do_not_hold_yet(string file, string template, bool hasForm)
    {
        var compilation = Compile(file);
        var result = compilation.GetForm(compilation.Templates.Single(candidate => candidate.Code == template));
        Assert.Equal(hasForm, result.Form is not null);
        Assert.Equal(hasForm ? [] : ["RD7001"], result.Diagnostics.Select(diagnostic => diagnostic.Code).Where(code => code.StartsWith("RD7", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_template_of_the_drafts_is_named_above()
    {
        var named = typeof(DraftTests).GetMethod(nameof(Gives_a_form_or_says_what_outputs_do_not_hold_yet))?
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Length;
        Assert.Equal(Names.Sum(name => Compile(name).Templates.Length), named);
    }

    private static Compilation Compile(string file) => Compilation.Create(
        [SyntaxTree.ParseText(SourceText.From(File.ReadAllText(Path.Combine(Folder, file)), file))], new FileSystemSourceProvider(Folder));
}
