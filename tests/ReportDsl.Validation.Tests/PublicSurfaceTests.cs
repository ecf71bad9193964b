using System.Reflection;
using System.Runtime.CompilerServices;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Validation.Tests;

/// <summary>What other programs may use is listed, so that nothing becomes public by accident, and nothing goes.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_is_listed() => Baseline.AssertEqual(
        "tests/ReportDsl.Validation.Tests/PublicSurface.txt",
        string.Join('\n', typeof(ReportValidator).Assembly.GetExportedTypes().SelectMany(LinesOf).Order(StringComparer.Ordinal)) + "\n");

    [Fact]
    public void No_other_project_sees_its_internals() =>
        Assert.Empty(typeof(ReportValidator).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>());

    private static IEnumerable<string> LinesOf(Type type)
    {
        var name = type.FullName?["ReportDsl.Validation.".Length..].Replace('+', '.');
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return
        [
            $"{name}",
            .. from member in type.GetMembers(Own)
               where member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && LineOf(member) is { Length: > 0 }
               select $"{name}.{LineOf(member)}",
        ];
    }

    private static string? LineOf(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => $"{property.Name} : {NameOf(property.PropertyType)}",
        FieldInfo { IsSpecialName: false } field => field.Name,
        MethodInfo { IsSpecialName: false } method when method.GetBaseDefinition() == method => $"{method.Name}({Parameters(method)}) : {NameOf(method.ReturnType)}",
        _ => null,
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)));

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
