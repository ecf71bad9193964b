using System.Globalization;
using ReportDsl.Testing.Compiling;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>Cells that read each other in long chains: written, and evaluated for the values stored beside them, without recursion.</summary>
public sealed class ChainTests
{
    private const int Many = 5_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Clauses_may_follow_each_other(bool isBackwards) => Writes(Chains.Clauses(Many, isBackwards));

    [Theory]
    [InlineData("r{0} \"r\" = r{1}")]
    [InlineData("r{0} \"r\" = r{1} + 1")]
    [InlineData("r{0} \"r\" = sum(r{1})")]
    [InlineData("r{0} \"r\" = sum(r{1}, r{1})")]
    [InlineData("r{0} \"r\" = if r{1} > 0 then r{1} else 0")]
    public void Rows_may_follow_each_other(string row)
    {
        string At(int i, int other) => string.Format(CultureInfo.InvariantCulture, row, i, other);
        Writes(Chains.Rows("x \"x\"", Many, i => i == Many - 1 ? "" : At(i, i + 1)));
        Writes(Chains.Rows("x \"x\"", Many, i => i == 0 ? "" : At(i, i - 1)));
    }

    private static void Writes(string source)
    {
        using var stream = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(Sources.Form(source), stream));
        Assert.True(stream.Length > 0);
    }
}
