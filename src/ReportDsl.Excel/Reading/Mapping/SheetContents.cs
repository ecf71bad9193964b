using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Evaluation;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>What a sheet would be read as: told apart by this, where several are the same part of a form.</summary>
internal sealed class SheetContents : IEquatable<SheetContents>
{
    private readonly List<string> _contents;

    private SheetContents(OpenedSheet sheet, List<string> contents, IEnumerable<FileFinding> extras)
    {
        Sheet = sheet;
        _contents = contents;
        Extras = [.. extras];
    }

    public OpenedSheet Sheet { get; }

    /// <summary>What is to be said of what stands outside the cells of the form, and of notes.</summary>
    public ImmutableArray<FileFinding> Extras { get; }

    /// <summary>Whether somebody has filled in anything.</summary>
    public bool IsFilled => _contents.Count > 0;

    public static SheetContents Of(ReadingContext context, string part, OpenedSheet sheet)
    {
        var apart = context.Apart();
        var frame = new FrameReading(apart);
        FormReading.ReadPart(apart, frame, part, sheet);
        var notes = new SheetNotes(apart, [sheet]);
        var contents = new List<string>();
        foreach (var (slot, placement) in apart.Placements.Index())
        {
            if (placement.Sheet is null)
                continue;
            if (notes.Take(sheet, placement.Row, placement.Column) is { } note)
                contents.Add(string.Create(CultureInfo.InvariantCulture, $"{slot} note {note}"));
            if (placement.Cell < 0)
                continue;
            var cell = sheet.Cells.Cells[placement.Cell];
            if (!apart.Formulas.IsOwn(slot, placement) && sheet.Cells.ContentOf(cell) is var content && !CellContent.IsBlank(content))
                contents.Add(string.Create(CultureInfo.InvariantCulture, $"{slot} {cell.Kind} {content}"));
        }

        notes.TellOthers();
        contents.AddRange(frame.Explanations.Select(reason => $"{reason.Instance} {reason.Reason}"));
        contents.AddRange(frame.Priors.Select(prior => $"{prior.Row} {prior.Content}"));
        if (frame.Period.IsKnown)
            contents.Add(frame.Period.ToString());
        return new SheetContents(sheet, contents, apart.Findings.Where(finding => finding.Rule == FileRules.Extra.Id));
    }

    public bool Equals(SheetContents? other) => other is not null && _contents.SequenceEqual(other._contents, StringComparer.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as SheetContents);

    public override int GetHashCode() => _contents.Count;
}
