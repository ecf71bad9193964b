using System.ComponentModel;
using System.Reflection;
using ReportDsl.Runtime.CompilerServices;
using ReportDsl.Testing;

namespace ReportDsl.Runtime.Tests;

/// <summary>What other programs may use is listed, so that nothing becomes public by accident, and nothing goes.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_is_listed() => PublicSurface.AssertListed(typeof(Report).Assembly);

    [Fact]
    public void What_generated_code_alone_calls_is_not_offered_to_people()
    {
        var called = typeof(Report).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(GeneratedReport).Namespace).ToList();

        Assert.NotEmpty(called);
        Assert.All(called, type => Assert.Equal(EditorBrowsableState.Never, type.GetCustomAttribute<EditorBrowsableAttribute>()?.State));
    }
}
