using ReportDsl.Diagnostics;
using ReportDsl.Validation.Data;

namespace ReportDsl.Validation.Marking;

/// <summary>Takes the marked copies of workbooks. Called from many threads.</summary>
public interface ICopyWriter
{
    /// <summary>Whether an earlier copy of a workbook is there: it is replaced even by one without marks, so that no marks stay that are no longer true.</summary>
    bool HasCopyOf(DataSource source);

    /// <summary>Takes a copy.</summary>
    /// <returns>Why it cannot be taken, for people; null where it was.</returns>
    Phrase? Write(DataSource source, ReadOnlyMemory<byte> copy);
}
