using System.Collections.Immutable;
using ReportDsl.Diagnostics;
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

    /// <summary>The parts (其中) of an item do not exceed it, on every line across; null where there is nothing to add or after an error.</summary>
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
            if (parts.Any(part => !Spec(part, across).Type.IsNumeric || (Spec(part, across).Unit is { } unit && whole.Unit is not null && unit != whole.Unit)) || !whole.Type.IsNumeric)
            {
                diagnostics.Add(Diagnostic.Create(TableDiagnostics.PartUnits, item.Location, item.Path, whole.Unit?.Code ?? "1"));
                return null;
            }

            instances.Add(Instance(item, across, whole, parts));
        }

        return instances.Count == 0 ? null : new Rule(
            Id(item, "part"), true, Words(item), null, RuleSeverity.Error, false, null, null, instances.ToImmutable());

        int Slot(ItemSymbol line, ItemSymbol across) => item.Direction == AxisDirection.Rows ? grid.Slot(line, across) : grid.Slot(across, line);

        ValueSpec Spec(ItemSymbol line, ItemSymbol across) =>
            (item.Direction == AxisDirection.Rows ? grid.Attributes(line, across) : grid.Attributes(across, line)).Spec;

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
                ComparisonOperator.LessOrEqual, sum, right, Math.Max(scale, whole.Type.Scale), Tolerance.None.Instance);
            return new RuleInstance(
                BuiltInRules.Instance(across), across.Path.Length == 0 ? [] : [ItemLabels.PathLabel(across)], null, shapes.Intern(condition), operands.MoveToImmutable());
        }
    }

    private static Label Words(ItemSymbol item)
    {
        var chinese = $"“{item.Label.In("zh")}”的其中项之和不大于该项";
        var english = $"The parts of “{item.Label.In("en")}” do not exceed it";
        return new Label(chinese, [new TaggedLabel("zh", chinese), new TaggedLabel("en", english)]);
    }
}
