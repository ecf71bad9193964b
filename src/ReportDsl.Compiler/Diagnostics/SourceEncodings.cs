using ReportDsl.Text;

namespace ReportDsl.Diagnostics;

/// <summary>The words for encodings.</summary>
public static class SourceEncodings
{
    /// <summary>The end of a sentence that says what a file seems to be; empty where that cannot be told.</summary>
    public static Phrase LooksLike(SourceEncoding encoding) => encoding switch
    {
        SourceEncoding.Gbk => Named("GBK (GB 18030)"),
        SourceEncoding.Utf16 => Named("UTF-16"),
        SourceEncoding.Utf32 => Named("UTF-32"),
        _ => new Phrase("", ""),
    };

    private static Phrase Named(string name) => new($"; it looks like {name}: save it as UTF-8", $"；看起来是 {name} 编码：请另存为 UTF-8");
}
