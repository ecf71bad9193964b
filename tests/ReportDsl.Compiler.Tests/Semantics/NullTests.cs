using System.Reflection;
using ReportDsl.Semantics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Testing;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Semantics;

/// <summary>Every public method of the door to the compiler refuses null by name, whoever ignores the annotations.</summary>
public sealed class NullTests
{
    private static readonly Type[] Doors = [typeof(Compilation), typeof(SemanticModel), typeof(SymbolKey), typeof(SourceText), typeof(SyntaxTree)];

    [Fact]
    public void Null_is_refused_by_name()
    {
        var tree = SyntaxTree.ParseText("template T version 1 \"T\" { field f \"F\" : count }", "form.rdsl");
        var compilation = Compilation.Create([tree], MemorySources.None);
        object[] objects = [compilation, compilation.GetSemanticModel(tree), new SymbolKey("TemplateSymbol", "form.rdsl", "T 1", "T"), tree.Text, tree];
        var asked = 0;
        foreach (var method in Doors.SelectMany(door => door.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)))
        {
            foreach (var parameter in method.GetParameters().Where(parameter => IsRefused(method, parameter)))
            {
                var target = method.IsStatic ? null : objects.Single(candidate => candidate.GetType() == method.DeclaringType);
                var arguments = method.GetParameters().Select(other => other == parameter ? Nothing(other.ParameterType) : Something(other.ParameterType, compilation)).ToArray();
                var thrown = Assert.IsAssignableFrom<ArgumentNullException>(Assert.Throws<TargetInvocationException>(() => method.Invoke(target, arguments)).InnerException);
                Assert.Equal(parameter.Name, thrown.ParamName);
                asked++;
            }
        }

        Assert.True(asked > 20, $"{asked}");
    }

    [Fact]
    public void Null_among_several_is_refused()
    {
        var tree = SyntaxTree.ParseText("", "form.rdsl");
        var compilation = Compilation.Create([tree], MemorySources.None);
        var trees = new SyntaxTree[1];
        var paths = new string[1];
        Assert.Throws<ArgumentNullException>(() => compilation.AddSyntaxTrees(trees));
        Assert.Throws<ArgumentNullException>(() => compilation.WithChangedImports(paths));
        Assert.Throws<ArgumentNullException>(() => Compilation.Create([.. trees], MemorySources.None));
    }

    private static bool IsRefused(MethodInfo method, ParameterInfo parameter) =>
        !method.IsSpecialName && method.Name is not (nameof(Equals) or "Deconstruct" or "PrintMembers" or "<Clone>$")
        && !parameter.IsOut && (!parameter.ParameterType.IsValueType || parameter.ParameterType.Name.StartsWith("ImmutableArray", StringComparison.Ordinal))
        && new NullabilityInfoContext().Create(parameter).WriteState != NullabilityState.Nullable;

    private static object? Nothing(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static object? Something(Type type, Compilation compilation) =>
        type == typeof(string) ? "x"
        : type == typeof(SyntaxTree) ? compilation.SyntaxTrees[0]
        : type == typeof(ISourceProvider) ? MemorySources.None
        : type.Name.StartsWith("ImmutableArray", StringComparison.Ordinal) ? compilation.SyntaxTrees
        : type == typeof(Symbol) ? compilation.Templates[0]
        : Nothing(type);
}
