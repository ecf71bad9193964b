namespace ReportDsl.Excel.Sheets;

/// <summary>How a conditional format shows a number.</summary>
internal enum Shown
{
    /// <summary>In the cell's own format.</summary>
    AsIs,

    /// <summary>All digits that were typed.</summary>
    Exactly,

    /// <summary>All digits, as a percentage.</summary>
    ExactlyAsPercentage,

    /// <summary>Without a decimal point.</summary>
    Whole,

    WholePercentage,
}
