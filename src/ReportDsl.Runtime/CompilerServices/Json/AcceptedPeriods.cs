using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Of which periods a report may be that is read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum AcceptedPeriods : byte
{
    /// <summary>Of one that the template serves, which it must name.</summary>
    Served,

    /// <summary>Of any, or of none that it names: figures of an earlier period, or what a workbook without a period held.</summary>
    Any,
}
