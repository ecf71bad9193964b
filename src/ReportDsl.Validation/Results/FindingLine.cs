using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Validation.Data;

namespace ReportDsl.Validation.Results;

/// <summary>A finding about a file on one line, as compilers tell theirs: <c>a.json(3,7): error file.unreadable: …</c>.</summary>
public static class FindingLine
{
    /// <summary>The line, with the place in the file where it is known.</summary>
    public static Phrase Of(DataSource source, FileFinding finding)
    {
        var place = finding switch
        {
            { Position: var (line, column) } => string.Create(CultureInfo.InvariantCulture, $"({line},{column})"),
            { Sheet: { } sheet, Address: { } address } => $"[{sheet}!{address}]",
            { Sheet: { } sheet } => $"[{sheet}]",
            _ => "",
        };
        var head = $"{source.Name}{place}: {ResultWords.SeverityName(finding.Severity)} {finding.Rule}: ";
        return new Phrase(head + finding.Message.English, head + finding.Message.Chinese);
    }
}
