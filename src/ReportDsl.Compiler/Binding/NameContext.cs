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

    /// <summary>The names of a domain have no place that decides the axis: each is sought on the one that has it.</summary>
    public bool IsDomain { get; init; }

    /// <summary>The unnamed tables of the sections around, which count as the sections themselves; innermost first.</summary>
    public IEnumerable<TableSymbol> UnnamedTables
    {
        get
        {
            for (ContainerSymbol? container = Container; container is not null; container = container.Container)
            {
                if (container.UnnamedTable is { } unnamed && unnamed != Table)
                    yield return unnamed;
            }
        }
    }

    public VariableSymbol? Variable(string code) => Variables.LastOrDefault(variable => variable.Code == code);
}
