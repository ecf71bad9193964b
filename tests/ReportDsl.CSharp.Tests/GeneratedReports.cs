using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Forms;
using ReportDsl.Runtime;

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

    private GeneratedReports(Type type) => _type = type;

    public static GeneratedReports Of(Form form) => Of(form, CSharpEmitter.Emit(form, CSharpEmitOptions.Default));

    public static ImmutableArray<string> Problems(string code, LanguageVersion version, string more = "") =>
        [.. CompilationOf(code, version, more).GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).Select(diagnostic => diagnostic.ToString())];

    public Report Load(string json) =>
        Invoke(() => (Report?)_type.GetMethod("FromJson", [typeof(string)])?.Invoke(null, [json]))
        ?? throw new InvalidOperationException("FromJson gives a report.");

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

    private static Assembly Assembled(string code, string more) => Assemblies.GetOrAdd(code + more, _ =>
    {
        using var image = new MemoryStream();
        var result = CompilationOf(code, LanguageVersion.CSharp14, more).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(image.ToArray());
    });

    private static CSharpCompilation CompilationOf(string code, LanguageVersion version, string more)
    {
        var parse = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        string[] sources = more.Length > 0 ? [code, more] : [code];
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
