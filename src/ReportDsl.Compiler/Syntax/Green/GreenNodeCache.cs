using System.Runtime.CompilerServices;

namespace ReportDsl.Syntax.Green;

/// <summary>
/// A fixed-size table of small nodes made of shared tokens. Races are harmless: an entry is an immutable node, and losing
/// one costs an allocation.
/// </summary>
internal static class GreenNodeCache
{
    private const int Size = 1 << 14;
    private const int NoPlace = -1;
    private static readonly GreenNode?[] Entries = new GreenNode?[Size];

    /// <summary>The place of a node with these children, and the node if it is known.</summary>
    public static int Find(SyntaxKind kind, GreenNode? first, out GreenNode? known)
    {
        known = null;
        if (!IsShareable(first))
            return NoPlace;
        var place = Place(kind, first, null, null);
        var entry = Entries[place];
        if (entry is not null && entry.Kind == kind && entry.GetSlot(0) == first)
            known = entry;
        return place;
    }

    public static int Find(SyntaxKind kind, GreenNode? first, GreenNode? second, out GreenNode? known)
    {
        known = null;
        if (!IsShareable(first) || !IsShareable(second))
            return NoPlace;
        var place = Place(kind, first, second, null);
        var entry = Entries[place];
        if (entry is not null && entry.Kind == kind && entry.GetSlot(0) == first && entry.GetSlot(1) == second)
            known = entry;
        return place;
    }

    public static int Find(SyntaxKind kind, GreenNode? first, GreenNode? second, GreenNode? third, out GreenNode? known)
    {
        known = null;
        if (!IsShareable(first) || !IsShareable(second) || !IsShareable(third))
            return NoPlace;
        var place = Place(kind, first, second, third);
        var entry = Entries[place];
        if (entry is not null && entry.Kind == kind
            && entry.GetSlot(0) == first && entry.GetSlot(1) == second && entry.GetSlot(2) == third)
            known = entry;
        return place;
    }

    public static void Add(int place, GreenNode node)
    {
        if (place != NoPlace)
            Entries[place] = node;
    }

    private static bool IsShareable(GreenNode? node) => node is null || (node.Flags & GreenFlags.Shareable) != GreenFlags.None;

    private static int Place(SyntaxKind kind, GreenNode? first, GreenNode? second, GreenNode? third)
    {
        var hash = (uint)kind;
        hash = (hash * 0x9E3779B1) ^ (uint)RuntimeHelpers.GetHashCode(first);
        hash = (hash * 0x9E3779B1) ^ (uint)RuntimeHelpers.GetHashCode(second);
        hash = (hash * 0x9E3779B1) ^ (uint)RuntimeHelpers.GetHashCode(third);
        hash *= 0x85EBCA6B;
        return (int)(hash >> 18);
    }
}
