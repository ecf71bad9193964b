using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Binding;

/// <summary>Follows the segments of a path from where an expression stands to a place.</summary>
internal sealed class PathWalker(DiagnosticBag diagnostics, BoundNames names)
{
    private readonly NameHints _hints = new();

    public static string Text(PathSyntax path) => string.Join('.', path.Segments.Select(segment => segment.Name.ValueText));

    /// <summary>The place a path leads to, null after an error.</summary>
    /// <param name="path">The path; its segments' symbols are recorded.</param>
    /// <param name="context">Where the path stands.</param>
    /// <param name="hasBracket">A <c>[column]</c> follows: items before it are rows.</param>
    /// <param name="axis">The axis bare items are sought on, where the place decides it.</param>
    public Place? Walk(PathSyntax path, NameContext context, bool hasBracket, AxisDirection? axis)
    {
        var place = Start(path, context, hasBracket, axis);
        for (var i = place is ValuePlace { Reference: PeriodReference } ? 2 : 1; i < path.Segments.Count && place is not null; i++)
            place = Step(place, path.Segments[i], context, hasBracket, axis);
        return place;
    }

    /// <summary>The path inside brackets: a column of the table, or a key of the row.</summary>
    public Place? WalkColumn(PathSyntax path, TableSymbol table, Selector row, NameContext context)
    {
        var first = path.Segments[0];
        var code = first.Name.ValueText;
        if (first.Name.IsMissing)
            return null;
        Place? place = null;
        if (context.Variable(code) is { } variable)
            place = Variable(first, variable, table, AxisDirection.Columns);
        else if (code == BuiltInSymbol.Columns.Code)
            place = Axis(first, table, AxisDirection.Columns);
        else if (AxisNames.Item(code, table, AxisDirection.Columns, context) is { } item)
            place = Record(first, new LinePlace(table, AxisDirection.Columns, new ItemSelector(item)), item);
        else if (AxisNames.Key(code, row, table) is { } key)
            place = Record(first, new ValuePlace(new KeyReference(key, row), key), key);
        else
            NoColumn(first, table);
        for (var i = 1; i < path.Segments.Count && place is not null; i++)
            place = Step(place, path.Segments[i], context, hasBracket: false, AxisDirection.Columns);
        return place;
    }

    private Place? Start(PathSyntax path, NameContext context, bool hasBracket, AxisDirection? axis)
    {
        var first = path.Segments[0];
        var code = first.Name.ValueText;
        if (first.Name.IsMissing)
            return null;
        if (context.Variable(code) is { } variable)
        {
            NoteHidden(first, variable, context.Table is { } around ? AxisNames.Item(code, around, AxisNames.Direction(around, context, hasBracket), context) : null);
            return Variable(first, variable, variable.Table, variable.Direction);
        }

        if (context.Table is { } own && AxisWord(code) is { } word)
            return Axis(first, own, word);
        if (code == BuiltInSymbol.Period.Code && path.Segments.Count > 1)
        {
            names.Add(first, BuiltInSymbol.Period);
            return Period(path.Segments[1]);
        }

        if (context.Table is { } table && InTable(first, table, context, hasBracket, axis) is { } found)
        {
            NoteHidden(first, found.Symbol, Outer(code, context.Container));
            return found.Place;
        }

        for (var container = context.Container; container is not null; container = container.Container)
        {
            if (container.Find(code) is { } member)
            {
                NoteHidden(first, member, Outer(code, container.Container));
                return Record(first, Member(member), member);
            }

            if (container.UnnamedTable is not { } unnamed || unnamed == context.Table)
                continue;
            if (AxisWord(code) is { } line)
                return Axis(first, unnamed, line);
            if (InTable(first, unnamed, context, hasBracket, axis) is { } inside)
                return inside.Place;
        }

        names.Fail(first, SymbolFailure.NotFound);
        if (!IsIncomplete(context))
            diagnostics.ReportUndeclared(first.Name, KindNames.Name, AxisNames.Candidates(context, hasBracket, axis), _hints.Of(first, context, hasBracket, axis));
        return null;
    }

    /// <summary>A table around the expression could not be read whole: it may well have the name that is missed.</summary>
    private static bool IsIncomplete(NameContext context)
    {
        if (context.Table is { } table && IsIncomplete(table))
            return true;
        for (var container = context.Container; container is not null; container = container.Container)
        {
            if (container.UnnamedTable is { } unnamed && IsIncomplete(unnamed))
                return true;
        }

        return false;
    }

