using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>What can be named at a place.</summary>
public sealed partial class SemanticModel
{
    /// <summary>Where nothing follows it is no keyword yet.</summary>
    private const string CodeWord = "code";

    /// <summary>
    /// The symbols that can be named at a position, or instead of the name there; the nearest first, and of several with one code the one that
    /// the code would find. Where the place takes no name there are none.
    /// </summary>
    public ImmutableArray<Symbol> LookupSymbols(int position, CancellationToken cancellation = default)
    {
        var token = NameSyntax.Touching(SyntaxTree, position);
        var isName = NameSyntax.IsName(token) && token.Span.Start <= position && position <= token.Span.End;
        var before = NameSyntax.Before(SyntaxTree, isName ? token.Span.Start : position);
        var symbols = (isName ? InsteadOf(token, before, cancellation) : null) ?? (before is { } previous ? Behind(previous) : []);
        return [.. symbols.Where(symbol => symbol.Code.Length > 0).DistinctBy(symbol => (symbol.Code, symbol is BuiltInSymbol { Kind: BuiltInKind.Function }))];
    }

    private IEnumerable<Symbol>? InsteadOf(SyntaxToken name, SyntaxToken? before, CancellationToken cancellation) => name.Parent switch
    {
        LiteralExpressionSyntax literal when name.Kind == SyntaxKind.StringToken => CodeListsAt(literal, cancellation).SelectMany(list => list.Codes),
        AxisReferenceSyntax axis => NamesAt(axis).All<AxisSymbol>(),
        CallExpressionSyntax call => Names(call),
        PathSegmentSyntax segment => InPath(segment),
        { } parent when before is { } previous && previous.Parent == parent => Behind(previous),
        _ => null,
    };

    private IEnumerable<Symbol> Behind(SyntaxToken token) => (token.Kind, token.Parent) switch
    {
        (SyntaxKind.InKeyword, UnitModifierSyntax unit) => NamesAt(unit).All<UnitSymbol>(),
        (SyntaxKind.AsKeyword, { } conversion) => NamesAt(conversion).All<UnitSymbol>(),
        (SyntaxKind.NumberToken, UnitDefinitionSyntax definition) => NamesAt(definition).All<UnitSymbol>(),
        (SyntaxKind.ColonToken, TypeClauseSyntax) => BuiltInSymbol.Types,
        (SyntaxKind.CodeKeyword, CodeTypeSyntax type) => CodeListsAndManys(type),
        (SyntaxKind.IdentifierToken, NamedTypeSyntax type) when type.Name.ValueText == CodeWord => CodeListsAndManys(type),
        (SyntaxKind.RowsKeyword, RowsDeclarationSyntax rows) => NamesAt(rows).All<AxisSymbol>(),
        (SyntaxKind.ColumnsKeyword, ColumnsDeclarationSyntax columns) => NamesAt(columns).All<AxisSymbol>(),
        (SyntaxKind.FollowsKeyword or SyntaxKind.ExtendsKeyword, _) => _compilation.Templates,
        (SyntaxKind.EntityKeyword, { } entity) => TemplateAround(entity)?.Template.Members.OfType<FieldSymbol>() ?? [],
        (SyntaxKind.BeforeKeyword, BeforeModifierSyntax before) => Neighbours(before),
        (SyntaxKind.WasKeyword, WasModifierSyntax was) => InPredecessor(was, Declaring(was)),
        (SyntaxKind.DropsKeyword, DropsDeclarationSyntax drops) => InPredecessor(drops, null),
        (SyntaxKind.DotToken, PathSyntax path) => BehindDot(path, token),
        (SyntaxKind.OpenBracketToken, ColumnSelectorSyntax column) => Columns(column),
        (SyntaxKind.CloseBraceToken or SyntaxKind.IdentifierToken, _) => [],
        (_, { } parent) => Names(parent),
        _ => [],
    };

    private IEnumerable<Symbol> CodeListsAndManys(TypeSyntax type) => NamesAt(type).All<CodeListSymbol>()
        .Concat<Symbol>(TemplateAround(type)?.Template.Tables().SelectMany(table => table.Rows.Manys) ?? []);

    private IEnumerable<Symbol> Neighbours(BeforeModifierSyntax before) => Declaring(before) is not ItemSymbol item
        ? []
        : (item.Parent?.Children ?? item.Table[item.Direction].Items).Where(other => other != item)
            .Concat(OtherTemplateOf(item) is { } other ? Predecessors.Candidates(item, other) : []);

    private IEnumerable<Symbol> InPredecessor(SyntaxNode clause, DeclaredSymbol? declaring) =>
        TemplateAround(clause)?.Template.Syntax.Follows is { } follows && _compilation.OtherTemplates(follows).FirstOrDefault() is { } other
            ? Predecessors.Candidates(declaring, other)
            : [];

    private IEnumerable<Symbol> InPath(PathSegmentSyntax segment)
    {
        if (segment.Parent is not PathSyntax path)
            return [];
        if (path.Segments[0] != segment)
            return BehindSegment(path, path.Segments.TakeWhile(other => other != segment).Last());
        return path.Parent switch
        {
            ColumnSelectorSyntax column => Columns(column),
            CodeTypeSyntax type => CodeListsAndManys(type),
            DropsDeclarationSyntax drops => InPredecessor(drops, null),
            _ when path.FirstAncestorOrSelf<WasModifierSyntax>() is { } was => InPredecessor(was, Declaring(was)),
            _ => Names(segment),
        };
    }

    private IEnumerable<Symbol> BehindDot(PathSyntax path, SyntaxToken dot) => BehindSegment(path, path.Segments.Last(segment => segment.Position < dot.Position));

    /// <summary>What a path leads on to from a segment.</summary>
    private IEnumerable<Symbol> BehindSegment(PathSyntax path, PathSegmentSyntax segment)
    {
        if (segment == path.Segments[0] && segment.Name.ValueText == BuiltInSymbol.Period.Code)
            return BuiltInSymbol.PeriodProperties.Select(known => known.Symbol);
        if (Parts(segment).FirstOrDefault() is { } part)
            return part.Names.PlaceAt(segment) is { } place ? NameLookup.Inside(place) : [];
        return Segment(segment).FirstOrDefault()?.Symbol is DeclaredSymbol symbol ? Predecessors.Children(Predecessors.Beginning.Of(symbol)) : [];
    }

    /// <summary>What can stand in brackets: behind what names the row.</summary>
    private IEnumerable<Symbol> Columns(ColumnSelectorSyntax column)
    {
        var row = column.Parent switch
        {
            ReferenceExpressionSyntax reference => reference.Path,
            CellReferenceSyntax cell => cell.Row,
            _ => null,
        };
        return row is not null && Parts(column).FirstOrDefault() is { } part && part.Names.PlaceAt(row.Segments[^1]) is { } place
            && (part.Names.ContextAt(column) ?? part.Names.ContextAt(row)) is { } context
                ? NameLookup.Columns(place, context)
                : [];
    }

    private IEnumerable<Symbol> Names(SyntaxNode place)
    {
        foreach (var part in Parts(place))
        {
            if (part.Names.ContextAt(place) is { } context)
                return NameLookup.Names(context).Concat(context.IsDomain || place is BindingSyntax or InDomainSyntax ? [] : BuiltInFunctions.All);
        }

        return [];
    }
}
