using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Forms.Resolution;

/// <summary>Binds checks and spreads them out over the cells they touch.</summary>
internal sealed class RuleLowering(FormSlots slots, ExpressionBinder expressions, ForBinder bindings, ShapeTable shapes, DiagnosticBag diagnostics)
{
    /// <summary>So many characters of the key of an instance weigh as much as an operand.</summary>
    private const int CharactersOfWork = 64;

    private readonly Dictionary<ItemSymbol, Label> _labels = [];

    /// <summary>Set when a rule reads rows that agencies add, or subordinate reports.</summary>
    public bool ReadsOpenData { get; private set; }

    /// <summary>The rule, null after an error.</summary>
    public Rule? Lower(CheckSymbol check)
    {
        var syntax = check.Syntax;
        var before = diagnostics.ErrorCount;
        var clauses = CheckClauses.Read(syntax, diagnostics);
        var (context, isComplete) = clauses.For is { } forClause
            ? bindings.Bind(forClause, NameContexts.Of(check, slots.Template))
            : (NameContexts.Of(check, slots.Template), true);
        if (!isComplete)
            return null;
        var when = clauses.When is { } whenClause ? expressions.Bind(whenClause.Condition, context) : null;
        var condition = expressions.Bind(syntax.Condition, context);
        if (!slots.Budget.TakeInstances(Combinations(context.Variables)))
        {
            diagnostics.Report(CheckDiagnostics.TooManyInstances, clauses.For ?? (SyntaxNode)syntax, check.Code, TemplateBudget.MaxInstances);
            return null;
        }

        var lowered = Instances(context, when, condition, clauses.Within?.Tolerance);
        slots.Budget.Report(syntax.Code.Location, check.Code, diagnostics);
        ReadsOpenData |= lowered.ReadsOpenData;
        if (lowered.HasErrors || diagnostics.ErrorCount > before)
            return null;
        // What runs over an axis that could not be read whole, which was told, may well have instances.
        if (lowered.Instances.IsEmpty && context.Variables.Any(variable => variable.Table[variable.Direction].IsIncomplete))
            return null;
        if (lowered.Instances.IsEmpty)
            diagnostics.Report(CheckDiagnostics.NoInstance, syntax.Code, check.Code);
        else if (lowered.ReadsNothing)
            diagnostics.Report(CheckDiagnostics.ReadsNothing, syntax.Code, check.Code);
        return new Rule(
            check.Id, false, check.Label, check.Guidance, clauses.Severity, clauses.Explain, clauses.Since, clauses.Until, lowered.Instances);
    }

    /// <summary>
    /// The instances that exist (one that touches a void cell does not) and what lowering them met. Where an instance could not be
    /// lowered, that has been reported, here or for another rule.
    /// </summary>
    private sealed record LoweredInstances(ImmutableArray<RuleInstance> Instances, bool ReadsNothing, bool ReadsOpenData, bool HasErrors);

    private LoweredInstances Instances(NameContext context, BoundExpression? when, BoundExpression condition, ToleranceSyntax? tolerance)
    {
        var variables = context.Variables;
        var instances = ImmutableArray.CreateBuilder<RuleInstance>();
        var assignment = new Assignment();
        var choice = new int[variables.Length];
        var (readsNothing, readsOpen, hasErrors) = (true, false, false);
        if (variables.Any(variable => variable.Domain.IsEmpty))
            return new LoweredInstances([], false, false, false);
        do
        {
            for (var i = 0; i < variables.Length; i++)
                assignment[variables[i]] = variables[i].Domain[choice[i]];
            var operands = new OperandList();
            var guard = when is null ? null : new ExpressionLowering(slots, assignment, operands, diagnostics).Condition(when);
            var test = new ExpressionLowering(slots, assignment, operands, diagnostics) { Tolerance = tolerance }.Condition(condition);
            if (slots.Budget.IsSpent)
                return new LoweredInstances([], false, false, true);
            readsOpen |= operands.ReadsOpenData;
            readsNothing &= operands is { Count: 0, TouchesVoid: false, ReadsOpenData: false };
            if (operands.TouchesVoid)
                continue;
            if (test is null || (when is not null && guard is null))
            {
                hasErrors = true;
                continue;
            }

            var key = Key(variables, choice);
            slots.Budget.Spend(variables.Length + (key.Length / CharactersOfWork));
            instances.Add(new RuleInstance(
                key, [.. variables.Select((variable, i) => LabelOf(variable.Domain[choice[i]]))],
                guard is null ? null : shapes.Intern(guard), shapes.Intern(test), operands.ToImmutable()));
        }
        while (Assignments.Next(choice, variables));

        return new LoweredInstances(instances.ToImmutable(), readsNothing, readsOpen, hasErrors);
    }

    /// <summary>How many ways there are to choose an item for each variable; more than any limit is as good as endless.</summary>
    private static int Combinations(ImmutableArray<VariableSymbol> variables)
    {
        if (variables.Any(variable => variable.Domain.IsEmpty))
            return 0;
        var count = 1L;
        foreach (var variable in variables)
            count = Math.Min(count * variable.Domain.Length, int.MaxValue);
        return (int)count;
    }

    private Label LabelOf(ItemSymbol item)
    {
        if (!_labels.TryGetValue(item, out var label))
            _labels.Add(item, label = ItemLabels.PathLabel(item));
        return label;
    }

    private static string Key(ImmutableArray<VariableSymbol> variables, int[] choice) =>
        variables.IsEmpty ? "" : $"[{string.Join(", ", variables.Select((variable, i) => variable.Domain[choice[i]].Path))}]";
}
