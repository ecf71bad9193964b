using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReportDsl.Excel.Packaging;

/// <summary>The shapes that comments are drawn with, in the old vector format (VML) that spreadsheet programs ask for.</summary>
internal static class CommentShapes
{
    private const string Head =
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        + "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
        + "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

    private const string Tail = "</xml>";

    private const int FirstNumber = 60_000;

    /// <summary>By what a shape says which cell's comment it draws; programs put blanks and prefixes of their own.</summary>
    private static readonly Regex Places = new(
        @"<(\w+:)?Row>\s*(?<row>\d+)\s*</(\w+:)?Row>\s*<(\w+:)?Column>\s*(?<column>\d+)\s*<", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly Regex Numbers = new("_s(?<number>\\d{1,8})[\"']", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Whether shapes can be added to a text.</summary>
    public static bool IsDrawing(string? text) => text?.Contains(Tail, StringComparison.Ordinal) == true;

    /// <summary>A drawing with a shape for each cell, of which some may be there; null is the empty drawing.</summary>
    public static string Added(string? drawing, IEnumerable<(int Row, int Column)> cells)
    {
        var end = drawing?.LastIndexOf(Tail, StringComparison.Ordinal) ?? -1;
        var text = new StringBuilder(drawing is null || end < 0 ? Head : drawing[..end]);
        var drawn = Places.Matches(drawing ?? "").Select(match => (NumberOf(match, "row") + 1, NumberOf(match, "column") + 1)).ToHashSet();

        // Ids of shapes are unique on a sheet; others count up from 1025.
        var number = Numbers.Matches(drawing ?? "").Select(match => NumberOf(match, "number")).Append(FirstNumber - 1).Max();
        foreach (var (row, column) in cells.Where(drawn.Add))
            Append(text, ++number, row, column);

        return text.Append(Tail).ToString();
    }

    private static int NumberOf(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static void Append(StringBuilder text, int number, int row, int column) => text.Append(
        CultureInfo.InvariantCulture,
        $"<v:shape id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden;width:240pt;height:90pt\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">")
        .Append("<v:fill color2=\"#ffffe1\"/><v:textbox style=\"mso-direction-alt:auto\"/><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>")
        .Append(CultureInfo.InvariantCulture, $"<x:Anchor>{column}, 12, {row - 1}, 4, {column + 4}, 12, {row + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>")
        .Append(CultureInfo.InvariantCulture, $"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>");
}
