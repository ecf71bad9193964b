using ReportDsl.Grammars;

namespace ReportDsl.SyntaxGenerator.Emission;

/// <summary>The public tree.</summary>
internal static class RedEmitter
{
    public static string Emit(Grammar grammar)
    {
        var writer = new SourceWriter("ReportDsl.Syntax.Green");
        writer.Line("namespace ReportDsl.Syntax;");
        writer.Line();
        foreach (var rule in grammar.Abstracts)
            EmitAbstract(writer, grammar, rule);
        foreach (var node in grammar.Nodes)
            EmitNode(writer, grammar, node);
        return writer.ToString();
    }

    private static string Base(Grammar grammar, string name) =>
        grammar.BaseOf(name) is { } parent ? parent.Name + "Syntax" : "SyntaxNode";

    private static void EmitAbstract(SourceWriter writer, Grammar grammar, AbstractRule rule)
    {
        writer.Line($"/// <summary><c>{SourceWriter.Xml($"{rule.Name} = {string.Join(" | ", rule.Alternatives)}")}</c></summary>");
        writer.Open($"public abstract partial class {rule.Name}Syntax : {Base(grammar, rule.Name)}");
        writer.Line($"private protected {rule.Name}Syntax(GreenNode green, SyntaxNode? parent, int position) : base(green, parent, position) {{ }}");
        foreach (var (name, type) in SlotTypes.Shared(grammar, rule).Where(shared => !SlotTypes.IsInherited(grammar, rule.Name, shared.Name)))
        {
            writer.Line();
            writer.Line("/// <summary>The child that each of these nodes has under this name.</summary>");
            writer.Line($"public abstract {type} {name} {{ get; }}");
        }

        writer.Close();
    }

    private static void EmitNode(SourceWriter writer, Grammar grammar, NodeRule node)
    {
        writer.Line($"/// <summary><c>{SourceWriter.Xml($"{node.Name} = {node.Source}")}</c></summary>");
        writer.Open($"public sealed partial class {node.Name}Syntax : {Base(grammar, node.Name)}");
        writer.Line($"internal {node.Name}Syntax(GreenNode green, SyntaxNode? parent, int position) : base(green, parent, position) {{ }}");
        for (var i = 0; i < node.Slots.Count; i++)
        {
            var slot = node.Slots[i];
            var inherited = SlotTypes.IsInherited(grammar, node.Name, SlotNames.Property(slot)) ? "override " : "";
            writer.Line();
            writer.Line($"/// <summary>{SlotText.Of(grammar, slot)}</summary>");
            writer.Line($"public {inherited}{SlotTypes.Red(grammar, slot)} {SlotNames.Property(slot)} => {Read(grammar, slot, i)};");
        }

        writer.Line();
        writer.Line("/// <summary>A node with these children: this very node when nothing differs, else one without a parent.</summary>");
        writer.Line($"public {node.Name}Syntax Update({SlotTypes.Parameters(grammar, node)}) =>");
        var same = node.Slots.Select((slot, i) => $"HasChild({i}, {SlotTypes.GreenOf(slot, SlotNames.Parameter(slot))})");
        writer.Line($"    {string.Join(" && ", same)}");
        writer.Line($"        ? this : SyntaxFactory.{node.Name}({SlotTypes.Arguments(node)});");
        if (node.Slots.Count > 1)
        {
            for (var i = 0; i < node.Slots.Count; i++)
                EmitWith(writer, grammar, node, i);
        }

        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override void Accept(SyntaxVisitor visitor) => visitor.Visit{node.Name}(this);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override TResult Accept<TResult>(SyntaxVisitor<TResult> visitor) => visitor.Visit{node.Name}(this);");
        writer.Close();
    }

    private static void EmitWith(SourceWriter writer, Grammar grammar, NodeRule node, int index)
    {
        var slot = node.Slots[index];
        var arguments = node.Slots.Select((other, i) => i == index ? SlotNames.Parameter(slot) : SlotNames.Property(other));
        writer.Line();
        writer.Line($"/// <summary>The node with another <see cref=\"{SlotNames.Property(slot)}\"/>.</summary>");
        writer.Line($"public {node.Name}Syntax With{SlotNames.Property(slot)}({SlotTypes.Red(grammar, slot)} {SlotNames.Parameter(slot)}) =>");
        writer.Line($"    Update({string.Join(", ", arguments)});");
    }

    private static string Read(Grammar grammar, Slot slot, int index) => slot.Element switch
    {
        TokenElement => slot.IsOptional ? $"OptionalTokenAt({index})" : $"TokenAt({index})",
        NodeElement => slot.IsOptional ? $"({SlotTypes.Red(grammar, slot)})NodeAt({index})" : $"({SlotTypes.Red(grammar, slot)})RequiredNodeAt({index})",
        TokenListElement => $"new(this, Green.GetSlot({index}), GetChildPosition({index}))",
        _ => $"new(NodeAt({index}))",
    };
}
