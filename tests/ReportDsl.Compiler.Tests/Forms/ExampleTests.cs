using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Forms;

/// <summary>The examples compile without any remark, and the two official forms are those that were printed.</summary>
public sealed class ExampleTests
{
    private static readonly string Folder = Repository.PathOf("examples");

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Folder, "*.rdsl", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Compiles_without_any_remark(string file)
    {
        var compilation = Compile(file);
        Assert.Equal([], Compiled.Remarks(compilation.GetDiagnostics()).Select(Compiled.Text));
        Assert.All(compilation.Templates, template => Assert.NotNull(compilation.GetForm(template).Form));
    }

    [Theory]
    [InlineData("gov-info/govinfo-2019.rdsl", "publication.documents 6, publication.licensing 6, publication.enforcement 6, publication.fees 2, publication.procurement 2, applications 161, litigation 15")]
    [InlineData("gov-info/govinfo-2021.rdsl", "publication.documents 6, publication.licensing 1, publication.enforcement 2, publication.fees 1, applications 175, litigation 15")]
    [InlineData("enforcement/enforcement.rdsl", "penalties 11, licences 5, coercion 13")]
    [InlineData("hello/hello.rdsl", "visits 15")]
    public void Cells_of_each_table(string file, string cells) =>
        Assert.Equal(cells, string.Join(", ", FormOf(file).Tables.Select(table => $"{table.Path} {table.Cells.Length}")));

    [Theory]
    [InlineData("gov-info/govinfo-2019.rdsl")]
    [InlineData("gov-info/govinfo-2021.rdsl")]
    public void Applications_and_litigation_compute_their_totals_alone(string file)
    {
        var form = FormOf(file);
        var applications = form.Tables.Single(table => table.Path == "applications");
        var rows = applications.Rows.Lines.Length;
        Assert.Equal(rows + 6, Computed("applications"));
        Assert.Equal(3, Computed("litigation"));
        Assert.Equal(rows + 6 + 3, form.ComputedInOrder.Length);

        int Computed(string path) => form.Tables.Single(table => table.Path == path).Cells.Count(cell => cell.Kind == CellKind.Computed);
    }

    [Theory]
    [InlineData("gov-info/govinfo-2019.rdsl", "publication.documents.openedOfPublic 2, publication.documents.openedOfMade 2, "
        + "publication.licensing.remaining 2, publication.licensing.carried 2, publication.licensing.confusion 2, "
        + "publication.enforcement.remaining 2, publication.enforcement.carried 2, publication.enforcement.confusion 2, "
        + "publication.fees.remaining 1, publication.fees.carried 1, publication.procurement.both 1, "
        + "applications.balance 7, applications.opening 7, applications.jump 21, litigation.afterReview 1, others.meaningful 1")]
    [InlineData("gov-info/govinfo-2021.rdsl", "publication.documents.stock 2, publication.documents.jump 2, "
        + "applications.balance 7, applications.opening 7, applications.jump 21, "
        + "problems.notCopied 1, others.meaningful 1, others.fees 1, others.notNone 1")]
    [InlineData("enforcement/enforcement.rdsl", "penalties.amount 1, penalties.noFine 1, licences.acceptance 1, licences.decided 1, coerced 1")]
    [InlineData("hello/hello.rdsl", "visits.summer 1")]
    public void Instances_of_each_rule(string file, string rules) =>
        Assert.Equal(rules, string.Join(", ", FormOf(file).Rules.Select(rule => $"{rule.Path} {rule.Instances.Length}")));

    [Theory]
    [InlineData("gov-info/govinfo-2019.rdsl", "2019")]
    [InlineData("gov-info/govinfo-2021.rdsl", "2021")]
    public void Every_label_is_as_printed_and_in_its_order(string file, string version)
    {
        var form = FormOf(file);
        Assert.Equal("政府信息公开工作年度报告", form.Label.Text);
        Assert.Equal(OfficialLabels.Of(version), string.Join('\n', form.Members.OfType<Section>().SelectMany(Outline)));
    }

    private static IEnumerable<string> Outline(Section section) =>
        section.Members.OfType<Table>().SelectMany(Outline).Prepend(section.Label.Text);

    private static IEnumerable<string> Outline(Table table)
    {
        if (table.Label.Text.Length > 0)
            yield return $"  {table.Label.Text}";
        foreach (var line in Outline(table.Columns).Concat(Outline(table.Rows)))
            yield return line;
    }

    private static IEnumerable<string> Outline(Axis axis)
    {
        var heading = axis.Heading is { } label ? [$"    {label.Text}:"] : ImmutableArray<string>.Empty;
        return axis.IsUnnamed ? heading : heading.Concat(axis.Items.SelectMany(item => Outline(item, axis.Heading is null ? 4 : 6)));
    }

    private static IEnumerable<string> Outline(AxisItem item, int indentation) =>
        item.Children.SelectMany(child => Outline(child, indentation + 2)).Prepend(new string(' ', indentation) + item.Label.Text);

    private static Form FormOf(string file)
    {
        var compilation = Compile(file);
        return compilation.GetForm(Assert.Single(compilation.Templates)).Form ?? throw new InvalidOperationException($"{file} gives no form.");
    }

    private static Compilation Compile(string file) => Compilation.Create(
        [SyntaxTree.ParseText(SourceText.From(File.ReadAllText(Path.Combine(Folder, file)), file))], new FileSystemSourceProvider(Folder));
}
