using System.Reflection;
using System.Runtime.CompilerServices;
using ReportDsl.Testing;

namespace ReportDsl.CSharp.Tests;

/// <summary>What other programs may use is listed, so that nothing becomes public by accident, and nothing goes.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_is_listed() => PublicSurface.AssertListed(typeof(CSharpEmitter).Assembly);

    [Fact]
    public void No_other_project_sees_its_internals() =>
        Assert.Empty(typeof(CSharpEmitter).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>());
}
