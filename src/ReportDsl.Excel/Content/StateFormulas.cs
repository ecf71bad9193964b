using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>Formulas that decide the state of a cell from what was typed into it, as the language's table of states says.</summary>
internal sealed class StateFormulas(ListSheet lists)
{
    /// <summary>A few of the 53 bits of a double, as a share of it.</summary>
    private const decimal LastBits = 0.000_000_000_000_000_5m;

    private static readonly string[] Marks = ["/", "／", "-", "—", "N/A", "不适用"];

    /// <summary>The state of an input.</summary>
    /// <param name="spec">What is asked of it.</param>
    /// <param name="cell">Where it stands.</param>
    /// <param name="blank">The weight of a blank.</param>
    public Formula Input(ValueSpec spec, CellFormula cell, decimal blank)
    {
        var texts = Texts(spec, cell, blank);
        return spec.Type switch
        {
            DataType.Text or DataType.Code => texts,
            DataType.Boolean => Fn.If(Fn.IsLogical(cell), StateWeight.Value, Fn.If(Fn.IsNumber(cell), StateWeight.Invalid, texts)),
            _ => Fn.If(Fn.IsNumber(cell), Fn.If(Fn.Or(Faults(spec, cell)), StateWeight.Invalid, StateWeight.Value), texts),
        };
    }

    /// <summary>The state of an input that applies only where a condition passes (3).</summary>
    public static Formula When(Formula outcome, CellFormula cell, Formula state)
    {
        var trimmed = Fn.Trimmed(cell);
        return Fn.If(
            outcome.Is(3),
            state,
            Fn.If(
                Fn.IsBlank(cell),
                StateWeight.NotApplicable,
                Fn.If(
                    Fn.IsText(cell),
                    Fn.If(Fn.Or([trimmed.Is(""), .. IsMark(trimmed)]), StateWeight.NotApplicable, StateWeight.Misplaced),
                    StateWeight.Misplaced)));
    }

    /// <summary>The state of a computed cell, by what its formula shows: a result is asked of as much as what is typed.</summary>
    public Formula Computed(ValueSpec spec, CellFormula cell)
    {
        var noValue = Fn.If(cell.Is("/"), StateWeight.ComputedNotApplicable, StateWeight.Uncomputed);
        return spec.Type switch
        {
            DataType.Text => Fn.If(cell.Is(""), StateWeight.Uncomputed, Fn.If(cell.Is("/"), StateWeight.ComputedNotApplicable, Unless([.. LengthFaults(spec, cell)]))),
            DataType.Code code => Fn.If(
                cell.Is(""), StateWeight.Uncomputed, Fn.If(lists.PositionOf(code.List, cell) > 0, StateWeight.Value, Fn.If(cell.Is("/"), StateWeight.ComputedNotApplicable, StateWeight.ComputedInvalid))),
            DataType.Boolean => Fn.If(Fn.Or([.. BooleanWords.All.Select(word => cell.Is(word))]), StateWeight.Value, noValue),
            DataType.Number { SpecialTexts: { IsDefaultOrEmpty: false } specials } => Fn.If(
                Fn.IsNumber(cell),
                Unless(RangeFaults(spec, cell)),
                Fn.If(Fn.Or([.. specials.Select(special => Fn.Exact(cell, special.Text))]), StateWeight.Value, noValue)),
            _ => Fn.If(Fn.IsNumber(cell), Unless(RangeFaults(spec, cell)), noValue),
        };

        static Formula Unless(List<Formula> faults) => faults.Count == 0 ? StateWeight.Value : Fn.If(Fn.Or(faults), StateWeight.ComputedInvalid, StateWeight.Value);
    }

    public static decimal WeightOfBlank(Presence presence) => presence switch
    {
        Presence.BlankZero => StateWeight.BlankZero,
        Presence.Optional => StateWeight.Missing,
        _ => StateWeight.Required,
    };

    /// <summary>Every way in which a number can be wrong. A program may take TRUE for a number: that is asked first.</summary>
    private static List<Formula> Faults(ValueSpec spec, CellFormula cell)
    {
        var faults = new List<Formula> { Fn.IsLogical(cell) };
        if (spec.Type is DataType.Date)
        {
            faults.Add(cell.IsNot(Fn.Int(cell)));
            faults.Add(cell < Math.Max(DateSerial.First, Serial(spec.Min, DateSerial.First)));
            faults.Add(cell > Serial(spec.Max, DateSerial.Last));
            return faults;
        }

        faults.Add(spec.Type.Scale == 0 ? cell.IsNot(Fn.Int(cell)) : HasMoreDecimals(cell, spec.Type.Scale));
        faults.AddRange(RangeFaults(spec, cell));
        return faults;
    }

