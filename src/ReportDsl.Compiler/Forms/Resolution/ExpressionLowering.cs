using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Runtime;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Forms.Resolution;

/// <summary>
/// Puts bound expressions on concrete cells and settles types, units and decimals. Types can differ from cell to cell, so each instance
/// is checked; what is wrong in many instances is reported once.
/// </summary>
internal sealed partial class ExpressionLowering(FormSlots slots, Assignment assignment, OperandList operands, DiagnosticBag diagnostics)
{
    private const int MaxScale = 6;

    /// <summary>
    /// What <c>within</c> gives to every numeric comparison of the condition behind the colon. What chooses (a <c>when</c>, the filter of
    /// an aggregate) is a condition of its own and exact.
    /// </summary>
    public ToleranceSyntax? Tolerance { get; init; }

    /// <summary>A void cell is an error, as in a formula, which has no other instance to turn to; a check just has no instance there.</summary>
    public bool NeedsCells { get; init; }

    public Typed Value(BoundExpression bound)
    {
        slots.Budget.Spend(1);
        return slots.Budget.IsSpent ? Typed.Error : ValueOf(bound);
    }

    private Typed ValueOf(BoundExpression bound) => bound switch
    {
        BoundNumber number => new Typed(new NumberConstant(number.Value, number.Scale) { IsPercent = number.IsPercent }, UnitTerm.Constant),
        BoundText text => new Typed(new TextConstant(text.Value), UnitTerm.Plain),
        BoundDate date => new Typed(new DateConstant(date.Value), UnitTerm.Plain),
        BoundReference reference => Reference(reference),
        BoundNegation negation => Negation(negation),
        BoundArithmetic arithmetic => Arithmetic(arithmetic),
        BoundConversion conversion => Conversion(conversion),
        BoundCoalesce coalesce => Coalesce(coalesce),
        BoundConditional conditional => Conditional(conditional),
        BoundCall { Function.IsCondition: true } => AsValue(bound),
        BoundCall { Function.Scalar: { } function } call => Call(call, function),
        BoundCall call => Aggregate(call),
        BoundError => Typed.Error,
        _ => AsValue(bound),
    };

    private Typed AsValue(BoundExpression bound) => Condition(bound) is { } condition
        ? new Typed(new ConditionValue(condition), UnitTerm.Plain)
        : Typed.Error;

    private Typed Negation(BoundNegation negation)
    {
        var value = Value(negation.Operand);
        return Numbers(negation.Syntax, "-", value)
            ? value with { Value = value.Value is NumberConstant constant ? constant with { Value = -constant.Value } : new Negation(value.Value), Type = null }
            : Typed.Error;
    }

    private Typed Arithmetic(BoundArithmetic bound)
    {
        var left = Value(bound.Left);
        var right = Value(bound.Right);
        if (left.IsError || right.IsError)
            return Typed.Error;
        if (left.Kind == ValueKind.Date)
            return Dates(bound, left, right);
        var sign = Sign(bound.Operator);
        if (!Numbers(bound.Left.Syntax, sign, left) || !Numbers(bound.Right.Syntax, sign, right))
            return Typed.Error;
        var unrounded = left.IsUnrounded || right.IsUnrounded;
        switch (bound.Operator)
        {
            case ArithmeticOperator.Add or ArithmeticOperator.Subtract:
                return CommonUnit(left, bound.Right.Syntax, right) is { } unit
                    ? Result(Math.Max(left.Scale, right.Scale), unit)
                    : Typed.Error;
            case ArithmeticOperator.Multiply:
                return Result(Math.Min(left.Scale + right.Scale, MaxScale), left.Unit.Times(right.Unit));
            default:
                unrounded = true;
                return Result(MaxScale, left.Unit.Per(right.Unit));
        }

        Typed Result(int scale, UnitTerm? unit)
        {
            if (unit is not null)
                return new Typed(new Arithmetic(bound.Operator, left.Value, right.Value, ValueKind.Number, scale), unit, unrounded);
            diagnostics.Report(TypeDiagnostics.UnitFactor, bound.Syntax, Constants.MaxUnitFactorExponent);
            return Typed.Error;
        }
    }

    private Typed Dates(BoundArithmetic bound, Typed left, Typed right)
    {
        if (bound.Operator == ArithmeticOperator.Subtract && right.Kind == ValueKind.Date)
            return new Typed(new Arithmetic(bound.Operator, left.Value, right.Value, ValueKind.Number, 0), UnitTerm.Plain);
        if (bound.Operator is ArithmeticOperator.Add or ArithmeticOperator.Subtract && right is { Kind: ValueKind.Number, Scale: 0 })
            return new Typed(new Arithmetic(bound.Operator, left.Value, right.Value, ValueKind.Date, 0), UnitTerm.Plain);
        if (bound.Operator is ArithmeticOperator.Add or ArithmeticOperator.Subtract && right.Kind == ValueKind.Number)
        {
            diagnostics.Report(
                TypeDiagnostics.WrongKind, bound.Right.Syntax, new Phrase($"'{Sign(bound.Operator)}' beside a date", $"日期的“{Sign(bound.Operator)}”"),
                new Phrase("a whole number of days", "整数天数"), new Phrase("a number with decimals", "带小数的数"));
        }
        else
        {
            diagnostics.Report(
                TypeDiagnostics.KindsDiffer, bound.Syntax, KindNames.Of(left.Kind), KindNames.Of(right.Kind), Sign(bound.Operator), new Phrase("", ""));
        }

        return Typed.Error;
    }

