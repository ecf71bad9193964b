using ReportDsl.Grammars;

namespace ReportDsl.SyntaxGenerator.Emission;

internal static class VisitorEmitter
{
    public static string Emit(Grammar grammar)
    {
        var writer = new SourceWriter();
        writer.Line("namespace ReportDsl.Syntax;");
        writer.Line();
        writer.Open("public abstract partial class SyntaxVisitor");
        foreach (var node in grammar.Nodes)
        {
            writer.Line($"/// <summary>Does something for a <see cref=\"{node.Name}Syntax\"/>.</summary>");
            writer.Line($"public virtual void Visit{node.Name}({node.Name}Syntax node) => DefaultVisit(node);");
        }

        writer.Close();

        writer.Open("public abstract partial class SyntaxVisitor<TResult>");
        foreach (var node in grammar.Nodes)
        {
            writer.Line($"/// <summary>Computes something of a <see cref=\"{node.Name}Syntax\"/>.</summary>");
            writer.Line($"public virtual TResult Visit{node.Name}({node.Name}Syntax node) => DefaultVisit(node);");
        }

        writer.Close();

        writer.Open("public abstract partial class SyntaxRewriter");
        foreach (var node in grammar.Nodes)
        {
            writer.Line($"/// <summary>Rewrites the children of a <see cref=\"{node.Name}Syntax\"/>.</summary>");
            writer.Line($"public override SyntaxNode? Visit{node.Name}({node.Name}Syntax node) =>");
            writer.Line($"    node.Update({string.Join(", ", node.Slots.Select(Rewrite))});");
        }

        writer.Close();
        return writer.ToString();
    }

    private static string Rewrite(Slot slot)
    {
        var method = slot.Element switch
        {
            TokenElement => slot.IsOptional ? "VisitOptionalToken" : "VisitToken",
            NodeElement => slot.IsOptional ? "VisitOptional" : "VisitRequired",
            TokenListElement => "VisitTokens",
            SeparatedElement => "VisitSeparatedList",
            _ => "VisitList",
        };
        return $"{method}(node.{SlotNames.Property(slot)})";
    }
}
