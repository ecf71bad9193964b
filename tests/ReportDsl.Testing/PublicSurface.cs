using System.Reflection;
using System.Runtime.CompilerServices;

namespace ReportDsl.Testing;

/// <summary>What other programs may use of an assembly, as lines of text: a line for each type and each member.</summary>
public static class PublicSurface
{
    /// <summary>Asserts that the public surface of an assembly is the one that <c>PublicSurface.txt</c> of its tests lists.</summary>
    public static void AssertListed(Assembly assembly) => Baseline.AssertEqual(
        $"tests/{assembly.GetName().Name}.Tests/PublicSurface.txt",
        string.Join('\n', assembly.GetExportedTypes().SelectMany(LinesOf).Order(StringComparer.Ordinal)) + "\n");

    private static IEnumerable<string> LinesOf(Type type)
    {
        var name = ShortNameOf(type);
        if (typeof(Delegate).IsAssignableFrom(type))
            return type.GetMethod("Invoke") is { } invoke ? [$"{name}({Parameters(invoke)}) : {NameOf(invoke.ReturnType)}"] : [];
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return
        [
            name,
            .. from member in type.GetMembers(Own)
               where member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && LineOf(member) is { Length: > 0 }
               select $"{name}.{LineOf(member)}",
        ];
    }

    /// <summary>The name of a type without the namespace that all types of its assembly are in.</summary>
    private static string ShortNameOf(Type type)
    {
        var outer = type.DeclaringType is { } declaring ? ShortNameOf(declaring) : type.Namespace ?? "";
        var root = type.Assembly.GetName().Name ?? "";
        var inner = outer == root ? "" : outer.StartsWith($"{root}.", StringComparison.Ordinal) ? outer[(root.Length + 1)..] : outer;
        return inner.Length == 0 ? NameOf(type) : $"{inner}.{NameOf(type)}";
    }

    private static string? LineOf(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsSeen(constructor) => $"new({Parameters(constructor)})",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(accessor => IsSeen(accessor) && !IsOverride(accessor)) =>
            $"{property.Name}{Indices(property)} : {NameOf(property.PropertyType)}",
        FieldInfo { IsSpecialName: false, IsPublic: true } field => field.Name,
        MethodInfo method when IsSeen(method) && !IsOverride(method) && IsNamed(method) =>
            $"{method.Name}({Parameters(method)}) : {NameOf(method.ReturnType)}",
        _ => null,
    };

    /// <summary>Whether other assemblies can call a method, or override it.</summary>
    private static bool IsSeen(MethodBase method) =>
        method.IsPublic || (method is { IsFamily: true } or { IsFamilyOrAssembly: true } && method.DeclaringType is { IsSealed: false });

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;

    /// <summary>Whether a method goes by a name of its own, or is an operator.</summary>
    private static bool IsNamed(MethodInfo method) => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Indices(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } indices ? $"[{string.Join(", ", indices.Select(index => NameOf(index.ParameterType)))}]" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)));

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
