using ReportDsl.Grammars;

namespace ReportDsl.SyntaxGenerator.Emission;

/// <summary>How the children of a node are typed in the green and in the red tree.</summary>
internal static class SlotTypes
{
    public static string Green(Grammar grammar, Slot slot) => slot.Element switch
    {
        TokenElement => "GreenToken" + Mark(slot),
        NodeElement node => grammar.ClassOf(node.Type) + "Green" + Mark(slot),
        _ => "GreenNode?",
    };

    public static string Red(Grammar grammar, Slot slot) => slot.Element switch
    {
        TokenElement => "SyntaxToken" + Mark(slot),
        NodeElement node => grammar.ClassOf(node.Type) + "Syntax" + Mark(slot),
        ListElement list => $"SyntaxList<{grammar.ClassOf(list.Type)}Syntax>",
        SeparatedElement list => $"SeparatedSyntaxList<{grammar.ClassOf(list.Type)}Syntax>",
        _ => "SyntaxTokenList",
    };

    /// <summary>The green node behind a red value of the slot.</summary>
    public static string GreenOf(Slot slot, string value) =>
        slot.IsOptional ? $"{value}?.Green" : $"{value}.Green";

    public static bool IsNullable(Grammar grammar, Slot slot) => Green(grammar, slot).EndsWith("?", StringComparison.Ordinal);

    public static string Parameters(Grammar grammar, NodeRule node) =>
        string.Join(", ", node.Slots.Select(slot => $"{Red(grammar, slot)} {SlotNames.Parameter(slot)}"));

    public static string GreenParameters(Grammar grammar, NodeRule node) =>
        string.Join(", ", node.Slots.Select(slot => $"{Green(grammar, slot)} {SlotNames.Parameter(slot)}"));

    public static string Arguments(NodeRule node) => string.Join(", ", node.Slots.Select(SlotNames.Parameter));

    /// <summary>The children (property, red type) that all subclasses of an abstract node share.</summary>
    public static IReadOnlyList<(string Name, string Type)> Shared(Grammar grammar, AbstractRule rule)
    {
        var properties = rule.Alternatives.Select(name => Properties(grammar, name)).ToList();
        return properties[0].Where(property => properties.All(others => others.Contains(property))).ToList();
    }

    /// <summary>Whether a base of the rule declares the property.</summary>
    public static bool IsInherited(Grammar grammar, string rule, string property) =>
        grammar.BaseOf(rule) is { } parent && Shared(grammar, parent).Any(shared => shared.Name == property);

    private static IReadOnlyList<(string Name, string Type)> Properties(Grammar grammar, string rule) => grammar.Find(rule) switch
    {
        NodeRule node => node.Slots.Select(slot => (SlotNames.Property(slot), Red(grammar, slot))).ToList(),
        AbstractRule inner => Shared(grammar, inner),
        _ => [],
    };

    private static string Mark(Slot slot) => slot.IsOptional ? "?" : "";
}
