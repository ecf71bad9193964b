using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Reports;

/// <summary>
/// Random reports of a form, from clean to very dirty: values on both sides of every bound and constant that the form names, blanks, marks,
/// texts of all lengths, totals that are right, wrong or left out, explanations, earlier reports or none. The same seed gives the same.
/// </summary>
public sealed class RandomReports
{
    private static readonly string[] Wrong =
        ["/", " ／ ", "—", "n/a", "不适用", "12件", "<1", "A", "2024-02-29", "2023-02-29", "无", "\"引号\\", "=1+1", "  ", "　", new('长', 61)];

    private static readonly decimal[] WrongNumbers = [-1, -0.5m, 2.5m, 1.005m, 1.23456m, 0.0000001m, 99_999_999_999_999, 100_000_000_000_000, 123_456_789_012.345m];

    /// <summary>Figures that are larger, which only odd formulas give, cannot be written as data exactly.</summary>
    private const decimal Largest = 1_000_000_000_000_000;

    private readonly Form _form;
    private readonly Evaluator _evaluator;
    private readonly Random _random;
    private readonly ImmutableArray<decimal> _figures;
    private readonly ImmutableArray<string> _texts;
    private readonly ImmutableArray<string> _instances;
    private readonly int _priors;
    private readonly Random? _loss;

    // Draws of its own, as those of loss: what it adds changes nothing else of the reports.
    private readonly Random _scaling;
    private readonly ImmutableArray<decimal> _factors;

    /// <summary>Reports of a form by a seed.</summary>
    /// <param name="hasLostCells">Whether some of them do not name their period, and have cells of which nothing is known or such as no type holds: what was lost in a workbook.</param>
    public RandomReports(Form form, int seed, bool hasLostCells = false)
    {
        _form = form;
        _evaluator = Evaluator.For(form);
        _random = new Random(seed);
        var terms = FormTerms.Of(form).ToList();
        _factors = [.. terms.OfType<NumberConstant>().Select(constant => constant.Value).Where(value => value > 0).Distinct()];
        _figures = FiguresOf([.. terms.OfType<NumberConstant>().Select(constant => constant.Value).Distinct()]);
        _texts =
        [
            .. terms.OfType<TextConstant>().SelectMany(constant => new[] { constant.Value, constant.Value + "x" }).Distinct(),
            "收取费用若干元整整整整", "本年收费如下", "无无无无无无无无无", "B", "AB", "a1",
        ];
        _instances = [.. form.Rules.SelectMany(rule => rule.Instances.Select(instance => rule.Path + instance.Key))];
        _priors = Math.Max(1, _evaluator.PriorReports);
        _loss = hasLostCells ? new Random(seed) : null;
        _scaling = new Random(seed);
    }

    public ReportSeries Next()
    {
        var period = PeriodOfReport();
        var dirt = _random.Next(4) switch { 0 => 0, 1 => 60, 2 => 20, _ => 5 };
        var bare = _random.Next(3) switch { 0 => 0, 1 => 12, _ => 3 };
        var large = Chance(3);
        var priors = ImmutableArray.CreateBuilder<FilledReport?>();
        for (var back = 1; back <= _priors; back++)
            priors.Add(Chance(4) ? null : Report(period.Earlier(back) ?? period, null, dirt, bare, large ^ Chance(4)));
        var current = Report(period, Chance(2) ? priors[0] : null, dirt, bare, large);
        if (_loss?.Next(20) == 0)
            current = current with { Period = default };
        return new ReportSeries(current, priors.ToImmutable());
    }

    /// <summary>Figures on both sides of what rules compare with, and of what they multiply by it.</summary>
    private static ImmutableArray<decimal> FiguresOf(ImmutableArray<decimal> constants)
    {
        var near = constants.SelectMany(constant => new[] { constant, constant + 1 }).Where(figure => figure > 0).ToList();
        var products = near.SelectMany(figure => constants.Where(factor => factor > 0).SelectMany(factor => new[] { figure * factor, (figure * factor) + 1 }));
        return [.. near.Concat(products).Where(figure => figure < 100_000).Distinct().Take(200), 1];
    }

    private ReportPeriod PeriodOfReport()
    {
        var first = ReportPeriod.TryParse(_form.Period.From ?? "", out var from) ? from.Year : 2021;
        return new ReportPeriod(_form.Period.Kind, first + _random.Next(5), _form.Period.Kind switch
        {
            PeriodKind.Half => _random.Next(1, 3),
            PeriodKind.Quarter => _random.Next(1, 5),
            PeriodKind.Month => _random.Next(1, 13),
            _ => 1,
        });
    }

