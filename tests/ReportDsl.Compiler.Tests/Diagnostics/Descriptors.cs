using System.Collections.Immutable;
using System.Reflection;
using ReportDsl.Diagnostics;

namespace ReportDsl.Compiler.Tests.Diagnostics;

/// <summary>The descriptors of the compiler, found in the classes that declare them.</summary>
internal static class Descriptors
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static;

    public static ImmutableArray<Type> Classes { get; } =
    [
        .. typeof(Diagnostic).Assembly.GetTypes().Where(type => Declared(type).Any()).OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [.. Classes.SelectMany(Declared).OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal)];

    public static IEnumerable<DiagnosticDescriptor> Declared(Type type) =>
        type.GetFields(Static).Where(field => field.FieldType == typeof(DiagnosticDescriptor)).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>();

    /// <summary>What a class lists as all of its own.</summary>
    public static object? Listed(Type type) => type.GetProperty("All", Static)?.GetValue(null) ?? type.GetField("All", Static)?.GetValue(null);
}
