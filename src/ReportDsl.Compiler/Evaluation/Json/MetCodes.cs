namespace ReportDsl.Evaluation;

/// <summary>The names of one object: each must be one of the codes, and there once.</summary>
internal struct MetCodes(CodeLookup codes)
{
    private readonly bool[] _met = new bool[codes.Codes.Length];
    private int _expected;

    public readonly bool IsMet(int index) => _met[index];

    /// <summary>The index of the name that the reader stands on; false, a problem, and its value passed over, where it is wrong.</summary>
    public bool TryNext(ref JsonCursor cursor, out int index)
    {
        index = -1;
        try
        {
            index = codes.Find(ref cursor.Reader, _expected);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: such a name is no code, and is told like one that is unknown.
        }

        if (index >= 0 && !_met[index])
        {
            _met[index] = true;
            _expected = index + 1;
            return true;
        }

        if (cursor.String() is { } name)
        {
            if (index >= 0)
                cursor.Report($"\"{name}\" is there twice.", $"“{name}”重复出现。");
            else
                cursor.Report($"\"{name}\" is unknown here.", $"此处没有“{name}”。");
        }

        cursor.SkipValue();
        return false;
    }
}
