using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Binding;

/// <summary>
/// What was meant by a name that was not found: one of the other axis, one deeper inside, a value of another language. Asked only after a
/// mistake.
/// </summary>
internal sealed class NameHints
{
    /// <summary>More places than these are not listed: the name is a common one.</summary>
    private const int MaxPaths = 3;

    private readonly Dictionary<TemplateSymbol, ILookup<string, MemberSymbol>> _members = [];

    /// <summary>The first name of a path.</summary>
    public NameHint? Of(PathSegmentSyntax first, NameContext context, bool hasBracket, AxisDirection? axis)
    {
        var code = first.Name.ValueText;
        var tables = TablesAround(context).ToList();
        foreach (var table in tables)
        {
            var direction = axis ?? AxisNames.Direction(table, context, hasBracket);
            if (table[Other(direction)].Scope.Find(code) is { } item)
                return OtherAxis(first, item, context, hasBracket);
            if (Paths(first, table[direction].WithCode(code).Select(inner => inner.Path)) is { } path)
                return path;
            if (table[Other(direction)].WithCode(code).FirstOrDefault() is { } inside)
                return OtherAxis(first, inside, context, hasBracket);
        }

        return Paths(first, Elsewhere(code, context, hasBracket, tables)) ?? ForeignValue(first, hasBracket);
    }

    /// <summary>The name inside the brackets of a cell.</summary>
    public static NameHint? OfColumn(PathSegmentSyntax first, TableSymbol table)
    {
        var code = first.Name.ValueText;
        return Paths(first, table.Columns.WithCode(code).Select(inner => inner.Path))
            ?? (table.Rows.WithCode(code).FirstOrDefault() is { } row ? Axis(row, new Phrase("inside [ ] stands a column", "[ ] 内应为列"), null) : null);
    }

    /// <summary>A name behind a row, a column or a group.</summary>
    public static NameHint? OfInner(PathSegmentSyntax segment, ItemSymbol item)
    {
        var code = segment.Name.ValueText;
        var prefix = item.Path.Length + 1;
        if (Paths(segment, item.Table[item.Direction].WithCode(code).Where(inner => IsInside(inner, item)).Select(inner => inner.Path[prefix..])) is { } inside)
            return inside;
        if (item.Table[Other(item.Direction)].WithCode(code).FirstOrDefault() is not { } other)
            return null;
        var path = (PathSyntax)(segment.Parent ?? segment);
        var isLast = path.Segments[^1].Equals(segment) && (path.Parent as ReferenceExpressionSyntax)?.Column is null;
        var before = TextOf(path, TextSpan.FromBounds(path.Span.Start, segment.Span.Start)).TrimEnd('.', ' ');
        var (row, column) = item.Direction == AxisDirection.Rows ? (before, other.Path) : (other.Path, before);
        return Axis(other, CellForm(row, column), isLast ? Replace(path, $"{row}[{column}]") : null);
    }

    /// <summary>A name behind a table, a section or <c>rows</c>.</summary>
    public static NameHint? OfLine(PathSegmentSyntax segment, TableSymbol table, AxisDirection direction)
    {
        var code = segment.Name.ValueText;
        if (Paths(segment, table[direction].WithCode(code).Select(inner => inner.Path)) is { } path)
            return path;
        if (table[Other(direction)].WithCode(code).FirstOrDefault() is not { } other)
            return null;
        var word = other.Direction == AxisDirection.Columns ? "columns" : "rows";
        return Axis(other, new Phrase(
            $"a cell is written row[column], all cells of it {word}.{other.Path}", $"单元格写作 行[列]，其全部单元格写作 {word}.{other.Path}"), null);
    }

    /// <summary>A name behind a section.</summary>
    public NameHint? OfMember(PathSegmentSyntax segment, ContainerSymbol container)
    {
        var prefix = container is TemplateSymbol ? 0 : container.Path.Length + 1;
        return Paths(segment, Members(TemplateOf(container))[segment.Name.ValueText]
            .Where(member => IsInside(member, container)).Select(member => member.Path[prefix..]));
    }

