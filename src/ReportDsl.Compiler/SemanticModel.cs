using ReportDsl.Binding;
using ReportDsl.Forms;
using ReportDsl.Symbols;
using ReportDsl.Syntax;

namespace ReportDsl;

/// <summary>Answers what the names of a template mean.</summary>
public sealed class SemanticModel
{
    private readonly SymbolMap _symbols;

    internal SemanticModel(TemplateSymbol template, Form? form, SymbolMap symbols)
    {
        Template = template;
        Form = form;
        _symbols = symbols;
    }

    public TemplateSymbol Template { get; }

    /// <summary>The form as far as it could be resolved; null for a variant of another template.</summary>
    public Form? Form { get; }

    /// <summary>The symbol of a path segment or of a binding in a <c>for</c>; null where the name did not bind or none is asked for.</summary>
    public Symbol? GetSymbol(SyntaxNode name) => _symbols.Find(name);
}
