using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Runtime.CompilerServices;

namespace ReportDsl.CSharp.Tests;

/// <summary>Compiles emitted code as a careful user would (warnings are errors, nullable, documentation) and loads it.</summary>
internal sealed class GeneratedReports
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() =>
    [
        .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file
                && file is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Collections.dll" or "System.Collections.Immutable.dll" or "System.Memory.dll" or "System.Linq.dll"
                    or "System.Text.Json.dll" or "ReportDsl.Runtime.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private static readonly ConcurrentDictionary<string, Assembly> Assemblies = new();

    private readonly Type _type;
    private readonly Func<string, GeneratedReport> _load;
    private readonly Func<string, GeneratedReport> _loadOfAnyPeriod;

    private GeneratedReports(Type type)
    {
        _type = type;
        _load = Loader("Load");
        _loadOfAnyPeriod = Loader("LoadOfAnyPeriod");

        Func<string, GeneratedReport> Loader(string name) =>
            (type.GetMethod(name, [typeof(string)]) ?? throw new InvalidOperationException("A report can be loaded.")).CreateDelegate<Func<string, GeneratedReport>>();
    }

    public static GeneratedReports Of(Form form) => Of(form, CSharpEmitter.Emit(form, CSharpEmitOptions.Default));

    /// <summary>The classes of many forms, compiled at once; names may be the same.</summary>
    public static ImmutableArray<GeneratedReports> Of(IEnumerable<Form> forms)
    {
        var all = forms.ToList();
        var compilation = CompilationOf(
            [.. all.Select((form, index) => CSharpEmitter.Emit(form, new CSharpEmitOptions($"Form{index}")))], LanguageVersion.CSharp14, DocumentationMode.None);
        var assembly = Loaded(compilation);
        return [.. all.Select((form, index) => new GeneratedReports(
            assembly.GetType($"Form{index}.{CSharpEmitter.ClassName(form)}") ?? throw new InvalidOperationException("The class is there.")))];
    }

    public static ImmutableArray<string> Problems(string code, LanguageVersion version, string more = "") =>
        [.. CompilationOf(Sources(code, more), version, DocumentationMode.Diagnose).GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).Select(diagnostic => diagnostic.ToString())];

    public GeneratedReport Load(string json) => _load(json);

    /// <summary>Loads a report as workbooks hold them, too: without a period, or with the figures of one that the form does not serve.</summary>
    public GeneratedReport LoadOfAnyPeriod(string json) => _loadOfAnyPeriod(json);

    /// <summary>Validates and tells the outcome of every instance, in order.</summary>
    public (ValidationResult Result, ImmutableArray<InstanceOutcome> Outcomes) Observe(string json, params IEnumerable<string?> priors)
    {
        var outcomes = ImmutableArray.CreateBuilder<InstanceOutcome>();
        GeneratedReport?[] earlier = [.. priors.Select(prior => prior is null ? null : LoadOfAnyPeriod(prior))];
        var result = LoadOfAnyPeriod(json).Run(earlier, (rule, instance, outcome) => outcomes.Add(new InstanceOutcome(rule.Id + instance, (int)outcome)));
        return (result, outcomes.ToImmutable());
    }

    public ValidationResult Validate(string json, params string[] priors) => ValidateWith(json, priors);

    public ValidationResult ValidateWith(string json, params IReadOnlyList<string?> priors)
    {
        var report = Load(json);
        var validate = _type.GetMethod("Validate") ?? throw new InvalidOperationException("A report can be validated.");
        object?[] arguments = [.. validate.GetParameters().Select((_, index) => index < priors.Count && priors[index] is { } prior ? Load(prior) : null)];
        return Invoke(() => (ValidationResult?)validate.Invoke(report, arguments)) ?? throw new InvalidOperationException("Validation gives a result.");
    }

    /// <summary>The value of a property path such as <c>Applications.Received.Person</c>.</summary>
    public static object Get(object target, string path)
    {
        foreach (var name in path.Split('.'))
            target = target.GetType().GetProperty(name)?.GetValue(target) ?? throw new ArgumentException($"There is no {name} in {path}.", nameof(path));
        return target;
    }

    /// <summary>Runs a static method <c>Use.Run</c> that is compiled with the emitted code: the code of a user.</summary>
    public static object? Run(Form form, string use)
    {
        var code = CSharpEmitter.Emit(form, CSharpEmitOptions.Default);
        var type = Assembled(code, use).GetType("Use") ?? throw new ArgumentException("The code has no class Use.", nameof(use));
        return Invoke(() => type.GetMethod("Run")?.Invoke(null, []));
    }

    private static GeneratedReports Of(Form form, string code)
    {
        var name = CSharpEmitter.ClassName(form);
        return new(Array.Find(Assembled(code, "").GetTypes(), type => type.Name == name) ?? throw new InvalidOperationException($"There is no class {name}."));
    }

    private static Assembly Assembled(string code, string more) =>
        Assemblies.GetOrAdd(code + more, _ => Loaded(CompilationOf(Sources(code, more), LanguageVersion.CSharp14, DocumentationMode.Diagnose)));

    private static Assembly Loaded(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(image.ToArray());
    }

    private static string[] Sources(string code, string more) => more.Length > 0 ? [code, more] : [code];

    private static CSharpCompilation CompilationOf(string[] sources, LanguageVersion version, DocumentationMode documentation)
    {
        var parse = new CSharpParseOptions(version, documentation);
        return CSharpCompilation.Create(
            "Generated" + Guid.NewGuid().ToString("N"),
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, path: $"{index}.cs")),
            References.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999,
                optimizationLevel: OptimizationLevel.Release));
    }

    private static T Invoke<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
