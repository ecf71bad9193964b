using System.Collections.Immutable;
using ReportDsl.Binding;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>What can be named at a place.</summary>
public sealed partial class SemanticModel
{
    /// <summary>What stands where a name is due: it is bound like any name, and found nowhere.</summary>
    private const string AnyName = "_";

    /// <summary>What stands where the version of another template is due.</summary>
    private const string AnyVersion = "0";

    /// <summary>
    /// The symbols that can be named at a position, or instead of the name there; the nearest first, and of several with one code the one that
    /// the code would find. Where the place takes no name (in comments, for new names, behind a whole operand) there are none. A function is
    /// named before brackets, a code of a code list in quotes, and the version before by its version.
    /// </summary>
    public ImmutableArray<Symbol> LookupSymbols(int position, CancellationToken cancellation = default)
    {
        var token = NameSyntax.Touching(SyntaxTree, position);
        if (NameSyntax.IsName(token) && !token.Span.IsEmpty && token.Span.Start <= position && position <= token.Span.End)
            return Distinct(Nameable(token, cancellation));
        if (token.Span.Start < position && position < token.Span.End)
            return [];
        var isVersion = NameSyntax.Before(SyntaxTree, position) is { Kind: SyntaxKind.VersionKeyword };
        if (Speculation.At(SyntaxTree, position, isVersion ? AnyVersion : AnyName) is not { } put)
            return [];
        var speculative = new SemanticModel(_snapshot, _file, _isUser, put);
        return Distinct(speculative.Nameable(put.Word, cancellation).Select(symbol => symbol is VariableSymbol variable ? Own(variable, put) : symbol).OfType<Symbol>());
    }

    private static ImmutableArray<Symbol> Distinct(IEnumerable<Symbol> symbols) =>
    [
        .. symbols.Where(symbol => symbol.Code.Length > 0).DistinctBy(symbol =>
            (symbol.Code, symbol is BuiltInSymbol { Kind: BuiltInKind.Function }, symbol is CodeSymbol, (symbol as TemplateSymbol)?.Version)),
    ];

    /// <summary>The variable that a variable of a speculation is in the source as it is.</summary>
    private VariableSymbol? Own(VariableSymbol variable, Speculation put) => put.Original(variable.Declaration) is not { } declaration
        ? null
        : Parts(declaration).Select(part => declaration is BindingSyntax
            ? part.Names.DeclaredAt(declaration) as VariableSymbol
            : part.Names.ContextAt(declaration)?.Variable(variable.Code)).FirstOrDefault(own => own is not null);

    private IEnumerable<Symbol> Nameable(SyntaxToken name, CancellationToken cancellation) => name.Parent switch
    {
        UnitDefinitionSyntax { Factor.IsMissing: true } => [],
        UnitModifierSyntax or ConversionExpressionSyntax or ToleranceUnitSyntax or UnitDefinitionSyntax => NamesAt(name.Parent).Nameable<UnitSymbol>(),
        AxisReferenceSyntax axis => name.GetNextToken() is { Kind: SyntaxKind.OpenBraceToken } ? [] : NamesAt(axis).Nameable<AxisSymbol>(),
        NamedTypeSyntax => BuiltInSymbol.Types,
        CallExpressionSyntax => BuiltInFunctions.All,
        EntityDeclarationSyntax entity => TemplateAround(entity)?.Template.Members.OfType<FieldSymbol>() ?? [],
        BeforeModifierSyntax before => Neighbours(before),
        FollowsClauseSyntax or ExtendsClauseSyntax => _snapshot.Templates.DistinctBy(template => template.Code),
        VersionClauseSyntax { Parent: { } clause } => Versions(clause),
        SectionDeclarationSyntax or TableDeclarationSyntax => Reopened(name.Parent),
        LiteralExpressionSyntax literal when name.Kind == SyntaxKind.StringToken => CodeListsAt(literal, cancellation).SelectMany(list => list.Codes),
        PathSegmentSyntax { Parent: PathSyntax path } segment => InPath(path, segment, cancellation),
        _ => [],
    };

    /// <summary>The templates whose version a clause can name.</summary>
    private IEnumerable<TemplateSymbol> Versions(SyntaxNode clause)
    {
        var own = TemplateAround(clause)?.Template;
        var code = clause switch
        {
            FollowsClauseSyntax { Template: { } named } => named.ValueText,
            FollowsClauseSyntax => own?.Code,
            ExtendsClauseSyntax extends => extends.Template.ValueText,
            _ => null,
        };
        return _snapshot.Templates.Where(template => template.Code == code && template != own);
    }

