using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;
using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>The rules that follow from the form itself, and their ids: <c>applications.rows.outcome.all.total</c>, instance <c>[person]</c>.</summary>
internal static class BuiltInRules
{
    public static string Id(ItemSymbol item, string rule)
    {
        var axis = item.Direction == AxisDirection.Rows ? "rows" : "columns";
        return item.Path.Length == 0 ? $"{item.Table.Path}.{rule}" : $"{item.Table.Path}.{axis}.{item.Path}.{rule}";
    }

    public static string Instance(ItemSymbol across) => across.Path.Length == 0 ? "" : $"[{across.Path}]";

    /// <summary>
    /// The parts (其中) of an item do not exceed it, on every line across where it cannot be negative: parts of a loss of 100 may well be a
    /// loss of 30 and a gain of 50. Null where there is nothing to add or after an error.
    /// </summary>
    public static Rule? Parts(ItemSymbol item, CellGrid grid, ShapeTable shapes, DiagnosticBag diagnostics)
    {
        var leaves = Leaves.Of(item.Children);
        var instances = ImmutableArray.CreateBuilder<RuleInstance>();
        foreach (var across in item.Table[item.Direction == AxisDirection.Rows ? AxisDirection.Columns : AxisDirection.Rows].Lines)
        {
            if (Slot(item, across) < 0)
                continue;
            var whole = Spec(item, across);
            var parts = leaves.Where(leaf => Slot(leaf, across) >= 0).ToList();
            if (parts.Count == 0 || whole.Type is DataType.Unknown)
                continue;
            if (!whole.Type.IsNumeric && parts.All(part => !Spec(part, across).Type.IsNumeric))
                continue;
            if (Misfit(whole, parts, across) is var (part, reason))
            {
                diagnostics.Add(Diagnostic.Create(TableDiagnostics.PartUnits, item.Location, item.Path, new Instance(reason)) with
                {
                    Related = [new RelatedLocation(part.Location, new Phrase("The part.", "该其中项。"))],
                });
                return null;
            }

            if (IsAdded(across) && (whole.Type is DataType.Count || whole.Min >= 0))
                instances.Add(Instance(item, across, whole, parts));
        }

        return instances.Count == 0 ? null : new Rule(
            Id(item, "part"), true, Words(item), null, RuleSeverity.Error, false, null, null, instances.ToImmutable());

        (ItemSymbol Part, Phrase Reason)? Misfit(ValueSpec whole, List<ItemSymbol> parts, ItemSymbol across)
        {
            if (!whole.Type.IsNumeric)
                return (parts[0], NoNumber(item));
            var units = new SummandUnits(whole.Unit);
            foreach (var part in parts)
            {
                var spec = Spec(part, across);
                if (!spec.Type.IsNumeric)
                    return (part, NoNumber(part));
                if (spec.Unit is { } unit && units.Against(unit) is { } other)
                    return (part, new Phrase($"one would add '{unit.Code}' to '{other.Code}'", $"会把“{unit.Code}”与“{other.Code}”相加"));
            }

            return null;
        }

        // What a total could not add up, such as shares and averages, parts do not add up to either.
        bool IsAdded(ItemSymbol across) => !Attributes(item, across).IsEntered && leaves.Prepend(item).All(line => Spec(line, across).Type is not DataType.Percent);

        int Slot(ItemSymbol line, ItemSymbol across) => item.Direction == AxisDirection.Rows ? grid.Slot(line, across) : grid.Slot(across, line);

        CellAttributes Attributes(ItemSymbol line, ItemSymbol across) =>
            item.Direction == AxisDirection.Rows ? grid.Attributes(line, across) : grid.Attributes(across, line);

        ValueSpec Spec(ItemSymbol line, ItemSymbol across) => Attributes(line, across).Spec;

        RuleInstance Instance(ItemSymbol item, ItemSymbol across, ValueSpec whole, List<ItemSymbol> parts)
        {
            var operands = ImmutableArray.CreateBuilder<Operand>(parts.Count + 1);
            var elements = ImmutableArray.CreateBuilder<AggregateElement>(parts.Count);
            var scale = 0;
            foreach (var part in parts)
            {
                var spec = Spec(part, across);
                scale = Math.Max(scale, spec.Type.Scale);
                elements.Add(new AggregateElement(new OperandValue(operands.Count, ValueKind.Number, spec.Type.Scale), null));
                operands.Add(new Operand.Current(Slot(part, across)));
            }

            var sum = new Aggregate(AggregateFunction.Sum, elements.MoveToImmutable(), ValueKind.Number, scale);
            var right = new OperandValue(operands.Count, ValueKind.Number, whole.Type.Scale);
            operands.Add(new Operand.Current(Slot(item, across)));
            var condition = new Comparison(
                ComparisonOperator.LessOrEqual, sum, right, Math.Max(scale, whole.Type.Scale), Tolerance.None);
            return new RuleInstance(
                BuiltInRules.Instance(across), across.Path.Length == 0 ? [] : [ItemLabels.PathLabel(across)], null, shapes.Intern(condition), operands.MoveToImmutable());
        }
    }

    private static Phrase NoNumber(ItemSymbol item) => new($"'{item.Path}' is no number", $"“{item.Path}”不是数");

    private static Label Words(ItemSymbol item)
    {
        var chinese = $"“{item.Label.In("zh")}”的其中项之和不大于该项";
        var english = $"The parts of “{item.Label.In("en")}” do not exceed it";
        return new Label(chinese, [new TaggedLabel("zh", chinese), new TaggedLabel("en", english)]);
    }
}
