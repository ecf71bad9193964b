using System.Collections.Immutable;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Testing.Forms;

/// <summary>Forms with random rules over cells of every type and presence, and random reports for them: valid, blank, marked, wrong.</summary>
public sealed class RandomForms(int seed)
{
    private static readonly decimal[] Figures = [0, 0, 1, 1, 2, 3, 5, 7, 10, 100, -1, 0.5m, 1.25m, 2.345m, 0.005m, 99_999_999_999_999m, 123_456_789_012_345m];
    private static readonly string[] Words = ["a", "ab", "abc", "/", "—", "不适用", "<1", " ", "", "　", "x1", "2024-02-29", "2023-13-01", "n/a"];
    private static readonly CodeList Codes = new("L", Label.Of("L"), [new("a", Label.Of("A")), new("/", Label.Of("slash"))]);

    private static readonly ImmutableArray<SpecialText> Marks = [new("/", 0), new("—", 2), new("<1", 0.5m)];

    private readonly Random _random = new(seed);
    private readonly List<Operand> _operands = [];
    private ImmutableArray<Slot> _slots;
    private int _readable;

    public Form Next()
    {
        var specs = Enumerable.Range(0, 12).Select(_ => Spec()).ToArray();
        var builder = new FormBuilder("Random", "1", "随机").With(members =>
        {
            for (var i = 0; i < specs.Length; i++)
                members.Field($"f{i}", $"项{i}", specs[i]);
        });
        var form = builder.Build();
        _slots = form.Slots;

        var computed = ImmutableArray.CreateBuilder<ComputedCell>();
        for (var slot = 9; slot < 12; slot++)
        {
            _readable = slot;
            var kind = KindOf(_slots[slot].Spec.Type);
            var (formula, operands) = WithOperands(() => Of(kind, 3));
            if (kind is ValueKind.Number or ValueKind.Date)
                computed.Add(new ComputedCell(slot, formula, operands, $"f{slot}.formula", ""));
        }

        _readable = 3;
        var (clause, clauseOperands) = WithOperands(() => Condition(2));
        _readable = 12;
        var rules = Enumerable.Range(0, 6).Select(index =>
        {
            var ((when, condition), operands) = WithOperands(() => (Chance(3) ? Condition(2) : null, Condition(4)));
            return new Rule($"r{index}", false, Label.Of("r"), null, RuleSeverity.Error, Chance(3), Chance(8) ? "2024" : null, Chance(8) ? "2022" : null,
                [new RuleInstance("", [], when, condition, operands)]);
        });
        return form with
        {
            ComputedInOrder = computed.ToImmutable(),
            Applicabilities = Chance(2) ? [new Applicability(clause, clauseOperands, [_random.Next(3, 12), 4])] : [],
            Rules = [.. rules],
        };
    }

