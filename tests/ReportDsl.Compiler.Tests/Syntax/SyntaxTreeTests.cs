using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class SyntaxTreeTests
{
    [Fact]
    public void Nodes_have_typed_children()
    {
        var tree = SyntaxTree.ParseText("""
            import "a.rdsl"
            template T version 2021 follows version 2019 "t" {
                table : count {
                    columns X
                    rows { total all "合计" @en "Total" within 0.01 = b.c + 1 }
                    check c "c" for row in {a.b, c} explain : a < b
                }
            }
            """);
        Assert.Empty(tree.GetDiagnostics());
        Assert.Equal("a.rdsl", tree.Root.Imports[0].Path.ValueText);
        var template = Assert.IsType<TemplateDeclarationSyntax>(Assert.Single(tree.Root.Members));
        Assert.Null(template.Follows?.Template);
        Assert.Equal("2019", template.Follows?.Version.Value.Text);
        var table = Assert.IsType<TableDeclarationSyntax>(Assert.Single(template.Members));
        Assert.Null(table.Code);
        Assert.Null(table.Label);
        var rows = Assert.IsType<RowsDeclarationSyntax>(table.Members[1]);
        var item = Assert.IsType<CodedItemSyntax>(Assert.Single(Assert.IsType<ItemBlockSyntax>(rows.AxisSource).Items), exactMatch: false);
        Assert.Equal("all", item.Code.ValueText);
        Assert.Equal("Total", item.Label?.Translations[0].Text.ValueText);
        var sum = Assert.IsType<BinaryExpressionSyntax>(Assert.IsType<TotalItemSyntax>(item).Formula?.Expression);
        Assert.Equal(SyntaxKind.PlusToken, sum.Operator.Kind);
        Assert.Equal(["b", "c"], Assert.IsType<ReferenceExpressionSyntax>(sum.Left).Path.Segments.Select(segment => segment.Name.ValueText));
        var check = Assert.IsType<CheckDeclarationSyntax>(table.Members[2]);
        var binding = Assert.Single(Assert.IsType<ForClauseSyntax>(check.Clauses[0]).Bindings);
        Assert.Equal(2, Assert.IsType<ListDomainSyntax>(binding.In?.Domain).Paths.Count);
        Assert.Equal(5, check.Condition.Location.Start.Line);
        Assert.Same(table, check.FirstAncestorOrSelf<TableDeclarationSyntax>());
    }

    [Fact]
    public void Every_position_leads_to_its_token()
    {
        foreach (var sample in Samples.All)
        {
            var root = SyntaxTree.ParseText(sample.Text).Root;
            SyntaxToken? previous = null;
            foreach (var token in root.DescendantTokens())
            {
                if (token.FullSpan.IsEmpty && token.Kind != SyntaxKind.EndOfFileToken)
                    continue;
                Assert.Equal(token, root.FindToken(token.FullSpan.Start));
                Assert.Equal(token, root.FindToken(Math.Max(token.FullSpan.Start, token.FullSpan.End - 1)));
                Assert.Equal(previous, token.GetPreviousToken());
                previous = token;
            }

            Assert.Equal(SyntaxKind.EndOfFileToken, root.FindToken(sample.Text.Length).Kind);
        }
    }

    [Fact]
    public void A_node_is_made_once()
    {
        var root = SyntaxTree.ParseText(Samples.All[0].Text).Root;
        var nodes = root.DescendantNodes().ToList();
        Assert.Equal(nodes, root.DescendantNodes());
        Assert.Equal(nodes.Count, nodes.Distinct().Count());
    }

    [Fact]
    public void A_rewriter_changes_what_it_is_told_and_shares_the_rest()
    {
        var root = SyntaxTree.ParseText("axis A { a \"x\" b \"y\" } // end").Root;
        var changed = Assert.IsType<CompilationUnitSyntax>(new Renamer().Visit(root));
        Assert.Equal("axis A { c \"x\" b \"y\" } // end", changed.ToFullString());
        Assert.Same(root, new Renamer { From = "none" }.Visit(root));
        Assert.Null(changed.SyntaxTree);
        Assert.Throws<InvalidOperationException>(() => changed.Location);
    }

    [Fact]
    public void A_node_is_updated_by_its_parts()
    {
        var unit = Assert.IsType<UnitDeclarationSyntax>(SyntaxTree.ParseText("unit a \"b\"").Root.Members[0]);
        Assert.Same(unit, unit.WithCode(unit.Code));
        var renamed = unit.WithCode(SyntaxFactory.Identifier("c").WithTrailingTrivia(SyntaxFactory.Whitespace(" ")));
        Assert.Equal("unit c \"b\"", renamed.ToFullString());
        Assert.Null(renamed.Parent);
    }

    [Fact]
    public void Changes_are_applied_in_one_step()
    {
        var tree = SyntaxTree.ParseText("unit a \"b\" unit c \"d\"");
        var changed = tree.WithChanges([new TextChange(new TextSpan(5, 1), "x"), new TextChange(new TextSpan(16, 1), "y")]);
        Assert.Equal("unit x \"b\" unit y \"d\"", changed.Root.ToFullString());
        SyntaxInvariants.Check(changed);
    }

    private sealed class Renamer : SyntaxRewriter
    {
        public string From { get; init; } = "a";

        public override SyntaxToken VisitToken(SyntaxToken token) => token.Kind == SyntaxKind.IdentifierToken && token.Text == From
            ? SyntaxFactory.Identifier("c").WithTrailingTrivia([.. token.TrailingTrivia])
            : token;
    }
}
