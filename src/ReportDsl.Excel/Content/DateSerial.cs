namespace ReportDsl.Excel.Content;

/// <summary>How spreadsheets count days.</summary>
internal static class DateSerial
{
    /// <summary>The day number of <see cref="DateOnly"/> that serial 0 is.</summary>
    public const int Offset = 693_593;

    /// <summary>1900-03-01, the first that means the same day in every program: some count a 29 February 1900, which there was not.</summary>
    public const int First = 61;

    /// <summary>9999-12-31.</summary>
    public const int Last = 2_958_465;
}
