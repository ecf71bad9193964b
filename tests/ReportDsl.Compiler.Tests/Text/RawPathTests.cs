using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReportDsl.Text;
using Xunit;

namespace ReportDsl.Compiler.Tests.Text;

public sealed class RawPathTests
{
    [Fact]
    public void Any_bytes_lead_back_to_themselves() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), bytes => RawPath.Encode(RawPath.Decode(bytes)).SequenceEqual(bytes)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("年报/a.xlsx")]
    [InlineData("😀\uFFFD")]
    public void A_name_that_is_text_stays_as_it_is(string path)
    {
        Assert.Equal(path, RawPath.Decode(Encoding.UTF8.GetBytes(path)));
        Assert.False(RawPath.Is(path));
        Assert.Equal(path, RawPath.Show(path));
    }

    [Theory]
    [InlineData(new byte[] { 0xC4, 0xEA, 0xB1, 0xA8 }, "年报")]
    [InlineData(new byte[] { (byte)'a', (byte)'/', 0xC4, 0xEA, (byte)'/', (byte)'b' }, "a/年/b")]
    [InlineData(new byte[] { 0xFF, (byte)'a' }, "\uFFFDa")]
    public void A_name_that_is_none_is_shown_as_far_as_possible(byte[] bytes, string shown)
    {
        Assert.True(RawPath.Is(RawPath.Decode(bytes)));
        Assert.Equal(shown, RawPath.Show(RawPath.Decode(bytes)));
    }
}
