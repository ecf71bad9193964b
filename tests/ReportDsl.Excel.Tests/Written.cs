using ReportDsl.Excel.Content;
using ReportDsl.Forms;
using ReportDsl.Testing.Compiling;
using ReportDsl.Testing.Forms;
using Xunit;

namespace ReportDsl.Excel.Tests;

/// <summary>Workbooks as the tests write them.</summary>
internal static class Written
{
    public static Form Form(string name) => name switch
    {
        "govinfo" => SampleForms.GovInfo2021(),
        "required" => SampleForms.GovInfo2021(blankZero: false),
        "everything" => SampleForms.Everything(),
        _ => ExampleForms.Get(name),
    };

    public static byte[] Bytes(Form form, EntryContent? content = null, string? language = null)
    {
        using var stream = new MemoryStream();
        Assert.Empty(EntryWorkbook.Write(form, content ?? EntryContent.Blank, stream, language));
        return stream.ToArray();
    }
}
