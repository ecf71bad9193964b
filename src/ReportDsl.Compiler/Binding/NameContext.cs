using System.Collections.Immutable;
using ReportDsl.Symbols;

namespace ReportDsl.Binding;

/// <summary>
/// Where an expression stands: what names mean depends on nothing else. In a table a bare name is sought on one axis, chosen by whether
/// there is a current row or column.
/// </summary>
internal sealed record NameContext(TemplateSymbol Template, ContainerSymbol Container, TableSymbol? Table)
{
    public ImmutableArray<VariableSymbol> Variables { get; init; } = [];

    /// <summary>The row of <c>for row</c>, of a column's formula or of a filter.</summary>
    public VariableSymbol? CurrentRow { get; init; }

    public VariableSymbol? CurrentColumn { get; init; }

    /// <summary>In an item's formula names are sought in the item's own group first, then outwards.</summary>
    public ItemSymbol? FormulaItem { get; init; }

    /// <summary>Where units are sought, if not in the template's own scope: a formula of a shared axis keeps its file's.</summary>
    public SharedScope? Shared { get; init; }

    public VariableSymbol? Variable(string code) => Variables.LastOrDefault(variable => variable.Code == code);
}
