using ReportDsl.Diagnostics;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Mapping;

/// <summary>Says how the rows and columns of a table were found, where they are not as they were sent out.</summary>
internal sealed class LineTelling(ReadingContext context, TableMap map, OpenedSheet sheet, bool[] taken)
{
    private string Title => context.Map.Layout.Words.Of(map.Table.Label);

    public void Tell(LineMatching rows, LineMatching columns)
    {
        Tell(rows, map.Table.Rows, isRow: true);

        // Where no row was found nobody knows where the headers end, and nothing is read anyway.
        if (map.Table.Rows.Lines.Any(line => rows.IsFound(line.Line)))
            Tell(columns, map.Table.Columns, isRow: false);
    }

    private void Tell(LineMatching matching, Axis axis, bool isRow)
    {
        var (kind, chinese) = isRow ? ("rows", "行") : ("columns", "列");
        if (Listed(LineEvidence.Missing) is { } missing)
        {
            Report(
                FileRules.Altered,
                $"These {kind} are gone, or it is not certain where they are: {missing}. Their cells were not read.",
                $"缺少以下{chinese}，或无法确定其位置：{missing}。相应单元格未读取。",
                null);
        }

        if (!matching.Rivals.IsEmpty)
        {
            var places = matching.Rivals.Select(rival => PlaceOf(rival, isRow)).Distinct(StringComparer.Ordinal).ToList();
            var list = ReadingContext.Listed(places, ", ");
            Report(
                FileRules.Altered,
                $"These {kind} are copies of each other, or their labels and hidden keys contradict each other: {list}. They were not read. Delete the copies, or put the labels back.",
                $"以下{chinese}重复，或名称与隐藏编码不一致：{list}。这些内容未读取。请删除重复的{chinese}或恢复名称。",
                null);
        }

        if (Listed(LineEvidence.Relabelled) is { } changed)
        {
            var first = matching.Places[matching.Evidence.Index().First(line => line.Item == LineEvidence.Relabelled).Index];
            Report(
                FileRules.Moved,
                $"The labels of these {kind} were changed: {changed}. They were found by their hidden keys.",
                $"以下{chinese}的名称被改动：{changed}。已按隐藏编码识别。",
                first.LabelCell < 0 ? null : sheet.AddressOf(first.LabelCell).Local);
            foreach (var line in axis.Lines.Where(line => matching.Evidence[line.Line] == LineEvidence.Relabelled))
            {
                if (matching.Places[line.Line].LabelCell is >= 0 and var cell)
                    taken[cell] = true;
            }
        }

        if (Listed(LineEvidence.Label) is { } byLabel)
        {
            Report(
                FileRules.Moved,
                $"These {kind} were found by their labels, their hidden keys are gone or elsewhere: {byLabel}.",
                $"以下{chinese}的隐藏编码丢失或错位，已按名称识别：{byLabel}。",
                null);
        }

        string? Listed(LineEvidence evidence)
        {
            var names = axis.Lines.Where(line => matching.Evidence[line.Line] == evidence).Select(NameOf).ToList();
            return names.Count == 0 ? null : ReadingContext.Listed(names, "; ");
        }
    }

    private string NameOf(AxisItem line) => context.Map.Layout.Words.Of(line.Label) is { Length: > 0 } text
        ? text
        : line.Path.Length > 0 ? line.Path : Title.Length > 0 ? Title : sheet.Name;

    private void Report(FileRule rule, string english, string chinese, string? address)
    {
        var (before, beforeChinese) = Title.Length == 0 ? ("", "") : (Title + ": ", Title + "：");
        context.Report(rule, new Phrase(before + english, beforeChinese + chinese), sheet.Name, address);
    }

    private static string PlaceOf(FoundLine line, bool isRow) =>
        isRow ? CellAddress.Name(line.Position, 1)[1..] : CellAddress.ColumnName(line.Position);
}
