using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Binding;

/// <summary>Resolves the names, functions and constants of expressions.</summary>
internal sealed class ExpressionBinder(SharedScope scope, DiagnosticBag diagnostics, BoundNames names)
{
    /// <summary>Deeper expressions are refused, so that no later stage can overflow its stack.</summary>
    private const int MaxDepth = 500;

    private readonly ReferenceBinder _references = new(diagnostics, names);

    public BoundExpression Bind(ExpressionSyntax syntax, NameContext context)
    {
        names.Enter(syntax, context);
        return Bind(syntax, context, 0);
    }

    private BoundExpression Bind(ExpressionSyntax syntax, NameContext context, int depth)
    {
        var bound = BindNew(syntax, context, depth);
        names.Add(bound);
        return bound;
    }

    private BoundExpression BindNew(ExpressionSyntax syntax, NameContext context, int depth)
    {
        if (depth > MaxDepth)
        {
            // The parser has told it already where it passed over operators.
            if (syntax.Parent is not { ContainsErrors: true })
                diagnostics.Report(TypeDiagnostics.TooDeep, syntax, MaxDepth);
            return new BoundError(syntax);
        }

        BoundExpression Inner(ExpressionSyntax inner) => Bind(inner, context, depth + 1);
        return syntax switch
        {
            ParenthesizedExpressionSyntax parenthesized => Bind(parenthesized.Expression, context, depth),
            LiteralExpressionSyntax literal => Literal(literal),
            ReferenceExpressionSyntax reference => _references.Bind(reference, context) is { } target
                ? new BoundReference(reference, target)
                : new BoundError(reference),
            UnaryExpressionSyntax { Operator.Kind: SyntaxKind.MinusToken } unary => new BoundNegation(unary, Inner(unary.Operand)),
            UnaryExpressionSyntax unary => new BoundNot(unary, Inner(unary.Operand)),
            BinaryExpressionSyntax binary => Binary(binary, Inner(binary.Left), Inner(binary.Right)),
            InExpressionSyntax membership => new BoundMembership(membership, Inner(membership.Left), [.. membership.Values.Select(Inner)]),
            ConversionExpressionSyntax conversion => new BoundConversion(
                conversion, Inner(conversion.Operand), (context.Shared ?? scope).ResolveUnit(conversion.Unit, diagnostics)),
            CoalesceExpressionSyntax coalesce => new BoundCoalesce(coalesce, Inner(coalesce.Left), Inner(coalesce.Right)),
            ConditionalExpressionSyntax conditional => new BoundConditional(
                conditional, Inner(conditional.Condition), Inner(conditional.WhenTrue), Inner(conditional.WhenFalse)),
            CallExpressionSyntax call => Call(call, context, depth + 1),
            _ => new BoundError(syntax),
        };
    }

    private BoundExpression Literal(LiteralExpressionSyntax literal) => literal.Value.Kind switch
    {
        SyntaxKind.TrueKeyword => new BoundBoolean(literal, true),
        SyntaxKind.FalseKeyword => new BoundBoolean(literal, false),
        SyntaxKind.StringToken => new BoundText(literal, literal.Value.ValueText),
        _ => Constants.ReadNumber(literal.Value, diagnostics) is var (value, scale) ? new BoundNumber(literal, value, scale, literal.Value.ValueText.EndsWith('%')) : new BoundError(literal),
    };

    private static BoundExpression Binary(BinaryExpressionSyntax syntax, BoundExpression left, BoundExpression right) => syntax.Operator.Kind switch
    {
        SyntaxKind.PlusToken => new BoundArithmetic(syntax, ArithmeticOperator.Add, left, right),
        SyntaxKind.MinusToken => new BoundArithmetic(syntax, ArithmeticOperator.Subtract, left, right),
        SyntaxKind.AsteriskToken => new BoundArithmetic(syntax, ArithmeticOperator.Multiply, left, right),
        SyntaxKind.SlashToken => new BoundArithmetic(syntax, ArithmeticOperator.Divide, left, right),
        SyntaxKind.EqualsEqualsToken => new BoundComparison(syntax, ComparisonOperator.Equal, left, right),
        SyntaxKind.ExclamationEqualsToken => new BoundComparison(syntax, ComparisonOperator.NotEqual, left, right),
        SyntaxKind.LessThanToken => new BoundComparison(syntax, ComparisonOperator.Less, left, right),
        SyntaxKind.LessThanEqualsToken => new BoundComparison(syntax, ComparisonOperator.LessOrEqual, left, right),
        SyntaxKind.GreaterThanToken => new BoundComparison(syntax, ComparisonOperator.Greater, left, right),
        SyntaxKind.GreaterThanEqualsToken => new BoundComparison(syntax, ComparisonOperator.GreaterOrEqual, left, right),
        SyntaxKind.AndKeyword => new BoundLogical(syntax, LogicalOperator.And, left, right),
        SyntaxKind.OrKeyword => new BoundLogical(syntax, LogicalOperator.Or, left, right),
        SyntaxKind.ImpliesKeyword => new BoundLogical(syntax, LogicalOperator.Implies, left, right),
        _ => new BoundError(syntax),
    };

