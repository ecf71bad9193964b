namespace ReportDsl.Evaluation;

/// <summary>A number as a spreadsheet shows it by its format.</summary>
/// <param name="Text">What its reader sees.</param>
/// <param name="Figure">The number that the digits say, not rounded; null where there are none, or nobody knows.</param>
/// <param name="Before">What stands before the digits, without a sign.</param>
/// <param name="After">What stands behind them.</param>
/// <param name="Places">By how many powers of ten the figure is smaller than the number that is stored.</param>
/// <param name="HidesAll">Whether the format shows nothing, whatever is stored.</param>
public sealed record CellLook(string Text, decimal? Figure, string Before, string After, int Places, bool HidesAll);

/// <summary>A number that is shown as another, or as nothing, and what is meant by it; null where nothing is known that it may mean.</summary>
public sealed record Misshown(CellLook Shown, Recognised? Meant);