    private Typed Conversion(BoundConversion bound)
    {
        var value = Value(bound.Value);
        if (!Numbers(bound.Value.Syntax, "as", value) || bound.Unit == UnitOfMeasure.Unknown)
            return Typed.Error;
        var target = UnitTerm.Of(bound.Unit);
        if (value.Unit.IsPlain)
            return value with { Unit = target, Type = null };
        if (!value.Unit.SameDimension(target))
        {
            diagnostics.Report(TypeDiagnostics.NoConversion, bound.Syntax, value.Unit.Text, target.Text);
            return Typed.Error;
        }

        var factor = value.Unit.Factor / target.Factor;
        return factor == 1
            ? value with { Unit = target, Type = null }
            : new Typed(new Conversion(value.Value, factor, ScaleAfter(value.Scale, factor)), target, value.IsUnrounded);
    }

    /// <summary>A factor of 0.0001 adds four decimals, one of 10,000 takes four away.</summary>
    private static int ScaleAfter(int scale, decimal factor) =>
        Math.Clamp(scale - (int)Math.Floor(Math.Log10((double)factor) + 1e-9), 0, MaxScale);

    private Typed Coalesce(BoundCoalesce bound)
    {
        var value = Value(bound.Value);
        var other = Value(bound.Other);
        if (value.IsError || other.IsError)
            return Typed.Error;
        if (value.Value is not OperandValue operand)
        {
            // Of what is no reference as it is written, the parser has told.
            if (bound.Syntax is CoalesceExpressionSyntax { Left: ReferenceExpressionSyntax })
                diagnostics.Report(TypeDiagnostics.ReferenceExpected, bound.Value.Syntax, "??");
            return Typed.Error;
        }

        return SameKind(bound.Syntax, value, other, "??") && CommonUnit(value, bound.Other.Syntax, other) is { } unit
            ? new Typed(new Coalesce(operand, other.Value, Math.Max(value.Scale, other.Scale)), unit, other.IsUnrounded)
            : Typed.Error;
    }

    private Typed Conditional(BoundConditional bound)
    {
        var condition = Condition(bound.If);
        var then = Value(bound.Then);
        var otherwise = Value(bound.Else);
        if (condition is null || then.IsError || otherwise.IsError)
            return Typed.Error;
        return SameKind(bound.Syntax, then, otherwise, "if") && CommonUnit(then, bound.Else.Syntax, otherwise) is { } unit
            ? new Typed(
                new Choice(condition, then.Value, otherwise.Value, then.Kind, Math.Max(then.Scale, otherwise.Scale)),
                unit,
                then.IsUnrounded || otherwise.IsUnrounded)
            : Typed.Error;
    }

    private bool Numbers(SyntaxNode place, string operation, Typed value) => Is(ValueKind.Number, place, operation, value);

    private bool Texts(SyntaxNode place, string operation, Typed value) => Is(ValueKind.Text, place, operation, value);

    private bool Is(ValueKind kind, SyntaxNode place, string operation, Typed value)
    {
        if (value.IsError)
            return false;
        if (value.Kind == kind)
            return true;
        diagnostics.Report(TypeDiagnostics.WrongKind, place, $"'{operation}'", KindNames.Of(kind), KindNames.Of(value.Kind));
        return false;
    }

    private bool SameKind(SyntaxNode place, Typed left, Typed right, string operation)
    {
        if (left.Kind == right.Kind)
            return true;
        diagnostics.Add(KindHints.Report(place, left, right, operation));
        return false;
    }

    /// <summary>
    /// The unit of both sides; a constant, or a value that declares no unit, takes the other's. Null after an error, whose fix converts
    /// where that is possible.
    /// </summary>
    private UnitTerm? CommonUnit(Typed left, SyntaxNode rightPlace, Typed right)
    {
        if (left.Unit.IsConstant)
            return right.Unit;
        if (right.Unit.IsPlain || left.Unit.Same(right.Unit))
            return left.Unit;
        if (left.Unit.IsPlain)
            return right.Unit;
        diagnostics.Add(WithConversion(
            Diagnostic.Create(TypeDiagnostics.UnitsDiffer, rightPlace.Location, left.Unit.Text, right.Unit.Text, Hint(left.Unit, right.Unit)),
            rightPlace, right.Unit, left.Unit));
        return null;
    }

    internal static Phrase Hint(UnitTerm wanted, UnitTerm given) => given.SameDimension(wanted)
        ? new Phrase($" Convert with 'as {wanted.Text}'.", $"请用“as {wanted.Text}”换算。")
        : new Phrase("", "");

    internal static Diagnostic WithConversion(Diagnostic diagnostic, SyntaxNode place, UnitTerm given, UnitTerm wanted)
    {
        if (!given.SameDimension(wanted) || wanted.Bases.Count != 1)
            return diagnostic;
        var atomic = place is ReferenceExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or CallExpressionSyntax;
        ImmutableArray<TextChange> changes = atomic
            ? [new TextChange(new TextSpan(place.Span.End, 0), $" as {wanted.Text}")]
            : [new TextChange(new TextSpan(place.Span.Start, 0), "("), new TextChange(new TextSpan(place.Span.End, 0), $") as {wanted.Text}")];
        return diagnostic with
        {
            Fixes = [new Fix(new Phrase($"Convert with 'as {wanted.Text}'", $"用“as {wanted.Text}”换算"), changes)],
        };
    }

    private static string Sign(ArithmeticOperator @operator) => @operator switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        _ => "/",
    };
}