    private static bool IsIncomplete(TableSymbol table) => table.Rows.IsIncomplete || table.Columns.IsIncomplete;

    private static MemberSymbol? Outer(string code, ContainerSymbol? container)
    {
        for (; container is not null; container = container.Container)
        {
            if (container.Find(code) is { } member)
                return member;
        }

        return null;
    }

    private void NoteHidden(PathSegmentSyntax segment, Symbol? meant, DeclaredSymbol? hidden)
    {
        if (meant is null || hidden is null || meant == hidden)
            return;
        diagnostics.Add(Diagnostic.Create(NameDiagnostics.Hidden, segment.Location, meant.Code, meant.KindName, hidden.KindName) with
        {
            Related = [new RelatedLocation(hidden.Location, new Phrase("What is hidden.", "被遮盖者。"))],
        });
    }

    private static Place Member(MemberSymbol member) => member switch
    {
        ContainerSymbol container => new ContainerPlace(container),
        TableSymbol table => new TablePlace(table),
        FieldSymbol field => new ValuePlace(new FieldReference(field, ReportScope.Current), field),
        NarrativeSymbol narrative => new ValuePlace(new NarrativeReference(narrative, ReportScope.Current), narrative),
        _ => throw new InvalidOperationException($"{member.Code} is no member that a path can name."),
    };

    /// <summary>A name found in a table; the place is null where finding it was itself an error.</summary>
    private sealed record Found(Place? Place, Symbol? Symbol);

    private Found? InTable(PathSegmentSyntax segment, TableSymbol table, NameContext context, bool hasBracket, AxisDirection? axis)
    {
        var code = segment.Name.ValueText;
        if (axis is null && !hasBracket && AxisNames.HasBoth(table, context) && !AxisNames.IsDecided(code, table, context))
        {
            ImmutableArray<ItemSymbol?> both =
                [AxisNames.Item(code, table, AxisDirection.Rows, context), AxisNames.Item(code, table, AxisDirection.Columns, context)];
            if (both is [null, null])
                return null;
            names.Fail(segment, SymbolFailure.Ambiguous, [.. both.OfType<ItemSymbol>()]);
            diagnostics.Report(CheckDiagnostics.RowAndColumn, segment, code);
            return new Found(null, null);
        }

        var direction = axis ?? AxisNames.Direction(code, table, context, hasBracket);
        if (AxisNames.Item(code, table, direction, context) is { } item)
            return new Found(Record(segment, new LinePlace(table, direction, new ItemSelector(item)), item), item);
        if (context.CurrentRow is { } row && row.Table == table && AxisNames.Key(code, new VariableSelector(row, []), table) is { } key)
            return new Found(Record(segment, new ValuePlace(new KeyReference(key, new VariableSelector(row, [])), key), key), key);
        return null;
    }

    private Place? Step(Place place, PathSegmentSyntax segment, NameContext context, bool hasBracket, AxisDirection? axis)
    {
        if (segment.Name.IsMissing)
            return null;
        var code = segment.Name.ValueText;
        switch (place)
        {
            case ContainerPlace container when container.Container.Find(code) is { } member:
                return Record(segment, Member(member), member);
            case ContainerPlace { Container.UnnamedTable: { } unnamed }:
                return Step(new TablePlace(unnamed), segment, context, hasBracket, axis);
            case ContainerPlace container:
                return NoPath(
                    segment, container.Container.Code, container.Container.Members.Select(member => member.Code), null,
                    () => _hints.OfMember(segment, container.Container));
            case TablePlace table when AxisWord(code) is { } word:
                return Axis(segment, table.Table, word);
            case TablePlace table when context.Variable(code) is { } variable:
                return Variable(segment, variable, table.Table, variable.Direction);
            case TablePlace table:
                return Line(segment, table.Table, axis ?? AxisNames.Direction(code, table.Table, context, hasBracket));
            case AxisPlace axisPlace when axisPlace.Table[axisPlace.Direction].Scope.Find(code) is null && context.Variable(code) is { } variable:
                return Variable(segment, variable, axisPlace.Table, axisPlace.Direction);
            case AxisPlace axisPlace:
                return Line(segment, axisPlace.Table, axisPlace.Direction);
            case LinePlace { Selector: ItemSelector selected } line:
                return selected.Item.Scope.Find(code) is { } child
                    ? Record(segment, line with { Selector = new ItemSelector(child) }, child)
                    : NoPath(
                        segment, selected.Item.Code, AxisNames.Codes(selected.Item.Children), line.Table[line.Direction],
                        () => NameHints.OfInner(segment, selected.Item));
            case LinePlace { Selector: VariableSelector variable } line:
                var deeper = variable with { Suffix = variable.Suffix.Add(code) };
                return deeper.Targets(line.Table).FirstOrDefault() is { } target
                    ? Record(segment, line with { Selector = deeper }, target)
                    : NoPath(segment, variable.Variable.Code, AxisNames.Codes(variable.Children(line.Table)), line.Table[line.Direction]);
            case ValuePlace value:
                return NoPath(segment, value.Symbol?.Code ?? BuiltInSymbol.Period.Code, []);
            default:
                throw new InvalidOperationException($"No way on from {place}.");
        }
    }