    /// <summary>The sections or tables of the template that the one around extends, which a declaration can reopen.</summary>
    private IEnumerable<Symbol> Reopened(SyntaxNode declaration)
    {
        if (TemplateAround(declaration)?.Template.Syntax.Extends is not { } extends || _snapshot.OtherTemplates(extends) is not [var other, ..])
            return [];
        var around = declaration.Ancestors().FirstOrDefault(outer => outer is SectionDeclarationSyntax or TemplateDeclarationSyntax);
        var container = around is null || Original(around) is not { } original ? null : TemplateAround(around)?.DeclaredAt(original).OfType<ContainerSymbol>().FirstOrDefault();
        var members = container is null ? [] : Predecessors.Counterpart(container, other)?.Members ?? [];
        return declaration is TableDeclarationSyntax ? members.OfType<TableSymbol>() : members.OfType<SectionSymbol>();
    }

    private IEnumerable<Symbol> Neighbours(BeforeModifierSyntax before) => Declaring(before) is not ItemSymbol item
        ? []
        : (item.Parent?.Children ?? item.Table[item.Direction].Items).Where(other => other != item)
            .Concat(OtherTemplateOf(item) is { } other ? Predecessors.Candidates(item, other) : []);

    private IEnumerable<Symbol> InPath(PathSyntax path, PathSegmentSyntax segment, CancellationToken cancellation)
    {
        var previous = path.Segments.TakeWhile(other => other != segment).LastOrDefault();
        if (path.Parent is CodeTypeSyntax type)
            return CodeListsAndManys(type, path, segment);

        // Without a colon what follows a whole clause is read as the condition.
        if (path.FirstAncestorOrSelf<CheckDeclarationSyntax>() is { ColonToken.IsMissing: true } check && check.Condition.Span.Start <= segment.Span.Start)
            return [];
        if (path.FirstAncestorOrSelf<WasModifierSyntax>() is { } was)
            return InPredecessor(was, Declaring(was), previous);
        if (path.Parent is DropsDeclarationSyntax drops)
            return InPredecessor(drops, null, previous);
        if (Parts(segment).FirstOrDefault() is not { Names: var names } || names.ContextAt(segment) is not { } context)
            return [];
        return path.Parent switch
        {
            ReferenceExpressionSyntax reference => InReference(reference, previous, names, context, cancellation),
            ColumnSelectorSyntax column => InBrackets(column, previous, names, context),
            CellReferenceSyntax => Follow(new PathUse(IsValue: false, HasBracket: true, Axis: AxisDirection.Rows), previous, names, context),
            _ => path.FirstAncestorOrSelf<BindingSyntax>() is not { } binding ? []
                : path.FirstAncestorOrSelf<ExceptDomainSyntax>() is { } except ? InExcept(except, binding, previous, names, context)
                : Follow(new PathUse(IsValue: false, Axis: ForBinder.AxisOf(binding.Variable.ValueText)), previous, names, context),
        };
    }

    private static IEnumerable<Symbol> Follow(PathUse use, PathSegmentSyntax? previous, BoundNames names, NameContext context) =>
        previous is null ? NameLookup.Names(context, use)
        : names.PlaceAt(previous) is { } place ? NameLookup.Inside(place, context, use)
        : [];

    private IEnumerable<Symbol> InReference(
        ReferenceExpressionSyntax reference, PathSegmentSyntax? previous, BoundNames names, NameContext context, CancellationToken cancellation)
    {
        var use = new PathUse(IsValue: true, HasBracket: reference.Column is not null, IsQualified: reference.Qualifier is not null);
        if (previous is not null && names.Find(previous)?.Symbol == BuiltInSymbol.Period)
            return use.IsQualified || use.HasBracket ? [] : BuiltInSymbol.PeriodProperties.Select(known => known.Symbol);
        if (IsDatePart(reference))
            return [];
        var found = Follow(use, previous, names, context);
        if (previous is not null || reference.Path.Segments.Count > 1 || use.HasBracket || use.IsQualified)
            return found;
        var codes = CodeListsAt(reference, cancellation).SelectMany(list => list.Codes);
        return codes.Concat(found).Concat(reference.Parent is CoalesceExpressionSyntax coalesce && coalesce.Left == reference ? [] : BuiltInFunctions.All);
    }

