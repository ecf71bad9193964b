using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>
/// Answers about the names and expressions of one source. Only what is asked about is bound, each check, formula and clause by itself, and
/// in sources with mistakes whatever binds. Any thread may ask.
/// </summary>
public sealed partial class SemanticModel
{
    private readonly ISnapshot _snapshot;
    private readonly SourceFile _file;
    private readonly Func<TemplateSymbol, bool> _isUser;
    private readonly Speculation? _speculation;

    internal SemanticModel(ISnapshot snapshot, SourceFile file, Func<TemplateSymbol, bool> isUser, Speculation? speculation = null)
    {
        _snapshot = snapshot;
        _file = file;
        _isUser = isUser;
        _speculation = speculation;
    }

    /// <summary>The source that is asked about.</summary>
    public SyntaxTree SyntaxTree => _speculation?.Tree ?? _file.Tree;

    /// <summary>The findings that lie in the source, as the compilation tells them.</summary>
    public ImmutableArray<Diagnostic> GetDiagnostics(CancellationToken cancellation = default) => _snapshot.GetDiagnostics(SyntaxTree, cancellation);

    /// <summary>
    /// The symbol that a node declares; null where it declares none. An item of a shared axis is an <see cref="AxisItemSymbol"/>, whatever uses
    /// the axis has; templates of imported files are not declared.
    /// </summary>
    /// <exception cref="ArgumentNullException">There is no node.</exception>
    /// <exception cref="ArgumentException">The node is not of the model's tree.</exception>
    public DeclaredSymbol? GetDeclaredSymbol(SyntaxNode declaration)
    {
        Own(declaration);
        if (declaration is CompilationUnitSyntax)
            return _file.Symbol;
        if (declaration is BindingSyntax)
            return Parts(declaration).Select(part => part.Names.DeclaredAt(declaration)).OfType<DeclaredSymbol>().FirstOrDefault();
        var template = TemplateAround(declaration);
        if (declaration.FirstAncestorOrSelf<TemplateDeclarationSyntax>() is null
            && _file.DeclaredAt(declaration) is { } shared)
        {
            return shared;
        }

        var declared = template?.DeclaredAt(declaration) ?? (declaration is KeySyntax ? UsedBy().SelectMany(user => user.DeclaredAt(declaration)) : []);
        return declared.OrderByDescending(symbol => symbol is AxisItemSymbol).FirstOrDefault();
    }

    /// <summary>What a name stands for: of a node that names one thing its name is meant, of a path the last one.</summary>
    /// <exception cref="ArgumentNullException">There is no node.</exception>
    /// <exception cref="ArgumentException">The node is not of the model's tree.</exception>
    public SymbolInfo GetSymbolInfo(SyntaxNode node, CancellationToken cancellation = default)
    {
        Own(node);
        return NameSyntax.NameOf(node) is { } name ? GetSymbolInfo(name, cancellation) : SymbolInfo.NoName;
    }

    /// <summary>What a name stands for, or a text that is compared with codes.</summary>
    /// <exception cref="ArgumentException">The token is not of the model's tree.</exception>
    public SymbolInfo GetSymbolInfo(SyntaxToken name, CancellationToken cancellation = default) => Infos(name, cancellation).FirstOrDefault() ?? SymbolInfo.NoName;

    /// <summary>
    /// The type of an expression. It is null in parts where cells differ, and unknown where the expression does not bind. Of a rule of many
    /// instances the first 2,000 are looked at.
    /// </summary>
    /// <exception cref="ArgumentNullException">There is no node.</exception>
    /// <exception cref="ArgumentException">The node is not of the model's tree.</exception>
    public TypeInfo GetTypeInfo(ExpressionSyntax expression, CancellationToken cancellation = default)
    {
        Own(expression);
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        foreach (var part in Parts(expression))
        {
            if (part.Names.BoundAt(expression) is { } bound)
                return part.Template.TypeOf(bound, cancellation);
        }

        return TypeInfo.Unknown;
    }

    /// <summary>
    /// The innermost declaration around a position, what follows it on its last line included; null outside of all. Lines before a declaration
    /// lie outside of it, and a variable of <c>for</c> holds nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The position lies outside the text.</exception>
    public DeclaredSymbol? GetEnclosingSymbol(int position)
    {
        for (SyntaxNode? node = SyntaxTree.Root.FindToken(position).Parent; node is not null and not CompilationUnitSyntax; node = node.Parent)
        {
            if (node is not BindingSyntax && node.Span.Start <= position && GetDeclaredSymbol(node) is { } symbol)
                return symbol;
        }

        return null;
    }

    /// <summary>The symbol that is named or declared at a position; null where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position lies outside the text.</exception>
    public Symbol? GetSymbolAt(int position, CancellationToken cancellation = default)
    {
        var token = NameSyntax.Touching(SyntaxTree, position);
        if (GetSymbolInfo(token, cancellation).Symbol is { } named)
            return named;
        return token.Parent is { } parent && GetDeclaredSymbol(parent) is { } declared && declared.NameSpan == token.Span ? declared : null;
    }

