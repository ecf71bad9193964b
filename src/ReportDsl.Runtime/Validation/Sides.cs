namespace ReportDsl.Runtime;

/// <summary>
/// Both sides of a comparison of numbers or dates, with their words: the numbers put in (<c>3119 + 34</c>), empty for a lone one.
/// </summary>
public readonly record struct Sides(
    ComparisonOperator Operator, Numeric Left, string LeftWords, Numeric Right, string RightWords, int Scale, Tolerance Tolerance);