    /// <summary>Whether an expression stands where a date has its numbers.</summary>
    private static bool IsDatePart(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent: CallExpressionSyntax call } && Function.Find(call.Function.ValueText) is { Kind: FunctionKind.Date };

    /// <summary>What can stand in brackets: behind what names the row.</summary>
    private static IEnumerable<Symbol> InBrackets(ColumnSelectorSyntax column, PathSegmentSyntax? previous, BoundNames names, NameContext context)
    {
        var isValue = column.Parent is ReferenceExpressionSyntax;
        if (previous is not null)
            return Follow(new PathUse(isValue, Axis: AxisDirection.Columns), previous, names, context);
        var row = column.Parent switch
        {
            ReferenceExpressionSyntax reference => reference.Path,
            CellReferenceSyntax cell => cell.Row,
            _ => null,
        };
        return row is not null && names.PlaceAt(row.Segments[^1]) is { } place ? NameLookup.Columns(place, context, isValue) : [];
    }

    /// <summary>What can be taken away from a domain: lines that are in it, and what leads to them.</summary>
    private static IEnumerable<Symbol> InExcept(
        ExceptDomainSyntax except, BindingSyntax binding, PathSegmentSyntax? previous, BoundNames names, NameContext context)
    {
        if (names.DeclaredAt(binding) is not VariableSymbol variable)
            return [];
        var use = new PathUse(IsValue: false, Axis: variable.Direction);
        var taken = except.DescendantNodes().OfType<PathSyntax>().Select(path => names.PlaceAt(path.Segments[^1])).OfType<LinePlace>()
            .Select(line => line.Selector).OfType<ItemSelector>().SelectMany(selector => WithInner(selector.Item));
        var domain = variable.Domain.Concat(taken).SelectMany(WithOuter).ToHashSet();
        return Follow(use, previous, names, context with { Table = variable.Table })
            .Where(symbol => symbol is BuiltInSymbol || (symbol is ItemSymbol item && domain.Contains(item)));
    }

    private static IEnumerable<ItemSymbol> WithInner(ItemSymbol item) => item.Children.SelectMany(WithInner).Prepend(item);

    private static IEnumerable<ItemSymbol> WithOuter(ItemSymbol item)
    {
        for (var at = item; at is not null; at = at.Parent)
            yield return at;
    }

    /// <summary>What leads from the template to open rows, and code lists where the path begins.</summary>
    private IEnumerable<Symbol> CodeListsAndManys(TypeSyntax type, PathSyntax path, PathSegmentSyntax segment)
    {
        var start = string.Concat(path.Segments.TakeWhile(other => other != segment).Select(before => $"{before.Name.ValueText}."));
        var lists = start.Length == 0 ? NamesAt(type).Nameable<CodeListSymbol>() : [];
        var templates = TemplateAround(type) is { } own ? [own] : UsedBy();
        return lists.Concat<Symbol>(templates.SelectMany(binding =>
        {
            var next = binding.Template.Tables().SelectMany(table => table.Rows.Manys).Select(many => many.FullPath)
                .Where(full => full.StartsWith(start, StringComparison.Ordinal) && full.Length > start.Length)
                .Select(full => full.IndexOf('.', start.Length) is > 0 and var end ? full[..end] : full)
                .ToHashSet(StringComparer.Ordinal);
            return DeclaredSymbols.Of(binding.Template).Where(symbol => PathFromTemplate(symbol) is { } named && next.Contains(named));
        }));
    }

    /// <summary>What a place in the version before can be: what lies where a segment has led, or where such paths begin.</summary>
    private IEnumerable<Symbol> InPredecessor(SyntaxNode clause, DeclaredSymbol? declaring, PathSegmentSyntax? previous)
    {
        if (previous is not null)
            return Segment(previous).FirstOrDefault()?.Symbol is DeclaredSymbol symbol ? Predecessors.Children(Predecessors.Beginning.Of(symbol)) : [];
        return TemplateAround(clause)?.Template.Syntax.Follows is { } follows && _snapshot.OtherTemplates(follows).FirstOrDefault() is { } other
            ? Predecessors.Candidates(declaring, other)
            : [];
    }
}
