using System.Collections;
using System.Globalization;
using System.Text;
using ReportDsl.Diagnostics;
using ReportDsl.Semantics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>All that a compilation answers, as a text: two compilations that answer the same have the same one.</summary>
internal static class CompilationText
{
    public static string Of(Compilation compilation)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in compilation.GetDiagnostics())
            Write(text, diagnostic, compilation);
        foreach (var template in compilation.Templates)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"== {template.Code} {template.Version} {Place(template.Location, compilation)}");
            var result = compilation.GetForm(template);
            foreach (var diagnostic in result.Diagnostics)
                Write(text, diagnostic, compilation);
            Write(text, result.Form, new Dictionary<object, int>(ReferenceEqualityComparer.Instance));
            text.AppendLine();
        }

        foreach (var tree in compilation.SyntaxTrees.Concat(compilation.ImportedTrees))
            WriteNames(text, compilation.GetSemanticModel(tree), compilation);
        return text.ToString();
    }

    private static void WriteNames(StringBuilder text, SemanticModel model, Compilation compilation)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"== {model.SyntaxTree.Path}");
        foreach (var item in model.SyntaxTree.Root.DescendantNodesAndTokens())
        {
            if (item.Node is { } node)
            {
                if (model.GetDeclaredSymbol(node) is { } declared)
                    text.AppendLine(CultureInfo.InvariantCulture, $"{node.Span} declares {Symbol(declared, compilation)}");
                if (node is ExpressionSyntax expression)
                    text.AppendLine(CultureInfo.InvariantCulture, $"{node.Span} is {Type(model, expression)}");
            }
            else if (item.Token is { } token && NameSyntax.IsName(token) && model.GetSymbolInfo(token) is { Failure: not SymbolFailure.NoName } info)
            {
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"{token.Span} {token.Text} {info.Failure} {Symbol(info.Symbol, compilation)} {string.Join(", ", info.Candidates.Select(candidate => Symbol(candidate, compilation)))}");
            }
        }
    }

    private static string Type(SemanticModel model, ExpressionSyntax expression)
    {
        var type = model.GetTypeInfo(expression);
        return string.Create(CultureInfo.InvariantCulture, $"{type.Kind} {type.Type?.GetType().Name} {type.Unit} {type.Scale} {type.Differing}");
    }

    private static string Symbol(Symbol? symbol, Compilation compilation) => symbol switch
    {
        null => "-",
        DeclaredSymbol declared => $"{SymbolTableTests.Show(declared)} {Place(declared.Location, compilation)}",
        _ => SymbolTableTests.Show(symbol),
    };

    private static void Write(StringBuilder text, Diagnostic diagnostic, Compilation compilation)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{Place(diagnostic.Location, compilation)} {diagnostic.Code} {diagnostic.Message(MessageLanguage.English)} {diagnostic.Message(MessageLanguage.Chinese)}");
        foreach (var related in diagnostic.Related)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Place(related.Location, compilation)} {related.Text.English}");
        foreach (var fix in diagnostic.Fixes)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {fix.Title.English} {string.Join(' ', fix.Changes.Select(change => $"{change.Span}{change.NewText}"))}");
    }

    /// <summary>A place, which lies in a text of the compilation and in no earlier state of it.</summary>
    private static string Place(Location location, Compilation compilation)
    {
        var isOld = compilation.SyntaxTrees.Concat(compilation.ImportedTrees).All(tree => tree.Text != location.Source);
        return $"{location.Source.Path}{location.Span}{(isOld ? " in an old text" : "")}";
    }

    /// <summary>Writes values by their properties; an object that was met before by its number, so that what is shared shows too.</summary>
    private static void Write(StringBuilder text, object? value, Dictionary<object, int> met)
    {
        if (value is null or string or bool or int or decimal or Enum or DateOnly or char)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value} ");
            return;
        }

        if (!value.GetType().IsValueType && !met.TryAdd(value, met.Count))
        {
            text.Append(CultureInfo.InvariantCulture, $"#{met[value]} ");
            return;
        }

        text.Append(value.GetType().Name).Append('{');
        if (value is IEnumerable elements)
        {
            foreach (var element in elements)
                Write(text, element, met);
        }
        else
        {
            foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is { IsStatic: false }).OrderBy(property => property.Name, StringComparer.Ordinal))
                Write(text, property.GetValue(value), met);
        }

        text.Append('}');
    }
}
