using System.Globalization;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>What a sheet would be read as: told apart by this, where several are the same part of a form.</summary>
internal sealed class SheetContents : IEquatable<SheetContents>
{
    private readonly List<string> _contents;

    private SheetContents(OpenedSheet sheet, List<string> contents)
    {
        Sheet = sheet;
        _contents = contents;
    }

    public OpenedSheet Sheet { get; }

    /// <summary>Whether somebody has filled in anything.</summary>
    public bool IsFilled => _contents.Count > 0;

    public static SheetContents Of(ReadingContext context, string part, OpenedSheet sheet)
    {
        var apart = context.Apart();
        var frame = new FrameReading(apart);
        FormReading.ReadPart(apart, frame, part, sheet);
        var contents = new List<string>();
        foreach (var (slot, placement) in apart.Placements.Index())
        {
            if (placement is { Sheet: not null, Cell: >= 0 } && sheet.Cells.Cells[placement.Cell] is { HasFormula: false } cell)
                contents.Add(string.Create(CultureInfo.InvariantCulture, $"{slot} {cell.Kind} {sheet.Cells.ContentOf(cell)}"));
        }

        contents.AddRange(frame.Explanations.Select(reason => $"{reason.Instance} {reason.Reason}"));
        contents.AddRange(frame.Priors.Select(prior => $"{prior.Row} {prior.Content}"));
        if (frame.Period.IsKnown)
            contents.Add(frame.Period.ToString());
        return new SheetContents(sheet, contents);
    }

    public bool Equals(SheetContents? other) => other is not null && _contents.SequenceEqual(other._contents, StringComparer.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as SheetContents);

    public override int GetHashCode() => _contents.Count;
}