    /// <summary>What a name stands for at each use of what holds it: several times for a formula of a shared axis.</summary>
    internal IEnumerable<SymbolInfo> Infos(SyntaxToken name, CancellationToken cancellation)
    {
        if (name.Parent is not { } parent)
            return [];
        Own(parent);
        return parent switch
        {
            UnitModifierSyntax or ConversionExpressionSyntax or ToleranceUnitSyntax or UnitDefinitionSyntax when name.Kind == SyntaxKind.IdentifierToken =>
                [Shared<UnitSymbol>(name)],
            AxisReferenceSyntax => [Shared<AxisSymbol>(name)],
            NamedTypeSyntax => [Known(BuiltInSymbol.Types, name)],
            CallExpressionSyntax when name.Kind == SyntaxKind.IdentifierToken => [Known(BuiltInFunctions.All, name)],
            EntityDeclarationSyntax when name.Kind == SyntaxKind.IdentifierToken => [EntityField(name)],
            BeforeModifierSyntax when name.Kind == SyntaxKind.IdentifierToken => [Neighbour(name)],
            FollowsClauseSyntax or ExtendsClauseSyntax when name.Kind == SyntaxKind.IdentifierToken => [OtherTemplate(parent)],
            VersionClauseSyntax { Parent: FollowsClauseSyntax { Template: null } follows } when name.Kind != SyntaxKind.VersionKeyword => [OtherTemplate(follows)],
            ImportSyntax when name.Kind == SyntaxKind.StringToken => [ImportedFile(name)],
            PathSegmentSyntax segment => Segment(segment),
            LiteralExpressionSyntax literal when name.Kind == SyntaxKind.StringToken => [Code(literal, cancellation)],
            _ => [],
        };
    }

    private static SymbolInfo Known(ImmutableArray<BuiltInSymbol> symbols, SyntaxToken name) =>
        symbols.FirstOrDefault(symbol => symbol.Code == name.ValueText) is { } known ? SymbolInfo.Of(known) : SymbolInfo.NotFound;

    private SymbolInfo Shared<T>(SyntaxToken name)
        where T : SharedSymbol =>
        name.Parent is { } parent ? SymbolInfo.Among(NamesAt(parent).Named<T>(name.ValueText)) : SymbolInfo.NoName;

    private SharedScope NamesAt(SyntaxNode node) => TemplateAround(node)?.Template.Declared.Names ?? _snapshot.Sources.ScopeOf(_file.Path);

    private SymbolInfo EntityField(SyntaxToken name) => (name.Parent is { } parent ? TemplateAround(parent)?.Template.Find(name.ValueText) : null) switch
    {
        FieldSymbol field => SymbolInfo.Of(field),
        { } other => SymbolInfo.Failed(SymbolFailure.WrongKind, other),
        null => SymbolInfo.NotFound,
    };

    /// <summary>What an item of a variant is placed before: an item beside it, in the variant or in what it extends.</summary>
    private SymbolInfo Neighbour(SyntaxToken name)
    {
        if (Declaring(name.Parent) is not ItemSymbol item)
            return SymbolInfo.NotFound;
        var beside = item.Parent?.Scope ?? item.Table[item.Direction].Scope;
        Symbol? found = beside.Find(name.ValueText);
        if (found is null && OtherTemplateOf(item) is { } other)
            found = Predecessors.Candidates(item, other).FirstOrDefault(candidate => candidate.Code == name.ValueText);
        return found is null ? SymbolInfo.NotFound : SymbolInfo.Of(found);
    }

    private SymbolInfo OtherTemplate(SyntaxNode clause) => SymbolInfo.Among(_snapshot.OtherTemplates(clause));

    private SymbolInfo ImportedFile(SyntaxToken path) =>
        ImportPath.Resolve(_file.Path, path.ValueText) is { } resolved && _snapshot.Sources.Find(resolved) is { } file
            ? SymbolInfo.Of(file.Symbol)
            : SymbolInfo.NotFound;

    private IEnumerable<SymbolInfo> Segment(PathSegmentSyntax segment)
    {
        foreach (var node in segment.Ancestors())
        {
            switch (node)
            {
                case CodeTypeSyntax type:
                    return [CodeListOrMany(type, segment)];
                case WasModifierSyntax or DropsDeclarationSyntax:
                    return [InPredecessor(segment, node)];
                case DeclarationSyntax or CellReferenceSyntax or FormulaSyntax or WhenClauseSyntax:
                    return Parts(segment).Select(part => part.Names.Find(segment) ?? SymbolInfo.NotFound);
            }
        }

        return [];
    }

    private SymbolInfo InPredecessor(PathSegmentSyntax segment, SyntaxNode clause) =>
        TemplateAround(segment)?.Template.Syntax is { Follows: { } follows }
            && _snapshot.OtherTemplates(follows).FirstOrDefault() is { } other
            && Predecessors.Find(segment, clause is WasModifierSyntax ? Declaring(clause) : null, other) is { } found
                ? SymbolInfo.Of(found)
                : SymbolInfo.NotFound;