    private Place? Line(PathSegmentSyntax segment, TableSymbol table, AxisDirection direction) =>
        table[direction].Scope.Find(segment.Name.ValueText) is { } item
            ? Record(segment, new LinePlace(table, direction, new ItemSelector(item)), item)
            : NoPath(segment, table.Code.Length > 0 ? table.Code : table.Path, AxisNames.Codes(table[direction].Items), table[direction], () => NameHints.OfLine(segment, table, direction));

    private Place? Variable(PathSegmentSyntax segment, VariableSymbol variable, TableSymbol table, AxisDirection direction)
    {
        if (variable.Direction != direction)
        {
            names.Fail(segment, SymbolFailure.WrongKind, variable);
            diagnostics.Report(CheckDiagnostics.WrongAxis, segment, variable.Code, AxisNames.Kind(variable.Direction), AxisNames.Kind(direction));
            return null;
        }

        if (!new VariableSelector(variable, []).Targets(table).Any())
        {
            // What the axis lacks, or the variable with it, has been told.
            if (table[direction].IsIncomplete || variable.Table[direction].IsIncomplete)
            {
                names.Add(segment, variable);
                return null;
            }

            names.Fail(segment, SymbolFailure.NotApplicable, variable);
            diagnostics.Report(CheckDiagnostics.NoCorrespondence, segment, variable.Code, table.Path);
            return null;
        }

        return Record(segment, new LinePlace(table, direction, new VariableSelector(variable, [])), variable);
    }

    private ValuePlace? Period(PathSegmentSyntax segment)
    {
        var code = segment.Name.ValueText;
        foreach (var (property, symbol) in BuiltInSymbol.PeriodProperties)
        {
            if (symbol.Code != code)
                continue;
            names.Add(segment, symbol);
            return new ValuePlace(new PeriodReference(property), null);
        }

        names.Fail(segment, SymbolFailure.NotFound);
        diagnostics.ReportUndeclared(segment.Name, KindNames.PeriodProperty, BuiltInSymbol.PeriodProperties.Select(known => known.Symbol.Code));
        return null;
    }

    private static AxisDirection? AxisWord(string code) =>
        code == BuiltInSymbol.Rows.Code ? AxisDirection.Rows : code == BuiltInSymbol.Columns.Code ? AxisDirection.Columns : null;

    private AxisPlace Axis(PathSegmentSyntax segment, TableSymbol table, AxisDirection direction)
    {
        var place = new AxisPlace(table, direction);
        names.Add(segment, BuiltInSymbol.Of(direction));
        names.Lead(segment, place);
        return place;
    }

    private void NoColumn(PathSegmentSyntax segment, TableSymbol table)
    {
        names.Fail(segment, SymbolFailure.NotFound);
        if (!table.Columns.IsIncomplete)
            diagnostics.ReportUndeclared(segment.Name, KindNames.Column, AxisNames.Codes(table.Columns.Items), NameHints.OfColumn(segment, table));
    }

    private Place? NoPath(PathSegmentSyntax segment, string of, IEnumerable<string> candidates, TableAxis? axis = null, Func<NameHint?>? hint = null)
    {
        names.Fail(segment, SymbolFailure.NotFound);
        if (axis is not { IsIncomplete: true })
            diagnostics.ReportWithProposal(NameDiagnostics.NoPath, segment.Name, candidates, hint?.Invoke(), of, segment.Name.ValueText);
        return null;
    }

    private Place Record(PathSegmentSyntax segment, Place place, Symbol symbol)
    {
        names.Add(segment, symbol);
        names.Lead(segment, place);
        return place;
    }
}
