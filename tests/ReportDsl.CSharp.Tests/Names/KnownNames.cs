using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Runtime;

namespace ReportDsl.CSharp.Tests.Names;

/// <summary>Names that C# code could mistake for something else: found, not listed.</summary>
internal static class KnownNames
{
    private const string RuntimeRoot = "ReportDsl.Runtime";

    /// <summary>The namespaces that the .NET SDK imports into every program, and that of the runtime.</summary>
    public static readonly ImmutableArray<string> Imported =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        RuntimeRoot,
    ];

    /// <summary>The namespaces of the runtime: the one that programs import, and that of what generated code alone calls.</summary>
    private static readonly ImmutableArray<string> Runtime = [RuntimeRoot, $"{RuntimeRoot}.CompilerServices"];

    private static readonly Lazy<CSharpCompilation> Platform = new(() => CSharpCompilation.Create("Names", references: References));

    /// <summary>All of the framework, and the runtime.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "", "*.dll")
            .Where(IsManaged)
            .Append(typeof(Report).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The types without type parameters of the imported namespaces, in full: others are not hidden by a namespace.</summary>
    public static ImmutableArray<string> Types { get; } =
    [
        .. Imported.SelectMany(name => TypesOf(name).Where(type => type.Arity == 0).Select(type => $"{name}.{type.Name}")).Order(StringComparer.Ordinal),
    ];

    /// <summary>The types of the runtime without type parameters, in full.</summary>
    public static ImmutableArray<string> RuntimeTypes { get; } =
    [
        .. Runtime.SelectMany(name => TypesOf(name).Where(type => type.Arity == 0).Select(type => $"{name}.{type.Name}")).Order(StringComparer.Ordinal),
    ];

    /// <summary>The types of the imported namespaces and of the runtime, and the words of C#.</summary>
    public static ImmutableArray<string> Words { get; } = Codes(
        Imported.Union(Runtime).SelectMany(TypesOf).Select(type => type.Name)
            .Concat(SyntaxFacts.GetKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText))
            .Concat(["_", "System", "Microsoft", "ReportDsl", "Runtime", "Instance", "Value1", "Schema", "Rules", "名称"])
            .DistinctBy(name => name.ToUpperInvariant()));

    /// <summary>The same, every name that is public in the runtime, the members of every object, and names that generated code makes.</summary>
    public static ImmutableArray<string> All { get; } = Codes(
        Words
            .Concat(typeof(Report).Assembly.GetExportedTypes().SelectMany(MembersOf))
            .Concat(MembersOf(typeof(object)))
            .Concat(["Row", "TotalRow", "Explainable", "OverviewSection", "报表"]));

    private static ImmutableArray<string> Codes(IEnumerable<string> names) =>
    [
        .. names.Where(name => name.All(character => char.IsLetterOrDigit(character) || character == '_') && !name.StartsWith("op_", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<INamedTypeSymbol> TypesOf(string name)
    {
        INamespaceSymbol at = Platform.Value.GlobalNamespace;
        foreach (var part in name.Split('.'))
            at = at.GetNamespaceMembers().Single(inner => inner.Name == part);
        return at.GetTypeMembers().Where(type => type.DeclaredAccessibility == Accessibility.Public);
    }

    private static IEnumerable<string> MembersOf(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => member is MethodBase { IsPublic: true } or MethodBase { IsFamily: true } or MethodBase { IsFamilyOrAssembly: true } or PropertyInfo or FieldInfo { IsPublic: true })
        .Select(member => member.Name);

    private static bool IsManaged(string path)
    {
        try
        {
            AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