    private SymbolInfo CodeListOrMany(CodeTypeSyntax type, PathSegmentSyntax segment)
    {
        if (type.List.Segments is [var only] && NamesAt(type).Named<CodeListSymbol>(only.Name.ValueText) is { IsEmpty: false } lists)
            return SymbolInfo.Among(lists);
        var templates = TemplateAround(type) is { } own ? [own] : UsedBy();
        var path = string.Join('.', type.List.Segments.TakeWhile(before => before.Position <= segment.Position).Select(before => before.Name.ValueText));
        var declared = templates.SelectMany(template => DeclaredSymbols.Of(template.Template));
        return declared.FirstOrDefault(symbol => PathFromTemplate(symbol) == path) switch
        {
            null => SymbolInfo.NotFound,
            ItemSymbol { Kind: not ItemKind.Many } other when segment == type.List.Segments[^1] => SymbolInfo.Failed(SymbolFailure.WrongKind, other),
            var named => SymbolInfo.Of(named),
        };
    }

    /// <summary>The path that leads to a symbol from its template to rows; null for what no such path names.</summary>
    private static string? PathFromTemplate(DeclaredSymbol symbol) => symbol switch
    {
        ItemSymbol { Direction: AxisDirection.Rows } item => item.FullPath,
        MemberSymbol member and not (TemplateSymbol or CheckSymbol or NoteSymbol) => member.Path,
        _ => null,
    };

    /// <summary>The code that a text stands for: what it is compared with has a code list.</summary>
    private SymbolInfo Code(LiteralExpressionSyntax literal, CancellationToken cancellation)
    {
        var lists = CodeListsAt(literal, cancellation);
        if (lists.IsEmpty)
            return SymbolInfo.NoName;
        return SymbolInfo.Among([.. lists.Select(list => list.Codes.FirstOrDefault(code => code.Code == literal.Value.ValueText)).OfType<CodeSymbol>()]);
    }

    /// <summary>The code lists of what an expression is compared with.</summary>
    private ImmutableArray<CodeListSymbol> CodeListsAt(ExpressionSyntax operand, CancellationToken cancellation)
    {
        SyntaxNode expression = operand;
        while (expression.Parent is ParenthesizedExpressionSyntax outer) expression = outer;
        IEnumerable<ExpressionSyntax> others = expression.Parent switch
        {
            BinaryExpressionSyntax { Operator.Kind: SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken } comparison =>
                [comparison.Left == expression ? comparison.Right : comparison.Left],
            InExpressionSyntax membership => membership.Left == expression ? membership.Values : [membership.Left],
            _ => [],
        };
        var names = NamesAt(operand);
        return
        [
            .. others.Select(other => GetTypeInfo(other, cancellation).Type).OfType<Forms.DataType.Code>()
                .SelectMany(type => _snapshot.CodeLists(type.List, names)).Distinct(),
        ];
    }

    /// <summary>The symbol of the declaration around a modifier or clause, in its template; of a shared axis its first use.</summary>
    private DeclaredSymbol? Declaring(SyntaxNode? clause) => clause?.Parent is not { } written || Original(written) is not { } declaration ? null
        : (TemplateAround(written) is { } own ? [own] : UsedBy()).SelectMany(template => template.DeclaredAt(declaration))
            .FirstOrDefault(symbol => symbol is not AxisItemSymbol);

    private TemplateSymbol? OtherTemplateOf(ItemSymbol item)
    {
        ContainerSymbol? container = item.Table.Container;
        while (container?.Container is { } outer) container = outer;
        return container is TemplateSymbol { Syntax.Extends: { } extends } ? _snapshot.OtherTemplates(extends).FirstOrDefault() : null;
    }

    private IEnumerable<BoundPart> Parts(SyntaxNode node) =>
        BoundParts.Around(node, TemplateAround(node) is { } own ? [own] : node.FirstAncestorOrSelf<TemplateDeclarationSyntax>() is null ? UsedBy() : [], Original);

    /// <summary>The templates that can use the file's shared declarations, of those that are asked about.</summary>
    private IEnumerable<TemplateBinding> UsedBy() => _snapshot.TemplatesReaching(_file).Where(binding => _isUser(binding.Template)).Select(Apart);

    private TemplateBinding? TemplateAround(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TemplateDeclarationSyntax>() is { } written && Original(written) is TemplateDeclarationSyntax template && _snapshot.TemplateOf(_file, template) is { } binding
            ? Apart(binding)
            : null;

    private TemplateBinding Apart(TemplateBinding binding) => _speculation?.Apart(binding) ?? binding;

    /// <summary>A node in the tree that the symbols were declared from.</summary>
    private SyntaxNode? Original(SyntaxNode node) => _speculation is null ? node : _speculation.Original(node);

    private void Own(SyntaxNode node, [CallerArgumentExpression(nameof(node))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(node, parameter);
        if (node.SyntaxTree != SyntaxTree)
            throw new ArgumentException("The node is not of the model's tree.", parameter);
    }
}
