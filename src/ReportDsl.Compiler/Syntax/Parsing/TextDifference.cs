namespace ReportDsl.Syntax.Parsing;

/// <summary>The one stretch in which two texts differ.</summary>
internal readonly record struct TextDifference(int Start, int OldEnd, int NewEnd)
{
    private const int Chunk = 256;

    public static TextDifference Between(ReadOnlySpan<char> oldText, ReadOnlySpan<char> newText)
    {
        var start = oldText.CommonPrefixLength(newText);
        var oldRest = oldText[start..];
        var newRest = newText[start..];
        var length = Math.Min(oldRest.Length, newRest.Length);
        var same = 0;
        while (length - same >= Chunk && oldRest[^(same + Chunk)..^same].SequenceEqual(newRest[^(same + Chunk)..^same])) same += Chunk;
        while (same < length && oldRest[^(same + 1)] == newRest[^(same + 1)]) same++;
        return new TextDifference(start, oldText.Length - same, newText.Length - same);
    }
}