    private static NameHint OtherAxis(PathSegmentSyntax first, ItemSymbol item, NameContext context, bool hasBracket)
    {
        var reference = (first.Parent?.Parent as ReferenceExpressionSyntax)?.Column?.Path ?? (first.Parent?.Parent as CellReferenceSyntax)?.Column.Path;
        if (item.Direction == AxisDirection.Columns && hasBracket && reference is not null
            && item.Table.Rows.WithCode(reference.Segments[^1].Name.ValueText).FirstOrDefault() is { } row && first.Parent?.Parent is { } cell)
        {
            return Axis(item, CellForm(row.Path, item.Path), Replace(cell, $"{row.Path}[{item.Path}]"));
        }

        var isBare = !hasBracket && first.Parent is PathSyntax { Segments.Count: 1 };
        var lines = item.Table[Other(item.Direction)].Lines;
        if (isBare && lines is [{ Code.Length: > 0 } only])
        {
            var (r, c) = item.Direction == AxisDirection.Columns ? (only.Path, item.Path) : (item.Path, only.Path);
            return Axis(item, CellForm(r, c), Replace(first, $"{r}[{c}]"));
        }

        return Axis(item, item.Direction == AxisDirection.Columns
            ? new Phrase($"a cell is written row[{item.Path}]: name its row, or say 'for row'", $"单元格写作 行[{item.Path}]：请指明行，或写“for row”")
            : new Phrase($"a cell is written {item.Path}[column]: name its column, or say 'for column'", $"单元格写作 {item.Path}[列]：请指明列，或写“for column”"),
            isBare ? ForEach(first, item, context) : null);
    }

    /// <summary>Lets a check without <c>for</c> run over the lines that its names leave open.</summary>
    private static Fix? ForEach(PathSegmentSyntax first, ItemSymbol item, NameContext context)
    {
        if (context.Table != item.Table || item.Path != item.Code || first.FirstAncestorOrSelf<CheckDeclarationSyntax>() is not { } check
            || check.Clauses.Any(clause => clause is ForClauseSyntax) || check.ColonToken.IsMissing)
        {
            return null;
        }

        var word = item.Direction == AxisDirection.Columns ? "row" : "column";
        var at = check.ColonToken.Span.Start;
        var before = check.Location.Source.AsSpan()[at - 1];
        return new Fix(new Phrase($"Say 'for {word}'", $"写明“for {word}”"), [new TextChange(new TextSpan(at, 0), $"{(char.IsWhiteSpace(before) ? "" : " ")}for {word} ")]);
    }

    private static NameHint? ForeignValue(PathSegmentSyntax first, bool hasBracket)
    {
        if (hasBracket || first.Parent is not PathSyntax { Segments.Count: 1 })
            return null;
        var written = first.Name.ValueText.ToUpperInvariant() switch
        {
            "NULL" or "NIL" or "NONE" or "BLANK" or "EMPTY" or "UNDEFINED" or "MISSING" => "exists",
            "TRUE" or "YES" or "是" => "true",
            "FALSE" or "NO" or "否" => "false",
            _ => null,
        };
        return written switch
        {
            null => null,
            "exists" => new NameHint(
                new Phrase(" Whether something is filled in is asked with exists(x).", "是否已填写用 exists(x) 判断。"), Existence(first) is { } fix ? [fix] : []),
            _ => new NameHint(new Phrase($" Write {written}.", $"请写 {written}。"), [Replace(first, written)]),
        };
    }

