using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Compiler.Tests;

/// <summary>What other programs may use is listed, so that nothing becomes public by accident, and nothing goes.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_is_listed() => PublicSurface.AssertListed(typeof(Compilation).Assembly);
}
