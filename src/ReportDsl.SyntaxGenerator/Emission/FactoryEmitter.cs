using ReportDsl.Grammars;

namespace ReportDsl.SyntaxGenerator.Emission;

internal static class FactoryEmitter
{
    public static string Emit(Grammar grammar)
    {
        var writer = new SourceWriter("ReportDsl.Syntax.Green");
        writer.Line("namespace ReportDsl.Syntax;");
        writer.Line();
        writer.Open("public static partial class SyntaxFactory");
        foreach (var node in grammar.Nodes)
        {
            var greens = node.Slots.Select(slot => slot.Element is NodeElement element
                ? $"({grammar.ClassOf(element.Type)}Green{(slot.IsOptional ? "?" : "")}){SlotTypes.GreenOf(slot, SlotNames.Parameter(slot))}"
                : SlotTypes.GreenOf(slot, SlotNames.Parameter(slot)));
            writer.Line($"/// <summary><c>{SourceWriter.Xml($"{node.Name} = {node.Source}")}</c></summary>");
            writer.Line($"public static {node.Name}Syntax {node.Name}({SlotTypes.Parameters(grammar, node)}) =>");
            writer.Line($"    new(GreenFactory.{node.Name}({string.Join(", ", greens)}), null, 0);");
            writer.Line();
        }

        writer.Close();
        return writer.ToString();
    }
}
