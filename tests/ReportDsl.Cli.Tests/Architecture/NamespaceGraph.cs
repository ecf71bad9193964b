using Mono.Cecil;

namespace ReportDsl.Cli.Tests.Architecture;

/// <summary>Which namespaces of an assembly know which others, as compiled: in signatures, fields and bodies.</summary>
internal static class NamespaceGraph
{
    /// <summary>Pairs of a namespace and another that it knows, with an example of each.</summary>
    public static Dictionary<(string From, string To), string> Of(string assembly, Func<string, string> roomOf)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var edges = new Dictionary<(string From, string To), string>();
        foreach (var type in module.GetTypes())
        {
            foreach (var used in Used(type).SelectMany(Parts).OfType<TypeDefinition>())
            {
                var (from, to) = (roomOf(Outermost(type).Namespace), roomOf(Outermost(used).Namespace));
                if (used.Module == module && from.Length > 0 && to.Length > 0 && from != to)
                    edges.TryAdd((from, to), $"{Outermost(type).Name} knows {Outermost(used).Name}");
            }
        }

        return edges;
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>A type, and what it is made of: elements of arrays, arguments of generic types.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType)),
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };

    private static IEnumerable<TypeReference> Used(TypeDefinition type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Array.Empty<TypeReference>(),
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. type.Methods.SelectMany(Used),
    ];

    private static IEnumerable<TypeReference> Used(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(instruction => Named(instruction.Operand)) : [],
    ];

    private static IEnumerable<TypeReference> Named(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod generic => [.. Signature(generic), .. generic.GenericArguments],
        MethodReference method => Signature(method),
        _ => [],
    };

    private static IEnumerable<TypeReference> Signature(MethodReference method) =>
        [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];
}
