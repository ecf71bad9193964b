using ReportDsl.Grammars;

namespace ReportDsl.SyntaxGenerator.Emission;

/// <summary>The inner tree: nodes without position and parent, and the factory that shares small equal ones.</summary>
internal static class GreenEmitter
{
    public static string Emit(Grammar grammar)
    {
        var writer = new SourceWriter();
        writer.Line("namespace ReportDsl.Syntax.Green;");
        writer.Line();
        foreach (var rule in grammar.Abstracts)
            writer.Line($"internal abstract class {rule.Name}Green(SyntaxKind kind) : {Base(grammar, rule.Name)}(kind);");
        writer.Line();
        foreach (var node in grammar.Nodes)
            EmitNode(writer, grammar, node);

        writer.Open("internal static class GreenFactory");
        foreach (var node in grammar.Nodes)
            EmitFactory(writer, grammar, node);
        writer.Close();
        return writer.ToString();
    }

    private static string Base(Grammar grammar, string name) =>
        grammar.BaseOf(name) is { } parent ? parent.Name + "Green" : "GreenNode";

    private static void EmitNode(SourceWriter writer, Grammar grammar, NodeRule node)
    {
        writer.Open($"internal sealed class {node.Name}Green : {Base(grammar, node.Name)}");
        foreach (var slot in node.Slots)
            writer.Line($"internal readonly {SlotTypes.Green(grammar, slot)} {SlotNames.Property(slot)};");
        writer.Line();
        writer.Open($"internal {node.Name}Green({SlotTypes.GreenParameters(grammar, node)}) : base(SyntaxKind.{node.Name})");
        foreach (var slot in node.Slots)
        {
            writer.Line($"{SlotNames.Property(slot)} = {SlotNames.Parameter(slot)};");
            writer.Line((SlotTypes.IsNullable(grammar, slot) ? $"if ({SlotNames.Parameter(slot)} is not null) " : "")
                + $"Adopt({SlotNames.Parameter(slot)});");
        }

        writer.Close();
        writer.Line($"internal override int SlotCount => {node.Slots.Count};");
        writer.Line();
        writer.Open("internal override GreenNode? GetSlot(int index) => index switch");
        for (var i = 0; i < node.Slots.Count; i++)
            writer.Line($"{i} => {SlotNames.Property(node.Slots[i])},");
        writer.Line("_ => throw new System.ArgumentOutOfRangeException(nameof(index), index, null),");
        writer.Close("};");
        writer.Line($"internal override SyntaxNode CreateRed(SyntaxNode? parent, int position) => new {node.Name}Syntax(this, parent, position);");
        writer.Close();
    }

    private static void EmitFactory(SourceWriter writer, Grammar grammar, NodeRule node)
    {
        var head = $"internal static {node.Name}Green {node.Name}({SlotTypes.GreenParameters(grammar, node)})";
        var creation = $"new {node.Name}Green({SlotTypes.Arguments(node)})";
        if (node.Slots.Count > 3)
        {
            writer.Line($"{head} => {creation};");
            writer.Line();
            return;
        }

        // Small nodes of shared tokens repeat (names, paths, flags): equal ones are one object.
        var key = string.Join(", ", new[] { $"SyntaxKind.{node.Name}" }.Concat(node.Slots.Select(SlotNames.Parameter)));
        writer.Open(head);
        writer.Line($"var place = GreenNodeCache.Find({key}, out var known);");
        writer.Line($"if (known is not null) return ({node.Name}Green)known;");
        writer.Line($"var created = {creation};");
        writer.Line("GreenNodeCache.Add(place, created);");
        writer.Line("return created;");
        writer.Close();
    }
}
