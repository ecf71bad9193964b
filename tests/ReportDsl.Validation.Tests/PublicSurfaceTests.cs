using System.Reflection;
using System.Runtime.CompilerServices;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Validation.Tests;

/// <summary>What other programs may use is listed, so that nothing becomes public by accident, and nothing goes.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_is_listed() => PublicSurface.AssertListed(typeof(ReportValidator).Assembly);

    [Fact]
    public void No_other_project_sees_its_internals() =>
        Assert.Empty(typeof(ReportValidator).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>());
}
