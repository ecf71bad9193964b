using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Text;

namespace ReportDsl.Cli.Tests;

/// <summary>Diagnostics made by hand, to look at nothing but their printing.</summary>
internal static class DiagnosticSamples
{
    public static readonly DiagnosticDescriptor Unknown =
        new("RD2001", DiagnosticSeverity.Error, new Phrase("there is no '{0}' here", "此处没有“{0}”"));

    public static readonly DiagnosticDescriptor Hides =
        new("RD2090", DiagnosticSeverity.Warning, new Phrase("'{0}' hides another", "“{0}”遮蔽了另一个"));

    /// <summary>A diagnostic about the text between <c>[|</c> and <c>|]</c>.</summary>
    public static Diagnostic At(string marked, DiagnosticDescriptor descriptor, string path = "a.rdsl")
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        var source = SourceText.From(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), path);
        var span = TextSpan.FromBounds(start, end);
        return Diagnostic.Create(descriptor, new Location(source, span), source.ToString(span));
    }

    /// <summary>One with everything: a related place and a correction.</summary>
    public static Diagnostic Full()
    {
        var diagnostic = At("unit jian \"件\"\nunit tai \"台\" = 2 [|jain|]\n", Unknown, "税 务/a b.rdsl");
        var source = diagnostic.Location.Source;
        return diagnostic with
        {
            Related = [new RelatedLocation(new Location(source, new TextSpan(5, 4)), new Phrase("did you mean this?", "是否指这一个？"))],
            Fixes =
            [
                new Fix(new Phrase("write 'jian'", "改为“jian”"), [new TextChange(diagnostic.Location.Span, "jian")]),
                new Fix(new Phrase("insert a 'unit'", "添加单位"), [new TextChange(new TextSpan(source.Length, 0), "unit jain \"\"\n")]),
            ],
        };
    }

    public static ImmutableArray<Diagnostic> Mixed() =>
    [
        Full(),
        At("[|a|] \"b\"", Hides),
        Diagnostic.Create(EmitDiagnostics.Undecodable, new Location(SourceText.From("", "b.rdsl"), default), 17L, SourceEncodings.LooksLike(SourceEncoding.Gbk)),
        Diagnostic.Create(EmitDiagnostics.OutputNotWritable, Location.None, "out", "No space left on device"),
        At("x[||]", Unknown),
    ];
}
