using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Binding;

/// <summary>An expression with its names resolved; types and units are settled when it is put on concrete cells.</summary>
internal abstract record BoundExpression(ExpressionSyntax Syntax);

internal sealed record BoundNumber(ExpressionSyntax Syntax, decimal Value, int Scale, bool IsPercent) : BoundExpression(Syntax);

internal sealed record BoundText(ExpressionSyntax Syntax, string Value) : BoundExpression(Syntax);

internal sealed record BoundBoolean(ExpressionSyntax Syntax, bool Value) : BoundExpression(Syntax);

internal sealed record BoundDate(ExpressionSyntax Syntax, DateOnly Value) : BoundExpression(Syntax);

internal sealed record BoundReference(ExpressionSyntax Syntax, Reference Target) : BoundExpression(Syntax);

internal sealed record BoundNegation(ExpressionSyntax Syntax, BoundExpression Operand) : BoundExpression(Syntax);

internal sealed record BoundNot(ExpressionSyntax Syntax, BoundExpression Operand) : BoundExpression(Syntax);

internal sealed record BoundArithmetic(
    ExpressionSyntax Syntax, ArithmeticOperator Operator, BoundExpression Left, BoundExpression Right) : BoundExpression(Syntax);

internal sealed record BoundComparison(
    ExpressionSyntax Syntax, ComparisonOperator Operator, BoundExpression Left, BoundExpression Right) : BoundExpression(Syntax);

internal enum LogicalOperator
{
    And,
    Or,
    Implies,
}

internal sealed record BoundLogical(
    ExpressionSyntax Syntax, LogicalOperator Operator, BoundExpression Left, BoundExpression Right) : BoundExpression(Syntax);

internal sealed record BoundMembership(ExpressionSyntax Syntax, BoundExpression Value, ImmutableArray<BoundExpression> Values) : BoundExpression(Syntax);

internal sealed record BoundConversion(ExpressionSyntax Syntax, BoundExpression Value, UnitOfMeasure Unit) : BoundExpression(Syntax);

internal sealed record BoundCoalesce(ExpressionSyntax Syntax, BoundExpression Value, BoundExpression Other) : BoundExpression(Syntax);

internal sealed record BoundConditional(ExpressionSyntax Syntax, BoundExpression If, BoundExpression Then, BoundExpression Else) : BoundExpression(Syntax);

internal sealed record BoundCall(ExpressionSyntax Syntax, Function Function, ImmutableArray<BoundArgument> Arguments) : BoundExpression(Syntax);

/// <summary>An argument; the elements of a set with a filter are bound one by one to the element variables.</summary>
internal sealed record BoundArgument(BoundExpression Value, BoundFilter? Filter);

internal sealed record BoundFilter(BoundExpression Condition, VariableSymbol? ElementRow, VariableSymbol? ElementColumn);

/// <summary>Stands where something did not bind; it has been reported.</summary>
internal sealed record BoundError(ExpressionSyntax Syntax) : BoundExpression(Syntax);
