using System.Reflection;
using System.Runtime.CompilerServices;
using ReportDsl.Testing;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>What other programs may use is listed, so that nothing becomes public by accident, and nothing goes.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_is_listed() => PublicSurface.AssertListed(typeof(EntryWorkbook).Assembly);

    [Fact]
    public void No_project_but_its_tests_sees_its_internals() => Assert.Equal(
        [typeof(PublicSurfaceTests).Assembly.GetName().Name],
        typeof(EntryWorkbook).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(attribute => attribute.AssemblyName));
}