    public ReportData Report(Form form)
    {
        var builder = new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2023, 1));
        foreach (var slot in form.Slots)
        {
            if (!Chance(5))
                builder.Set(slot.Index, EntryFor(slot.Spec.Type));
        }

        return builder.ToReport();
    }

    public bool Chance(int of) => _random.Next(of) == 0;

    private CellContent EntryFor(DataType type)
    {
        if (Chance(8))
            return CellContent.Of(Pick(Words));
        if (Chance(25))
            return CellContent.Invalid("#REF!");
        if (Chance(25))
            return CellContent.Of(true);
        return type switch
        {
            DataType.Date => CellContent.Of(new DateOnly(2024, 1, 1).AddDays(_random.Next(-3, 3))),
            DataType.Boolean => CellContent.Of(Chance(2)),
            DataType.Text or DataType.Code => CellContent.Of(Pick(Words)),
            DataType.Count or DataType.Integer => CellContent.Of(Chance(6) ? Pick(Figures) : _random.Next(0, 5)),
            _ => CellContent.Of(Pick(Figures)),
        };
    }

    private ValueSpec Spec()
    {
        DataType[] types =
        [
            new DataType.Count(), new DataType.Count(), new DataType.Integer(), new DataType.Number(2, []),
            new DataType.Number(1, [new SpecialText("<1", 0.5m)]), new DataType.Number(1, Marks), new DataType.Percent(1), new DataType.Text(2, null), new DataType.Text(20, "[a-z]+[0-9]?"),
            new DataType.Date(), new DataType.Boolean(), new DataType.Code(Codes),
        ];
        var type = Pick(types);
        var presence = Pick([Presence.Required, Presence.Optional, Presence.BlankZero]);
        if (presence == Presence.BlankZero && !type.IsNumeric)
            presence = Presence.Optional;

        // A text that is a mark stands for a number where no mark may stand.
        var allowsMarks = Chance(2) && type is not DataType.Number { SpecialTexts.Length: > 1 };
        return new ValueSpec(type, null, presence, allowsMarks, type.IsNumeric && Chance(4) ? 0 : null, type.IsNumeric && Chance(4) ? 50 : null);
    }

    private (T Made, ImmutableArray<Operand> Operands) WithOperands<T>(Func<T> make)
    {
        _operands.Clear();
        var made = make();
        return (made, [.. _operands]);
    }

    private Expression Of(ValueKind kind, int depth) => kind switch
    {
        ValueKind.Number => Number(depth),
        ValueKind.Text => Operand(ValueKind.Text) ?? (Expression)new TextConstant(Pick(Words)),
        ValueKind.Date => Date(depth),
        _ => Chance(2) && Operand(ValueKind.Boolean) is { } operand ? operand : new ConditionValue(Condition(depth - 1)),
    };

    private Expression Number(int depth)
    {
        if (depth <= 0 || Chance(4))
            return Chance(5) || Operand(ValueKind.Number) is not { } operand ? new NumberConstant(Pick(Figures), 3) { IsPercent = Chance(4) } : operand;

        return _random.Next(12) switch
        {
            0 or 1 => Binary(ArithmeticOperator.Add),
            2 => Binary(ArithmeticOperator.Subtract),
            3 => Binary(ArithmeticOperator.Multiply),
            4 => Binary(ArithmeticOperator.Divide),
            5 => Operand(ValueKind.Number) is { } operand ? new Coalesce(operand, Number(depth - 1), 2) : new NumberConstant(4, 0),
            6 => new Choice(Condition(depth - 1), Number(depth - 1), Number(depth - 1), ValueKind.Number, 2),
            7 => Chance(2) ? Terms.Absolute(Number(depth - 1)) : new Negation(Number(depth - 1)),
            8 => Chance(2) ? Terms.Round(Number(depth - 1), _random.Next(3)) : new Conversion(Number(depth - 1), 0.01m, 4),
            9 when Operand(ValueKind.Text) is { } text => Terms.Length(text),
            10 => new PeriodValue(Pick([PeriodProperty.Year, PeriodProperty.Number]), ValueKind.Number),
            _ => Aggregate(depth),
        };

        Expression Binary(ArithmeticOperator op) => new Arithmetic(op, Number(depth - 1), Number(depth - 1), ValueKind.Number, 4);
    }

    private Aggregate Aggregate(int depth)
    {
        var function = Pick(Enum.GetValues<AggregateFunction>());
        var elements = Enumerable.Range(0, _random.Next(5)).Select(_ =>
        {
            Expression value = Operand(ValueKind.Number) is { } operand && !Chance(5) ? operand : Number(depth - 1);
            if (Chance(8))
                value = new Conversion(value, 100, 2);
            return new AggregateElement(value, Chance(4) ? Condition(depth - 1) : null);
        });
        return new(function, [.. elements], ValueKind.Number, 4);
    }

    private Expression Date(int depth)
    {
        if (depth > 0 && Chance(3))
            return new Arithmetic(Pick([ArithmeticOperator.Add, ArithmeticOperator.Subtract]), Date(depth - 1), Number(depth - 1), ValueKind.Date, 0);
        if (Chance(3))
            return new PeriodValue(Pick([PeriodProperty.Start, PeriodProperty.End]), ValueKind.Date);
        return Operand(ValueKind.Date) ?? (Expression)new DateConstant(new DateOnly(2024, 1, 1));
    }

    private Condition Condition(int depth)
    {
        if (depth <= 0)
            return Compare(0);
        return _random.Next(14) switch
        {
            0 => new And(Condition(depth - 1), Condition(depth - 1)),
            1 => new Or(Condition(depth - 1), Condition(depth - 1)),
            2 => new Not(Condition(depth - 1)),
            3 => new ConditionalCondition(Condition(depth - 1), Condition(depth - 1), Condition(depth - 1)),
            4 => new ConstantCondition(Chance(2)),
            5 => new Exists(Operand(null)?.Index ?? 0),
            6 => new Truth(Of(ValueKind.Boolean, depth - 1)),
            7 => new Matches(Of(ValueKind.Text, 0), "a|a[bc]+"),
            8 => Chance(2) ? Terms.StartsWith(Of(ValueKind.Text, 0), Terms.Text("a")) : Terms.Contains(Of(ValueKind.Text, 0), Terms.Text(Pick(["b", "一", ""]))),
            9 => new Membership(Number(depth - 1), [Number(0), new NumberConstant(1, 0), Number(1)], 2),
            _ => Compare(depth),
        };
    }

    private Comparison Compare(int depth)
    {
        var kind = Chance(3) ? Pick([ValueKind.Text, ValueKind.Date, ValueKind.Boolean]) : ValueKind.Number;
        if (depth <= 0 && kind == ValueKind.Boolean)
            kind = ValueKind.Number;
        Tolerance tolerance = kind != ValueKind.Number || Chance(2)
            ? Tolerance.None
            : Pick<Tolerance>([Tolerance.Absolute(0.5m), Tolerance.Relative(0.05m), Tolerance.Precision(1.5m)]);
        return new Comparison(
            Pick(Enum.GetValues<ComparisonOperator>()), Of(kind, depth - 1), Of(kind, depth - 1), kind == ValueKind.Number ? _random.Next(4) : 0, tolerance);
    }

    /// <summary>A new operand of a kind among the slots that may be read; null where there is none.</summary>
    private OperandValue? Operand(ValueKind? kind)
    {
        var fitting = _slots.Take(_readable).Where(slot => kind is null || KindOf(slot.Spec.Type) == kind).ToList();
        if (fitting.Count == 0 && kind is not null)
            return null;

        var slot = fitting.Count == 0 ? _slots[0] : Pick(fitting);
        _operands.Add(Chance(6) ? new Operand.Prior(_random.Next(1, 4), slot.Index) : new Operand.Current(slot.Index));
        return new OperandValue(_operands.Count - 1, KindOf(slot.Spec.Type), slot.Spec.Type.Scale);
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private static ValueKind KindOf(DataType type) => type switch
    {
        DataType.Text or DataType.Code => ValueKind.Text,
        DataType.Date => ValueKind.Date,
        DataType.Boolean => ValueKind.Boolean,
        _ => ValueKind.Number,
    };
}
