using ReportDsl.CSharp;
using ReportDsl.Excel;
using ReportDsl.Runtime;
using ReportDsl.Validation;
using Xunit;

namespace ReportDsl.Cli.Tests.Architecture;

/// <summary>No two namespaces of an assembly know each other: what is above and what is below is seen in the names of the folders.</summary>
public sealed class NamespaceGraphTests
{
    public static TheoryData<string> Assemblies =>
        [.. new[] { typeof(Report), typeof(Compilation), typeof(EntryWorkbook), typeof(CSharpEmitter), typeof(ReportValidator), typeof(Application) }.Select(type => type.Assembly.Location)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_two_namespaces_know_each_other(string assembly)
    {
        var edges = NamespaceGraph.Of(assembly, RoomOf);

        Assert.Empty(
            from edge in edges
            where string.CompareOrdinal(edge.Key.From, edge.Key.To) < 0 && edges.ContainsKey((edge.Key.To, edge.Key.From))
            select $"{edge.Key.From} and {edge.Key.To}: {edge.Value}; {edges[(edge.Key.To, edge.Key.From)]}");
    }

    [Theory]
    [InlineData(typeof(ReportValidator))]
    [InlineData(typeof(Application))]
    public void No_namespaces_form_a_circle(Type type)
    {
        var edges = NamespaceGraph.Of(type.Assembly.Location, RoomOf);
        var known = edges.Keys.ToLookup(edge => edge.From, edge => edge.To);

        Assert.NotEmpty(edges);
        Assert.All(known, space => Assert.DoesNotContain(space.Key, Reached(space.Key, known)));
    }

    [Fact]
    public void Namespaces_that_know_each_other_are_found()
    {
        var edges = NamespaceGraph.Of(typeof(Compilation).Assembly.Location, name => name);

        Assert.Contains(("ReportDsl.Syntax", "ReportDsl.Syntax.Green"), edges.Keys);
        Assert.Contains(("ReportDsl.Syntax.Green", "ReportDsl.Syntax"), edges.Keys);
        Assert.DoesNotContain(("ReportDsl.Text", "ReportDsl.Syntax"), edges.Keys);
    }

    private static HashSet<string> Reached(string from, ILookup<string, string> known)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([from]);
        while (ahead.TryPop(out var space))
        {
            foreach (var next in known[space].Where(reached.Add))
                ahead.Push(next);
        }

        return reached;
    }

    /// <summary>A tree, its green nodes and its parser are one room: each is made of the other.</summary>
    private static string RoomOf(string name) => name.StartsWith("ReportDsl.Syntax.", StringComparison.Ordinal) ? "ReportDsl.Syntax" : name;
}
