using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>
/// A variable of a <c>for</c>, or the current row or column of a formula or filter. It stands for one item of its domain at a time.
/// </summary>
public sealed class VariableSymbol : DeclaredSymbol
{
    internal VariableSymbol(
        string code, SyntaxNode declaration, TextSpan nameSpan, TableSymbol table, AxisDirection direction, ImmutableArray<ItemSymbol> domain)
        : base(code, Label.Of(code), declaration, nameSpan)
    {
        Table = table;
        Direction = direction;
        Domain = domain;
    }

    /// <summary>The table whose items it runs over.</summary>
    public TableSymbol Table { get; }

    /// <summary>The axis whose items it runs over.</summary>
    public AxisDirection Direction { get; }

    /// <summary>The items that it runs over, in order.</summary>
    public ImmutableArray<ItemSymbol> Domain { get; }

    /// <inheritdoc/>
    public override Phrase KindName => KindNames.Variable;
}
