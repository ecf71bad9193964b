using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Forms.Resolution;
using ReportDsl.Runtime;
using ReportDsl.Symbols;

namespace ReportDsl.Semantics;

/// <summary>The types of expressions: those that the instances of an expression have, put together.</summary>
internal sealed class ExpressionTypes
{
    /// <summary>So many instances are looked at: differences show early, and who asks waits.</summary>
    private const int MaxInstances = 2_000;

    private readonly Lock _gate = new();
    private readonly FormSlots _slots;
    private readonly DiagnosticBag _unread = new();

    public ExpressionTypes(TemplateSymbol template, CancellationToken cancellation) =>
        _slots = new FormSlots(template, new TemplateBudget(cancellation), _unread);

    public TypeInfo Of(BoundExpression bound, CancellationToken cancellation)
    {
        // Grids keep what they settle, and are asked by one thread at a time.
        lock (_gate)
        {
            var types = Instances(bound, _slots.With(new TemplateBudget(cancellation)), cancellation).Aggregate((TypeInfo?)null, static (all, one) => all?.With(one) ?? one);
            return types ?? (IsCondition(bound) ? TypeInfo.Condition : TypeInfo.Unknown);
        }
    }

    private static IEnumerable<TypeInfo> Instances(BoundExpression bound, FormSlots slots, CancellationToken cancellation)
    {
        var variables = BoundVariables.Of(bound);
        if (variables.Any(variable => variable.Domain.IsEmpty))
            yield break;
        var choice = new int[variables.Length];
        var assignment = new Assignment();
        for (var instance = 0; instance < MaxInstances; instance++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < choice.Length; i++)
                assignment[variables[i]] = variables[i].Domain[choice[i]];
            var lowering = new ExpressionLowering(slots, assignment, new OperandList(), new DiagnosticBag());
            foreach (var typed in bound is BoundReference reference ? lowering.Types(reference) : [lowering.Value(bound)])
            {
                if (!typed.IsError)
                    yield return new TypeInfo(typed.Kind, typed.Type, typed.Unit.IsPlain ? null : typed.Unit.Text, typed.Kind == ValueKind.Number ? typed.Scale : null, TypeParts.None);
            }

            if (!Assignments.Next(choice, variables))
                yield break;
        }
    }

    private static bool IsCondition(BoundExpression bound) => bound is BoundBoolean or BoundComparison or BoundLogical or BoundNot or BoundMembership
        or BoundCall { Function.IsCondition: true };
}
