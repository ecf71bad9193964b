using System.Collections.Concurrent;
using ReportDsl.Binding;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl.Semantics;

/// <summary>Binds the parts of a template by themselves, each when it is asked about: a check, a formula, a clause, the name of a cell.</summary>
internal sealed class TemplateBinding
{
    private readonly ConcurrentDictionary<(SyntaxNode Part, ItemSymbol? Use), Lazy<BoundNames>> _parts = new();
    private readonly Lazy<ILookup<SyntaxNode, DeclaredSymbol>> _declared;
    private readonly OnDemand<ExpressionTypes> _types;
    private readonly WorkCounter _work;

    public TemplateBinding(TemplateSymbol template, WorkCounter work)
    {
        Template = template;
        _work = work;
        _declared = new Lazy<ILookup<SyntaxNode, DeclaredSymbol>>(() => DeclaredSymbols.Of(template).ToLookup(symbol => symbol.Declaration));
        _types = new OnDemand<ExpressionTypes>(cancellation => new ExpressionTypes(template, cancellation));
    }

    private TemplateBinding(TemplateBinding other)
    {
        Template = other.Template;
        _work = other._work;
        _declared = other._declared;
        _types = other._types;
    }

    public TemplateSymbol Template { get; }

    /// <summary>The same template for the nodes of another tree, of which nothing is to stay.</summary>
    public TemplateBinding Apart() => new(this);

    /// <summary>What a node declares; an item of a shared axis is one symbol for each use.</summary>
    public IEnumerable<DeclaredSymbol> DeclaredAt(SyntaxNode declaration) => _declared.Value[declaration];

    /// <summary>The variables of all checks.</summary>
    public IEnumerable<VariableSymbol> Variables() => _declared.Value.SelectMany(symbols => symbols).OfType<CheckSymbol>()
        .SelectMany(check => check.Syntax.Clauses.OfType<ForClauseSyntax>().SelectMany(clause => clause.Bindings).Select(binding => Check(check, check.Syntax).DeclaredAt(binding)))
        .OfType<VariableSymbol>();

    /// <summary>A check, bound as far as it goes: where a variable has no domain the rest is bound nevertheless.</summary>
    public BoundNames Check(CheckSymbol check, CheckDeclarationSyntax syntax) => Part(syntax, null, (names, diagnostics) =>
    {
        var context = NameContexts.Of(check, Template);
        var clauses = CheckClauses.Read(syntax, diagnostics);
        if (clauses.For is { } forClause)
            context = new ForBinder(diagnostics, names).Bind(forClause, context).Context;
        names.Enter(syntax, context);
        var expressions = new ExpressionBinder(Template.Declared.Names, diagnostics, names);
        if (clauses.When is { } when)
            expressions.Bind(when.Condition, context);
        expressions.Bind(syntax.Condition, context);
    });

    public BoundNames When(MemberSymbol member, WhenClauseSyntax when) => Part(when, null, (names, diagnostics) =>
    {
        var context = NameContexts.OfWhen(member.Container ?? Template, Template);
        names.Enter(when, context);
        new ExpressionBinder(Template.Declared.Names, diagnostics, names).Bind(when.Condition, context);
    });

    /// <summary>The formula of an item, for one use of the item.</summary>
    public BoundNames ItemFormula(ItemSymbol item, FormulaSyntax formula) => Part(formula, item, (names, diagnostics) =>
    {
        var context = NameContexts.OfItemFormula(item, NameContexts.Across(item, formula), Template);
        names.Enter(formula, context);
        new ExpressionBinder(Template.Declared.Names, diagnostics, names).Bind(formula.Expression, context);
    });

    public BoundNames CellFormula(TableSymbol table, FormulaSyntax formula) => Part(formula, null, (names, diagnostics) =>
    {
        var row = NameContexts.Current(table, AxisDirection.Rows, formula);
        var column = NameContexts.Current(table, AxisDirection.Columns, formula);
        var context = NameContexts.OfCellFormula(table, row, column, Template);
        names.Enter(formula, context);
        new ExpressionBinder(Template.Declared.Names, diagnostics, names).Bind(formula.Expression, context);
    });

    public BoundNames CellName(TableSymbol table, CellReferenceSyntax cell) =>
        Part(cell, null, (names, diagnostics) => new CellNameBinder(Template, diagnostics, names).Bind(cell, table));

    public TypeInfo TypeOf(BoundExpression bound, CancellationToken cancellation) => _types.Get(cancellation).Of(bound, cancellation);

    private BoundNames Part(SyntaxNode part, ItemSymbol? use, Action<BoundNames, DiagnosticBag> bind) =>
        _parts.GetOrAdd((part, use), _ => new Lazy<BoundNames>(() =>
        {
            _work.CountBound();
            var names = BoundNames.Keeping();
            bind(names, new DiagnosticBag());
            return names;
        })).Value;
}
