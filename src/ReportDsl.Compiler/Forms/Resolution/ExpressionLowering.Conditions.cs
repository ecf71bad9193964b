using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Forms.Resolution;

/// <summary>Conditions.</summary>
internal sealed partial class ExpressionLowering
{
    /// <summary>The condition, null after an error.</summary>
    public Condition? Condition(BoundExpression bound)
    {
        slots.Budget.Spend(1);
        return slots.Budget.IsSpent ? null : ConditionOf(bound);
    }

    private Condition? ConditionOf(BoundExpression bound) => bound switch
    {
        BoundBoolean constant => new ConstantCondition(constant.Value),
        BoundNot not => Condition(not.Operand) is { } operand ? new Not(operand) : null,
        BoundLogical logical => Logical(logical),
        BoundComparison comparison => Comparison(comparison),
        BoundMembership membership => Membership(membership),
        BoundConditional conditional => (Condition(conditional.If), Condition(conditional.Then), Condition(conditional.Else)) is ({ } w, { } a, { } b)
            ? new ConditionalCondition(w, a, b)
            : null,
        BoundCall { Function.Kind: FunctionKind.Exists } exists => Exists(exists),
        BoundCall { Function.Kind: FunctionKind.Matches } matches => Matches(matches),
        BoundCall { Function.Kind: FunctionKind.Any or FunctionKind.All } quantified => Quantified(quantified),
        BoundCall { Function.Scalar: { Result: ValueKind.Boolean } function } call => CallCondition(call, function),
        BoundError => null,
        _ => Truth(bound),
    };

    private Truth? Truth(BoundExpression bound)
    {
        var value = Value(bound);
        if (value.IsError)
            return null;
        if (value.Kind == ValueKind.Boolean)
            return new Truth(value.Value);
        diagnostics.Report(TypeDiagnostics.ConditionExpected, bound.Syntax, KindNames.Of(value.Kind));
        return null;
    }

    private Condition? Logical(BoundLogical bound)
    {
        var left = Condition(bound.Left);
        var right = Condition(bound.Right);
        if (left is null || right is null)
            return null;
        return bound.Operator switch
        {
            LogicalOperator.And => new And(left, right),
            LogicalOperator.Or => new Or(left, right),
            _ => new Or(new Not(left), right),
        };
    }

    private Comparison? Comparison(BoundComparison bound)
    {
        var left = Value(bound.Left);
        var right = Value(bound.Right);
        if (left.IsError || right.IsError)
            return null;
        var sign = Sign(bound.Operator);
        if (!SameKind(bound.Syntax, left, right, sign))
            return null;
        if (left.Kind != ValueKind.Number)
        {
            var isEquality = bound.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
            if (!isEquality && left.Kind != ValueKind.Date)
            {
                diagnostics.Report(TypeDiagnostics.WrongKind, bound.Syntax, $"'{sign}'", new Phrase("numbers or dates", "数或日期"), KindNames.Of(left.Kind));
                return null;
            }

            CheckCode(bound.Left, left, right);
            CheckCode(bound.Right, right, left);
            return new Comparison(bound.Operator, left.Value, right.Value, 0, Runtime.Tolerance.None);
        }

        if (CommonUnit(left, bound.Right.Syntax, right) is not { } unit)
            return null;
        var scale = Math.Max(left.Scale, right.Scale);
        if (bound.Operator == ComparisonOperator.Equal && Tolerance is null && (left.IsUnrounded || right.IsUnrounded))
            ReportUnrounded(bound, left, right);
        var tolerance = ToleranceReader.Read(Tolerance, unit, left.Value, right.Value, slots, operands, diagnostics);
        return new Comparison(bound.Operator, left.Value, right.Value, scale, tolerance);
    }

    private void ReportUnrounded(BoundComparison bound, Typed left, Typed right)
    {
        var digits = left.IsUnrounded && right.IsUnrounded ? MaxScale : left.IsUnrounded ? right.Scale : left.Scale;
        var sides = new List<SyntaxNode>();
        if (left.IsUnrounded)
            sides.Add(bound.Left.Syntax);
        if (right.IsUnrounded)
            sides.Add(bound.Right.Syntax);
        diagnostics.Add(Diagnostic.Create(TypeDiagnostics.UnroundedEquality, bound.Syntax.Location, digits) with
        {
            Fixes =
            [
                new Fix(new Phrase($"Round to {digits} decimals", $"舍入到 {digits} 位小数"), [.. sides.SelectMany(side => Wrapped(side, "round(", $", {digits})"))]),
            ],
        });
    }

    private static TextChange[] Wrapped(SyntaxNode place, string before, string after) =>
        [new(new TextSpan(place.Span.Start, 0), before), new(new TextSpan(place.Span.End, 0), after)];

    private Membership? Membership(BoundMembership bound)
    {
        var value = Value(bound.Value);
        var values = ImmutableArray.CreateBuilder<Expression>(bound.Values.Length);
        var scale = value.Scale;
        var failed = value.IsError;
        foreach (var candidate in bound.Values)
        {
            var other = Value(candidate);
            if (other.IsError || failed)
            {
                failed = true;
                continue;
            }

            CheckCode(candidate, other, value);
            if (SameKind(candidate.Syntax, value, other, "in") && CommonUnit(value, candidate.Syntax, other) is { } unit)
                value = value with { Unit = unit };
            else
                failed = true;
            scale = Math.Max(scale, other.Scale);
            values.Add(other.Value);
        }

        return failed ? null : new Membership(value.Value, values.ToImmutable(), scale);
    }

    /// <summary>A text compared with a code must be one of its list.</summary>
    private void CheckCode(BoundExpression place, Typed text, Typed code)
    {
        if (place is not BoundText constant || text.Kind != ValueKind.Text || code.Type is not DataType.Code { List: var list })
            return;
        foreach (var entry in list.Entries)
        {
            if (entry.Code == constant.Value)
                return;
        }

        var near = NearestName.Find(constant.Value, list.Entries.Select(entry => entry.Code));
        var hint = near is null ? new Phrase("", "") : new Phrase($" Did you mean \"{near}\"?", $"是否指“{near}”？");
        var diagnostic = Diagnostic.Create(TypeDiagnostics.UnknownCode, place.Syntax.Location, constant.Value, list.Code, hint);
        diagnostics.Add(near is null ? diagnostic : diagnostic with
        {
            Fixes = [new Fix(new Phrase($"Change to \"{near}\"", $"改为“{near}”"), [new TextChange(place.Syntax.Span, $"\"{near}\"")])],
        });
    }

    private Exists? Exists(BoundCall bound)
    {
        var value = Value(bound.Arguments[0].Value);
        if (value.IsError)
            return null;
        if (value.Value is OperandValue operand)
            return new Exists(operand.Index);
        diagnostics.Report(TypeDiagnostics.ReferenceExpected, bound.Arguments[0].Value.Syntax, "exists");
        return null;
    }

    private Matches? Matches(BoundCall bound)
    {
        var text = Value(bound.Arguments[0].Value);
        if (bound.Arguments[1].Value is not BoundText { Syntax: LiteralExpressionSyntax literal } pattern)
        {
            diagnostics.Report(TypeDiagnostics.ConstantExpected, bound.Arguments[1].Value.Syntax, "matches", new Phrase("a pattern", "模式"));
            return null;
        }

        return slots.Patterns.IsPattern(literal.Value, diagnostics) && Texts(bound.Arguments[0].Value.Syntax, "matches", text)
            ? new Matches(text.Value, pattern.Value)
            : null;
    }

    private static string Sign(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
