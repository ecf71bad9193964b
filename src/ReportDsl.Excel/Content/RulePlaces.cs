using ReportDsl.Forms;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Content;

/// <summary>
/// Where the instances of the rules belong, in words: the section, then the instance or the cell that its condition begins with. Instances of which
/// rule and words are the same are told apart by further cells.
/// </summary>
internal sealed class RulePlaces
{
    private const string Separator = " · ";

    private readonly FormLayout _layout;
    private readonly Dictionary<string, string> _sheets;
    private readonly Dictionary<int, string> _places = [];

    public RulePlaces(FormLayout layout)
    {
        _layout = layout;
        _sheets = layout.Sheets.ToDictionary(sheet => sheet.Name, NameOf, StringComparer.Ordinal);
        foreach (var row in layout.Rules?.Rows ?? [])
            _places.Add(row.Row, Of(row.Instance));
        TellApart();
    }

    public string Of(RuleRow row) => _places[row.Row];

    /// <summary>The value that a link to the instance leads to; null where it reads none of this report.</summary>
    public static Operand.Current? TargetOf(RuleInstance instance) => instance.Operands.OfType<Operand.Current>().FirstOrDefault();

    /// <summary>A tab that is the numeral of its section says enough, a code does not.</summary>
    private static string NameOf(SheetLayout sheet) =>
        sheet.Label.StartsWith(sheet.Name + "、", StringComparison.Ordinal) ? sheet.Name : sheet.Label;

    private string Of(RuleInstance instance)
    {
        var target = TargetOf(instance);
        var parts = new List<string>();
        if (target is not null)
            parts.Add(_sheets.GetValueOrDefault(_layout.AddressOf(target.Slot).Sheet, _layout.Cover.Name));
        parts.AddRange(instance.Where.Select(_layout.Words.Of));
        if (instance.Where.IsEmpty && target is not null)
            parts.Add(CellOf(target.Slot));
        return string.Join(Separator, parts.Where(part => part.Length > 0));
    }

    /// <summary>Row and column of a cell, the label of a field or narrative.</summary>
    private string CellOf(int slot)
    {
        var (_, row, column) = FrameLabels.LabelsOf(_layout, _layout.Form.Slots[slot]);
        return string.Join(Separator, new[] { row, column }.Where(part => part.Length > 0));
    }

    private void TellApart()
    {
        var rows = _layout.Rules?.Rows ?? [];
        foreach (var alike in rows.GroupBy(row => (_layout.Words.Of(row.Rule.Text), _places[row.Row])).Where(rows => rows.Skip(1).Any()))
        {
            var (taken, number) = (new HashSet<string>(StringComparer.Ordinal), 0);
            foreach (var row in alike)
            {
                var place = alike.Key.Item2;
                foreach (var operand in row.Instance.Operands.OfType<Operand.Current>().Skip(row.Instance.Where.IsEmpty ? 1 : 0).Take(MostCells))
                {
                    if (taken.Contains(place) || place == alike.Key.Item2)
                        place += " / " + CellOf(operand.Slot);
                }

                number++;
                _places[row.Row] = taken.Add(place) ? place : $"{place} ({number})";
            }
        }
    }

    /// <summary>So many cells tell nearly all instances apart that anything can.</summary>
    private const int MostCells = 4;
}
