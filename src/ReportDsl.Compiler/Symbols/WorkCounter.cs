namespace ReportDsl.Symbols;

/// <summary>
/// What a compilation and those that it was made from have done, each thing as often as it was done: what a change costs is the
/// difference between two.
/// </summary>
/// <param name="ImportsParsed">Imported files that were read and parsed.</param>
/// <param name="FilesDeclared">Files whose shared declarations were made.</param>
/// <param name="TemplatesDeclared">Templates whose symbols were made.</param>
/// <param name="TemplatesResolved">Templates that were bound whole and resolved into a form.</param>
/// <param name="MembersBound">Checks, formulas and clauses that a semantic model bound by themselves.</param>
internal readonly record struct WorkCounts(int ImportsParsed, int FilesDeclared, int TemplatesDeclared, int TemplatesResolved, int MembersBound)
{
    /// <summary>What was done in between.</summary>
    public static WorkCounts operator -(WorkCounts after, WorkCounts before) => new(
        after.ImportsParsed - before.ImportsParsed,
        after.FilesDeclared - before.FilesDeclared,
        after.TemplatesDeclared - before.TemplatesDeclared,
        after.TemplatesResolved - before.TemplatesResolved,
        after.MembersBound - before.MembersBound);
}

/// <summary>Counts what is done, on any thread.</summary>
internal sealed class WorkCounter
{
    private int _imports;
    private int _files;
    private int _declared;
    private int _resolved;
    private int _bound;

    public WorkCounts Counts => new(
        Volatile.Read(ref _imports), Volatile.Read(ref _files), Volatile.Read(ref _declared), Volatile.Read(ref _resolved), Volatile.Read(ref _bound));

    public void CountImport() => Interlocked.Increment(ref _imports);

    public void CountFile() => Interlocked.Increment(ref _files);

    public void CountDeclared() => Interlocked.Increment(ref _declared);

    public void CountResolved() => Interlocked.Increment(ref _resolved);

    public void CountBound() => Interlocked.Increment(ref _bound);
}
