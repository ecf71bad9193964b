using System.Collections.Immutable;
using ReportDsl.Evaluation;

namespace ReportDsl.Excel.Reading.Numbers;

/// <summary>
/// A number format, as far as it matters for what a reader takes a number for: whether it is shown as a date, and otherwise which figure and which
/// texts are shown. Colours, alignment and the kind of digits say nothing.
/// </summary>
internal sealed class NumberFormat
{
    private readonly ImmutableArray<FormatSection> _sections;

    private NumberFormat(ImmutableArray<FormatSection> sections)
    {
        // The last section is for texts where it says so; a fourth is for nothing else.
        var count = sections is [_, .., { IsOfTexts: true }] ? sections.Length - 1 : Math.Min(sections.Length, 3);
        _sections = sections[..count];
        IsPlain = _sections.All(section => section.IsPlain) && !_sections[0].SaysNegative && (count < 2 || _sections[1].SaysNegative);
        HidesAll = _sections.All(section => section.HasNothing);
    }

    public static NumberFormat General { get; } = Of("General");

    /// <summary>Whether every number is shown as the figure that it is, perhaps rounded.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether nothing is shown, whatever is stored.</summary>
    private bool HidesAll { get; }

    public static NumberFormat Of(string code) => new([.. FormatScanner.Sections(code)]);

    /// <summary>
    /// The formats that files name by number alone (ECMA-376 part 1, 18.8.30): dates also at 27 to 36 and 50 to 58, in East Asian languages. Those with
    /// a sign of money show the one of the reader's country.
    /// </summary>
    public static NumberFormat OfBuiltIn(int id) => id switch
    {
        9 => Of("0%"),
        10 => Of("0.00%"),
        32 or 33 or (>= 18 and <= 21) or (>= 45 and <= 47) => Of("h:mm"),
        (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) => Of("yyyy-mm-dd"),
        5 or 6 or 42 => Of("\"¥\"0"),
        7 or 8 or 44 => Of("\"¥\"0.00"),
        _ => General,
    };

    /// <summary>Whether a number is shown as a date, perhaps with a time: by the section that applies to it.</summary>
    public bool ShowsDate(decimal number) => SectionFor(number) is >= 0 and var at && _sections[at].ShowsDate;

    /// <summary>Whether a number is shown as a time, perhaps with a date.</summary>
    public bool ShowsTime(decimal number) => SectionFor(number) is >= 0 and var at && _sections[at].ShowsTime;

    /// <summary>How a number is shown. Not to be asked where it is shown as a date or a time.</summary>
    public CellLook Show(decimal number)
    {
        var at = SectionFor(number);
        if (at < 0)
            return new CellLook("", null, "", "", 0, HidesAll: false);

        // The sign is left out where a section of its own shows what is negative.
        var isOwn = number < 0 && (_sections[at].Condition?.IsNegativeOnly ?? at > 0);
        return _sections[at].Show(number, isOwn) with { HidesAll = HidesAll };
    }

    private int SectionFor(decimal number)
    {
        var count = _sections.Length;
        if (!_sections.Any(section => section.Condition is not null))
        {
            return count switch
            {
                1 => 0,
                2 => number < 0 ? 1 : 0,
                _ => number < 0 ? 1 : number == 0 ? 2 : 0,
            };
        }

        for (var i = 0; i < count; i++)
        {
            var holds = _sections[i].Condition switch
            {
                { } condition => condition.Holds(number),

                // Without a condition of its own the first is for what is positive, the second for what is negative.
                null => i == count - 1 || (i == 0 ? number > 0 : number < 0),
            };
            if (holds)
                return i;
        }

        return -1;
    }
}