    private BoundExpression Call(CallExpressionSyntax call, NameContext context, int depth)
    {
        // What the parser told about and made nothing of.
        if (call.Function.IsMissing)
            return new BoundError(call);
        var name = call.Function.ValueText;
        if (Function.Find(name) is not { } function)
        {
            diagnostics.ReportWithProposal(
                TypeDiagnostics.UnknownFunction, call.Function, Function.All.Select(known => known.Name),
                ForeignFunctions.Find(name) is { } foreign ? Meant(call, foreign) : null, name);
            return Wrong(call, context, depth);
        }

        var count = call.Arguments.Count;
        if (count < function.MinArguments || count > function.MaxArguments)
        {
            diagnostics.Add(Diagnostic.Create(TypeDiagnostics.ArgumentCount, call.Location, function.Written) with { Fixes = WholeDate(call, function) });
            return Wrong(call, context, depth);
        }

        if (function.Kind == FunctionKind.Date)
            return Date(call);
        var arguments = ImmutableArray.CreateBuilder<BoundArgument>(count);
        foreach (var argument in call.Arguments)
            arguments.Add(Argument(argument, function, context, depth));
        return new BoundCall(call, function, arguments.MoveToImmutable());
    }

    /// <summary>For a date with all in one argument, <c>date("2024-01-31")</c>, what it takes instead.</summary>
    private static ImmutableArray<Fix> WholeDate(CallExpressionSyntax call, Function function)
    {
        if (function.Kind != FunctionKind.Date || call.Arguments is not [var whole] || ForeignDates.NumbersOf(whole.Expression.ToString().Trim('"')) is not { } numbers)
            return [];
        return [new Fix(new Phrase($"Write date({numbers})", $"改为 date({numbers})"), [new TextChange(whole.Span, numbers)])];
    }

    /// <summary>A call that is wrong in itself. Its arguments are bound for those alone who ask what stands in them: what they lack is not told.</summary>
    private BoundError Wrong(CallExpressionSyntax call, NameContext context, int depth)
    {
        if (names.Keeps)
        {
            foreach (var argument in call.Arguments)
                Bind(argument.Expression, context, depth);
        }

        return new BoundError(call);
    }

    private static NameHint Meant(CallExpressionSyntax call, ForeignFunction foreign)
    {
        var arguments = call.Arguments.Select(argument => argument.ToString()).ToImmutableArray();
        var rewritten = call.ContainsErrors || call.Arguments.Any(argument => argument.Filter is not null) ? null : foreign.Rewrite(arguments);
        return new NameHint(
            foreign.Form,
            rewritten is null ? [] : [new Fix(new Phrase($"Write '{rewritten}'", $"改为“{rewritten}”"), [new TextChange(call.Span, rewritten)])]);
    }

    private BoundExpression Date(CallExpressionSyntax call)
    {
        var parts = call.Arguments.Select(argument => argument is { Filter: null, Expression: LiteralExpressionSyntax { Value: { Kind: SyntaxKind.NumberToken } number } }
            ? number
            : (SyntaxToken?)null).ToList();
        if (parts is [{ } year, { } month, { } day])
            return Constants.ReadDate(year, month, day, diagnostics) is { } date ? new BoundDate(call, date) : new BoundError(call);
        diagnostics.Report(TypeDiagnostics.ConstantExpected, call, "date", new Phrase("three numbers", "三个数"));
        return new BoundError(call);
    }

    private BoundArgument Argument(ArgumentSyntax syntax, Function function, NameContext context, int depth)
    {
        var value = Bind(syntax.Expression, context, depth);
        if (syntax.Filter is not { } where)
            return new BoundArgument(value, null);
        if (!function.TakesFilters)
        {
            diagnostics.Report(TypeDiagnostics.FilterOutsideAggregate, where, function.Name);
            return new BoundArgument(value, null);
        }

        var (row, column) = Elements(value, where);
        var inner = context with
        {
            Table = value is BoundReference { Target: CellsReference cells } ? cells.Table : context.Table,
            CurrentRow = row ?? (column is null ? context.CurrentRow : null),
            CurrentColumn = row is null ? column ?? context.CurrentColumn : null,
            FormulaItem = null,
        };
        names.Enter(where, inner);
        return new BoundArgument(value, new BoundFilter(Bind(where.Condition, inner, depth), row, column));
    }

    /// <summary>The variables that run over a set: its rows where it has several, else its columns.</summary>
    private static (VariableSymbol? Row, VariableSymbol? Column) Elements(BoundExpression value, WhereClauseSyntax where)
    {
        if (value is not BoundReference { Target: CellsReference cells })
            return (null, null);
        var row = IsSet(cells.Row) ? Element(cells.Table, AxisDirection.Rows, where) : null;
        var column = IsSet(cells.Column) ? Element(cells.Table, AxisDirection.Columns, where) : null;
        return (row, column);
    }

    private static bool IsSet(Selector selector) => selector switch
    {
        ItemSelector { Item: { Kind: ItemKind.Group or ItemKind.Many } or { EnclosingMany: not null } } => true,
        WholeSelector => true,
        _ => false,
    };

    private static VariableSymbol Element(TableSymbol table, AxisDirection direction, WhereClauseSyntax where) =>
        new("", where, where.WhereKeyword.Span, table, direction, table[direction].Lines);
}
