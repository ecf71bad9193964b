using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Binding;

/// <summary>
/// Resolves references. The first segment is sought among variables; then in the table on one axis, chosen by place alone; then in the
/// enclosing sections, innermost first (members, then the items of their unnamed table); then in the template.
/// </summary>
internal sealed class ReferenceBinder(DiagnosticBag diagnostics, BoundNames names)
{
    private readonly PathWalker _walker = new(diagnostics, names);

    /// <summary>The meaning of a reference, null after an error.</summary>
    public Reference? Bind(ReferenceExpressionSyntax syntax, NameContext context)
    {
        if (Scope(syntax.Qualifier) is not { } report)
            return null;
        var place = _walker.Walk(syntax.Path, context, hasBracket: syntax.Column is not null, axis: null);
        return place switch
        {
            null => null,
            ValuePlace value => Value(value, syntax, report),
            ContainerPlace { Container: { UnnamedTable: { } table } } => Cells(new TablePlace(table), syntax, context, report),
            ContainerPlace container => NotAValue(syntax, container.Container),
            _ => Cells(place, syntax, context, report),
        };
    }

    private Reference? NotAValue(ReferenceExpressionSyntax syntax, Symbol symbol)
    {
        diagnostics.Report(NameDiagnostics.NotAValue, syntax.Path, PathWalker.Text(syntax.Path), symbol.KindName);
        return null;
    }

    private Reference? Value(ValuePlace place, ReferenceExpressionSyntax syntax, ReportScope report)
    {
        if (syntax.Qualifier is { } qualifier && place.Reference is not (FieldReference or NarrativeReference))
        {
            diagnostics.Report(
                NameDiagnostics.NoPath, syntax.Path, qualifier.GetFirstToken().Text, PathWalker.Text(syntax.Path), new Phrase("", ""));
            return null;
        }

        if (syntax.Column is { } column)
        {
            diagnostics.Report(NameDiagnostics.NoPath, column.Path, PathWalker.Text(syntax.Path), PathWalker.Text(column.Path), new Phrase("", ""));
            return null;
        }

        return place.Reference switch
        {
            FieldReference field => field with { Report = report },
            NarrativeReference narrative => narrative with { Report = report },
            _ => place.Reference,
        };
    }

    private ReportScope? Scope(ReferenceQualifierSyntax? qualifier) => qualifier switch
    {
        null => ReportScope.Current,
        ChildrenQualifierSyntax => new ReportScope(0, true),
        PriorQualifierSyntax { Offset: null } => new ReportScope(1, false),
        PriorQualifierSyntax { Offset: { } offset } when int.TryParse(offset.Value.Text, CultureInfo.InvariantCulture, out var periods) && periods is > 0 and <= 100 =>
            new ReportScope(periods, false),
        PriorQualifierSyntax { Offset: { } offset } => InvalidOffset(offset),
        _ => ReportScope.Current,
    };

    private ReportScope? InvalidOffset(PriorOffsetSyntax offset)
    {
        diagnostics.Report(TypeDiagnostics.ConstantExpected, offset.Value, "prior(n)", new Phrase(
            "a whole number of periods from 1 to 100", "1 至 100 的期数"));
        return null;
    }

    private Reference? Cells(Place place, ReferenceExpressionSyntax syntax, NameContext context, ReportScope report)
    {
        var table = place switch
        {
            TablePlace t => t.Table,
            AxisPlace a => a.Table,
            LinePlace l => l.Table,
            _ => throw new InvalidOperationException($"No table in {place}."),
        };
        if (syntax.Column is { } column)
        {
            if (place is LinePlace { Direction: AxisDirection.Columns } or AxisPlace { Direction: AxisDirection.Columns })
            {
                diagnostics.Report(CheckDiagnostics.WrongAxis, syntax.Path, PathWalker.Text(syntax.Path), KindNames.Column, KindNames.Row);
                return null;
            }

            var row = place is LinePlace line ? line.Selector : new WholeSelector(table.Rows);
            return _walker.WalkColumn(column.Path, table, row, context) switch
            {
                null => null,
                ValuePlace key => key.Reference,
                LinePlace selected => new CellsReference(table, row, selected.Selector, report),
                _ => new CellsReference(table, row, new WholeSelector(table.Columns), report),
            };
        }

        return place switch
        {
            LinePlace { Direction: AxisDirection.Rows } rows =>
                new CellsReference(table, rows.Selector, Default(table.Columns, context.CurrentColumn), report),
            LinePlace columns => new CellsReference(table, Default(table.Rows, context.CurrentRow), columns.Selector, report),
            AxisPlace { Direction: AxisDirection.Rows } =>
                new CellsReference(table, new WholeSelector(table.Rows), Default(table.Columns, context.CurrentColumn), report),
            AxisPlace => new CellsReference(table, Default(table.Rows, context.CurrentRow), new WholeSelector(table.Columns), report),
            _ => new CellsReference(table, new WholeSelector(table.Rows), new WholeSelector(table.Columns), report),
        };
    }

    /// <summary>A direction that is not named: the current line, the only line of an axis left out, or all of it.</summary>
    private static Selector Default(TableAxis axis, VariableSymbol? current) =>
        axis.IsUnnamed ? new ItemSelector(axis.Lines[0])
        : current is not null ? new VariableSelector(current, [])
        : new WholeSelector(axis);
}