    /// <summary><c>x == null</c> as the question whether something is there.</summary>
    private static Fix? Existence(PathSegmentSyntax first)
    {
        if (first.Parent?.Parent is not ReferenceExpressionSyntax literal
            || literal.Parent is not BinaryExpressionSyntax { Operator.Kind: SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken } comparison)
        {
            return null;
        }

        var other = comparison.Left == literal ? comparison.Right : comparison.Left;
        var exists = $"exists({other.ToString()})";
        return other is ReferenceExpressionSyntax
            ? Replace(comparison, comparison.Operator.Kind == SyntaxKind.EqualsEqualsToken ? $"not {exists}" : exists)
            : null;
    }

    private IEnumerable<string> Elsewhere(string code, NameContext context, bool hasBracket, List<TableSymbol> around)
    {
        var own = context.Container is TemplateSymbol ? "" : context.Container.Path + ".";
        var members = Members(context.Template)[code].Select(member => member.Path);
        var items = hasBracket || context is { CurrentRow: null, CurrentColumn: null }
            ? context.Template.Tables().Where(table => !around.Contains(table)).SelectMany(table => table.Rows.WithCode(code)).Select(item => item.FullPath)
            : [];
        return (hasBracket ? items : members.Concat(items)).Select(path => path.StartsWith(own, StringComparison.Ordinal) ? path[own.Length..] : path);
    }

    private static NameHint? Paths(PathSegmentSyntax segment, IEnumerable<string> paths)
    {
        var found = paths.Where(path => path != segment.Name.ValueText).Distinct(StringComparer.Ordinal).Take(MaxPaths + 1).ToList();
        if (found.Count is 0 or > MaxPaths)
            return null;
        var list = string.Join(", ", found);
        return new NameHint(
            new Phrase($" It stands further inside: write {list}.", $"它位于更内层：请写 {list}。"), [.. found.Select(path => Replace(segment, path))]);
    }

    private static NameHint Axis(ItemSymbol item, Phrase form, Fix? fix) => new(
        new Phrase($" It is a {item.KindName.English}; {form.English}.", $"它是{item.KindName.Chinese}；{form.Chinese}。"), fix is null ? [] : [fix]);

    private static Phrase CellForm(string row, string column) => new($"the cell is written {row}[{column}]", $"该单元格写作 {row}[{column}]");

    private static Fix Replace(SyntaxNode node, string text) =>
        new(new Phrase($"Write '{text}'", $"改为“{text}”"), [new TextChange(node.Span, text)]);

    private static string TextOf(SyntaxNode node, TextSpan span) => node.Location.Source.AsSpan().Slice(span.Start, span.Length).ToString();

    private static AxisDirection Other(AxisDirection direction) => direction == AxisDirection.Rows ? AxisDirection.Columns : AxisDirection.Rows;

    private static bool IsInside(ItemSymbol inner, ItemSymbol item) => inner.Path.StartsWith(item.Path + ".", StringComparison.Ordinal);

    private static bool IsInside(MemberSymbol member, ContainerSymbol container)
    {
        for (var outer = member.Container; outer is not null; outer = outer.Container)
        {
            if (outer == container)
                return member.Container != container;
        }

        return false;
    }

    private static IEnumerable<TableSymbol> TablesAround(NameContext context)
    {
        if (context.Table is { } own)
            yield return own;
        for (var container = context.Container; container is not null; container = container.Container)
        {
            if (container.UnnamedTable is { } unnamed && unnamed != context.Table)
                yield return unnamed;
        }
    }

    private static TemplateSymbol TemplateOf(ContainerSymbol container)
    {
        var outer = container;
        while (outer.Container is { } further)
            outer = further;
        return (TemplateSymbol)outer;
    }

    private ILookup<string, MemberSymbol> Members(TemplateSymbol template)
    {
        if (!_members.TryGetValue(template, out var members))
            _members.Add(template, members = All(template).Where(member => member is not (CheckSymbol or NoteSymbol) && member.Code.Length > 0).ToLookup(member => member.Code));
        return members;
    }

    private static IEnumerable<MemberSymbol> All(ContainerSymbol container) =>
        container.Members.SelectMany(member => member is ContainerSymbol inner ? All(inner).Prepend(member) : [member]);
}
