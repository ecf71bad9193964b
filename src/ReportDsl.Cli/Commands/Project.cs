using System.Collections.Immutable;
using System.Text;
using ReportDsl.Cli.Files;
using ReportDsl.CSharp;
using ReportDsl.Diagnostics;
using ReportDsl.Excel;
using ReportDsl.Forms;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Cli.Commands;

/// <summary>The kinds of outputs.</summary>
internal enum Emitter
{
    CSharp,
    Excel,
}

/// <summary>An output in memory; not to be written where there are problems.</summary>
internal sealed record ProducedOutput(OutputFile File, ImmutableArray<Diagnostic> Problems);

/// <summary>An output that can be made, without a side effect and on any thread.</summary>
internal sealed record PlannedOutput(string Name, TemplateSymbol Template, Func<ProducedOutput> Produce);

/// <summary>The forms of templates, and the paths below the root that these import; no forms where there are errors.</summary>
internal sealed record CompiledForms(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<Form> Forms, ImmutableArray<string> Imports);

/// <summary>What came of compiling; no outputs where there are errors.</summary>
internal sealed record Project(ImmutableArray<Diagnostic> Diagnostics, int Templates, ImmutableArray<PlannedOutput> Outputs)
{
    public static ImmutableArray<Diagnostic> Check(ImmutableArray<SourceText> texts, ISourceProvider imports) =>
        Read(texts, imports).GetDiagnostics();

    /// <summary>Compiles, and plans the outputs without making them.</summary>
    /// <param name="codeNamespace">The namespace of C# models; null for one named as the template.</param>
    public static Project Compile(
        ImmutableArray<SourceText> texts, ISourceProvider imports, ImmutableArray<Emitter> emitters, string? codeNamespace)
    {
        var (diagnostics, templates) = Resolve(Read(texts, imports), texts);
        var outputs = ImmutableArray.CreateBuilder<PlannedOutput>();
        foreach (var (template, form) in templates)
        {
            // Workbooks take longest: they begin first.
            foreach (var emitter in emitters.OrderByDescending(emitter => emitter))
                outputs.Add(emitter == Emitter.Excel ? Workbook(template, form) : Model(template, form, codeNamespace));
        }

        diagnostics = [.. diagnostics, .. NameClashes(outputs)];
        return new Project(diagnostics, templates.Length, HasErrors(diagnostics) ? [] : outputs.ToImmutable());
    }

    /// <summary>The forms of all templates, for commands on data; none where there are errors.</summary>
    public static CompiledForms CompileForms(ImmutableArray<SourceText> texts, ISourceProvider imports)
    {
        var compilation = Read(texts, imports);
        var (diagnostics, templates) = Resolve(compilation, texts);
        return new CompiledForms(
            diagnostics, [.. templates.Select(template => template.Form)], [.. compilation.ImportedTrees.Select(tree => tree.Text.Path)]);
    }

    /// <summary>Every template with its form; none where there are errors.</summary>
    private static (ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<(TemplateSymbol Template, Form Form)> Templates) Resolve(
        Compilation compilation, ImmutableArray<SourceText> texts)
    {
        var diagnostics = compilation.GetDiagnostics();
        if (HasErrors(diagnostics))
            return (diagnostics, []);
        if (compilation.Templates.IsEmpty)
            return ([.. diagnostics, .. NoTemplate(texts)], []);

        var templates = ImmutableArray.CreateBuilder<(TemplateSymbol, Form)>();
        foreach (var template in compilation.Templates)
        {
            var result = compilation.GetForm(template);
            if (result.Form is { } form)
                templates.Add((template, form));
            else
                diagnostics = [.. diagnostics, .. result.Diagnostics.Except(diagnostics)];
        }

        return (diagnostics, HasErrors(diagnostics) ? [] : templates.ToImmutable());
    }

    private static Compilation Read(ImmutableArray<SourceText> texts, ISourceProvider imports) =>
        Compilation.Create([.. texts.Select(SyntaxTree.ParseText)], imports);

    private static PlannedOutput Workbook(TemplateSymbol template, Form form)
    {
        var name = OutputFile.NameOf(form.Name, "-", form.Version, ".xlsx");
        return new PlannedOutput(name, template, () =>
        {
            using var stream = new MemoryStream();
            var problems = EntryWorkbook.Write(form, stream);
            return new ProducedOutput(
                new OutputFile(name, stream.ToArray()), [.. problems.Select(problem => problem.At(template.Location))]);
        });
    }

    private static PlannedOutput Model(TemplateSymbol template, Form form, string? codeNamespace)
    {
        var name = CSharpEmitter.ClassName(form) + ".cs";
        return new PlannedOutput(name, template, () =>
            new ProducedOutput(new OutputFile(name, Encoding.UTF8.GetBytes(CSharpEmitter.Emit(form, new CSharpEmitOptions(codeNamespace)))), []));
    }

    private static IEnumerable<Diagnostic> NoTemplate(ImmutableArray<SourceText> texts) =>
        texts.Take(1).Select(text => Diagnostic.Create(EmitDiagnostics.NoTemplate, new Location(SourceText.From("", text.Path), default)));

    private static IEnumerable<Diagnostic> NameClashes(IEnumerable<PlannedOutput> outputs) =>
        from same in outputs.GroupBy(output => output.Name, StringComparer.OrdinalIgnoreCase)
        let first = same.First().Template
        from output in same.Skip(1)
        select Diagnostic.Create(EmitDiagnostics.OutputNameTaken, output.Template.Location, output.Name) with
        {
            Related = [new RelatedLocation(first.Location, new Phrase("the other template", "另一个模板"))],
        };

    private static bool HasErrors(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