    private FilledReport Report(ReportPeriod period, FilledReport? like, int dirt, int bare, bool large)
    {
        var entries = new CellContent[_form.Slots.Length];
        foreach (var slot in _form.Slots)
        {
            var isBlank = bare > 0 && Chance(bare);
            entries[slot.Index] = dirt > 0 && Chance(dirt) ? WrongEntry(slot)
                : isBlank ? CellContent.Blank
                : like is not null && !Chance(6) ? like.Entries[slot.Index]
                : Value(slot, period, large);
            if (like is not null && entries[slot.Index].Kind == ContentKind.Number)
                entries[slot.Index] = Multiple(slot, like.Entries[slot.Index]) ?? entries[slot.Index];
        }

        FillTotals(entries, period, wrong: dirt == 0 ? 12 : 4);
        LoseCells(entries);
        var explanations = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var at = _instances.IsEmpty ? 0 : _random.Next(2 + (_instances.Length / 5)); at > 0; at--)
            explanations[Pick(_instances)] = Pick(["机构改革，职能划出", " 　 ", "\t", "reason"]);
        return new FilledReport(period, [.. entries], explanations.ToImmutable());
    }

    /// <summary>Leaves some computed cells out, reports others as they come to, and some a little off.</summary>
    private void FillTotals(CellContent[] entries, ReportPeriod period, int wrong)
    {
        foreach (var cell in _form.ComputedInOrder)
            entries[cell.Slot] = CellContent.Blank;
        if (Chance(5))
            return;
        var result = _evaluator.Evaluate(new FilledReport(period, [.. entries], ImmutableSortedDictionary<string, string>.Empty).In(_form));
        foreach (var cell in _form.ComputedInOrder)
        {
            var slot = _form.Slots[cell.Slot];
            if (Chance(6))
                continue;
            if (Chance(wrong * 4))
                entries[cell.Slot] = WrongEntry(slot);
            else if (result.Text(cell.Slot) is { } text)
                entries[cell.Slot] = CellContent.Of(Chance(wrong) ? text + "x" : text);
            else if (slot.Spec.Type.IsNumeric && result.Number(cell.Slot) is { } number and > -Largest and < Largest)
                entries[cell.Slot] = CellContent.Of(Chance(wrong) ? number + (Unit(slot) * _random.Next(-3, 4)) : number);
            else
                entries[cell.Slot] = Value(slot, period, large: false);
        }
    }

    private void LoseCells(CellContent[] entries)
    {
        if (_loss is not { } loss || loss.Next(2) == 0)
            return;
        for (var lost = loss.Next(1 + (entries.Length / 10)); lost > 0; lost--)
            entries[loss.Next(entries.Length)] = loss.Next(3) == 0 ? CellContent.Invalid("#REF!") : CellContent.Absent;
    }

    private CellContent Value(Slot slot, ReportPeriod period, bool large) => slot.Spec.Type switch
    {
        DataType.Count or DataType.Integer => CellContent.Of(Math.Truncate(Figure(slot, large))),
        DataType.Number or DataType.Percent => CellContent.Of(decimal.Round(Figure(slot, large) + (Chance(2) ? 0 : _random.Next(100) * Unit(slot)), slot.Spec.Type.Scale)),
        DataType.Date => CellContent.Of(Pick([period.Start, period.End, DateOnly.FromDayNumber((int)(slot.Spec.Min ?? period.Start.DayNumber))]).AddDays(_random.Next(-1, 4))),
        DataType.Boolean => CellContent.Of(Chance(2)),
        DataType.Code code => CellContent.Of(Pick(code.List.Entries).Code),
        DataType.Text => CellContent.Of(Pick(_texts)),
        _ => CellContent.Blank,
    };

    /// <summary>
    /// Now and then a multiple of the earlier figure by a constant that the form compares with, or one more: on both sides of what a ratio may be.
    /// </summary>
    private CellContent? Multiple(Slot slot, CellContent earlier)
    {
        if (_factors.IsEmpty || _scaling.Next(8) != 0 || earlier is not { Kind: ContentKind.Number, Number: > 0 and < 100_000 })
            return null;
        var figure = (earlier.Number * _factors[_scaling.Next(_factors.Length)]) + _scaling.Next(2);
        return figure == decimal.Round(figure, slot.Spec.Type.Scale) ? CellContent.Of(figure) : null;
    }

    private decimal Figure(Slot slot, bool large)
    {
        if (large && !Chance(3))
            return Pick(_figures);
        var figure = _random.Next(5);
        return slot.Spec is { Type: not DataType.Count, Min: null or < 0 } && Chance(3) ? -figure : figure;
    }

    /// <summary>Something at or beyond a bound of the cell, a mark, or something of another kind.</summary>
    private CellContent WrongEntry(Slot slot)
    {
        var spec = slot.Spec;
        switch (_random.Next(6))
        {
            case 0 when spec is { Type: DataType.Count, Min: null }:
                return CellContent.Of(-1);
            case 0 when spec is { Type: not DataType.Text, Min: { } min }:
                return AtBound(spec, min, -Unit(slot));
            case 1 when spec.Max is { } max:
                return AtBound(spec, max, Unit(slot));
            case 2 when spec.Type is DataType.Text { MaxLength: < 1_000 } text:
                return CellContent.Of(new string('长', text.MaxLength + _random.Next(2)));
            case 2 when spec.Type is DataType.Text { MaxLength: var longest } && Chance(4):
                return CellContent.Of(new string('长', longest + _random.Next(2)));
            case 2 when spec.Type is DataType.Number { SpecialTexts: { IsDefaultOrEmpty: false } specials }:
                return CellContent.Of(Pick(specials).Text);
            case 2 when spec.Type.IsNumeric:
                return CellContent.Of(1 + (Unit(slot) * Pick([1m, 0.1m])));
            case 3 when slot.Spec is { Type: DataType.Text, Min: > 0 and var shortest }:
                return CellContent.Of(new string('短', Math.Max(1, (int)shortest - _random.Next(2))));
            case 4:
                return CellContent.Of(Pick(WrongNumbers));
            case 5 when Chance(3):
                return CellContent.Of(Chance(2));
            default:
                return CellContent.Of(Pick(Wrong));
        }
    }

    private CellContent AtBound(ValueSpec spec, decimal bound, decimal step)
    {
        var figure = Chance(2) ? bound : bound + step;
        return spec.Type is DataType.Date ? CellContent.Of(DateOnly.FromDayNumber((int)figure)) : CellContent.Of(figure);
    }

    private static decimal Unit(Slot slot) => new(1, 0, 0, false, (byte)slot.Spec.Type.Scale);

    private bool Chance(int of) => _random.Next(of) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