    /// <summary>How a number or day with no more decimals than its type has can be wrong: what a formula gives is rounded to them.</summary>
    private static List<Formula> RangeFaults(ValueSpec spec, CellFormula cell)
    {
        var faults = new List<Formula>();
        if (spec.Type is DataType.Date)
        {
            if (spec.Min is not null)
                faults.Add(cell < Serial(spec.Min, DateSerial.First));
            if (spec.Max is not null)
                faults.Add(cell > Serial(spec.Max, DateSerial.Last));
            return faults;
        }

        var scale = spec.Type.Scale;
        var least = spec.Type is DataType.Count ? Math.Max(0, spec.Min ?? 0) : spec.Min;
        if (least is { } min)
            faults.Add(cell < min);
        if (spec.Max is { } max)
            faults.Add(cell > max);

        // At most 14 significant digits.
        var limit = Power(14 - scale);
        if (!(least > -limit && spec.Max < limit))
        {
            faults.Add(scale == 0 ? Fn.Abs(cell) >= limit : TooManyDigits(cell, scale));
        }

        return faults;
    }

    /// <summary>Compared with some room, less than a digit: what programs make of a rounded number may differ in its last bits.</summary>
    private static Formula HasMoreDecimals(CellFormula cell, int decimals) => Fn.Abs(cell - Fn.Round(cell, decimals)) > Fn.Abs(cell) * LastBits;

    /// <summary>
    /// One step a digit: of a number with all its decimals at most 14 - scale digits may stand before the point, with one decimal less one
    /// more, and so on. A logarithm would be shorter, and wrong just below the powers of ten.
    /// </summary>
    private static Formula TooManyDigits(CellFormula cell, int scale)
    {
        Formula fault = 1;
        for (var decimals = 0; decimals < scale; decimals++)
            fault = Fn.If(Fn.Abs(cell) < Power(14 - decimals), HasMoreDecimals(cell, decimals), fault);
        return Fn.If(Fn.Abs(cell) < Power(14 - scale), 0, fault);
    }

    private static decimal Serial(decimal? day, int otherwise) => day is { } number ? number - DateSerial.Offset : otherwise;

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    private static IEnumerable<Formula> IsMark(Formula trimmed) => Marks.Select(mark => trimmed.Is(mark));

    /// <summary>What is no number: a blank, a space that means one, a text, a mark, an error.</summary>
    private Formula Texts(ValueSpec spec, CellFormula cell, decimal blank)
    {
        var trimmed = Fn.Trimmed(cell);
        var text = spec switch
        {
            { Type: DataType.Text } => Fn.If(Fn.Or([.. LengthFaults(spec, cell)]), StateWeight.Invalid, StateWeight.Value),
            { Type: DataType.Code code } => Fn.If(lists.PositionOf(code.List, cell) > 0, StateWeight.Value, StateWeight.Invalid),
            { Type: DataType.Boolean } => Fn.If(Fn.Or([.. BooleanWords.All.Select(word => cell.Is(word))]), StateWeight.Value, StateWeight.Invalid),
            { Type: DataType.Number { SpecialTexts: { Length: > 0 } specials } } => Fn.If(
                Fn.Or([.. specials.Select(special => Fn.Exact(cell, special.Text))]), StateWeight.Value, StateWeight.Invalid),
            _ => StateWeight.Invalid,
        };

        // A mark is no text; but what a list offers is no mark.
        if (spec.AllowNotApplicable)
            text = Fn.If(Fn.Or([.. IsMark(trimmed)]), NotApplicableUnlessOwn(spec, cell), text);
        else if (spec.Type is DataType.Text)
            text = Fn.If(Fn.Or([.. IsMark(trimmed)]), StateWeight.Invalid, text);
        return Fn.If(
            Fn.IsBlank(cell), blank, Fn.If(Fn.IsText(cell), Fn.If(trimmed.Is(""), blank, text), StateWeight.Invalid));
    }

    private Formula NotApplicableUnlessOwn(ValueSpec spec, CellFormula cell) => spec.Type switch
    {
        DataType.Code code => Fn.If(lists.PositionOf(code.List, cell) > 0, StateWeight.Value, StateWeight.NotApplicable),
        _ => StateWeight.NotApplicable,
    };

    private static IEnumerable<Formula> LengthFaults(ValueSpec spec, CellFormula cell)
    {
        if (spec.Type is DataType.Text { MaxLength: var most })
            yield return Fn.Len(cell) > most;
        if (spec.Min is > 0 and var least)
            yield return Fn.Len(cell) < least;
    }
}
