using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Excel;
using ReportDsl.Forms;

namespace ReportDsl.Validation.Data;

/// <summary>How workbooks are read and marked. Programs that hold reports in workbooks of another kind bring their own.</summary>
/// <param name="ReaderOf">From the known forms to what reads a workbook.</param>
/// <param name="Annotate">A copy of a workbook with remarks; the language is that in which an exception says why there is none.</param>
public sealed record WorkbookAccess(
    Func<ImmutableArray<Form>, Func<ReadOnlyMemory<byte>, DataReading>> ReaderOf,
    Func<ReadOnlyMemory<byte>, IReadOnlyList<CellRemark>, MessageLanguage, byte[]> Annotate)
{
    /// <summary>The entry workbooks that <c>reportdsl build</c> writes.</summary>
    public static WorkbookAccess Excel { get; } = new(ReaderOfWorkbooks, WorkbookAnnotator.Annotate)
    {
        HeadingsOf = forms =>
        {
            var reader = new WorkbookReader(forms);
            return file => reader.ReadHeading(file);
        },
    };

    /// <summary>From the known forms to what tells which report a workbook is; null where that takes reading it.</summary>
    public Func<ImmutableArray<Form>, Func<ReadOnlyMemory<byte>, ReportHeading?>> HeadingsOf { get; init; } = _ => _ => null;

    private static Func<ReadOnlyMemory<byte>, DataReading> ReaderOfWorkbooks(ImmutableArray<Form> forms)
    {
        var reader = new WorkbookReader(forms);
        return file =>
        {
            var reading = reader.Read(file);
            return new DataReading
            {
                Template = reading.Identity?.Template,
                Version = reading.Identity?.Version,
                Language = reading.Identity?.Language is { } language ? LanguageOf(language) : null,
                Report = reading.Report,
                Priors = reading.Priors,
                Findings = reading.Findings,
                Shown = reading.Shown,
                AddressOf = reading.AddressOf,
                AddressOfEarlier = reading.AddressOfEarlier,
                Workbook = file,
            };
        };
    }

    private static MessageLanguage LanguageOf(string tag) =>
        tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? MessageLanguage.Chinese : MessageLanguage.English;
}
