using System.Reflection;
using Pidgin;
using ReportDsl.Grammars;
using ReportDsl.Syntax.Green;
using ReportDsl.Testing;
using Xunit;
using Productions = ReportDsl.Syntax.Parsing.Grammar;

namespace ReportDsl.Compiler.Tests.Syntax;

public sealed class ProductionTests
{
    [Fact]
    public void Every_rule_of_the_grammar_file_has_a_production_of_its_name_in_the_same_order()
    {
        var (grammar, errors) = GrammarReader.Read(Repository.Read("grammar/reportdsl.grammar"));
        Assert.Empty(errors);
        var rules = grammar.Rules.Select(rule => rule.Name).ToList();
        var productions = typeof(Productions).GetProperties(BindingFlags.Public | BindingFlags.Static).OrderBy(property => property.MetadataToken);
        Assert.Equal(rules, productions.Where(property => property.Name != nameof(Productions.Operators)).Select(property => property.Name));
    }

    [Fact]
    public void A_production_makes_the_node_of_its_name()
    {
        foreach (var property in typeof(Productions).GetProperties(BindingFlags.Public | BindingFlags.Static))
        {
            for (var type = property.PropertyType; type is not null; type = type.BaseType)
            {
                if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Parser<,>))
                    continue;
                var node = type.GetGenericArguments()[1];
                Assert.True(typeof(GreenNode).IsAssignableFrom(node), property.Name);
                var ofTheName = typeof(GreenNode).Assembly.GetType($"ReportDsl.Syntax.Green.{property.Name}Green") ?? typeof(GreenNode);
                Assert.True(ofTheName.IsAssignableFrom(node) || node.IsAssignableFrom(ofTheName), $"{property.Name} makes {node.Name}.");
            }
        }
    }
}
