using ReportDsl.Excel.Sheets;
using ReportDsl.Forms;
using ReportDsl.Layout;
using ReportDsl.Runtime;

namespace ReportDsl.Excel.Content;

/// <summary>What the sheets of one entry workbook share while they are made.</summary>
internal sealed class EntryContext
{
    private readonly Dictionary<string, SheetDraft> _sheets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stateOffsets = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Formula> _outcomes = [];
    private readonly Dictionary<int, List<CellFormula>> _marks = [];
    private readonly HashSet<int> _conditional;

    public EntryContext(FormLayout layout, EntryContent content)
    {
        Layout = layout;
        Content = content;
        Workbook = new WorkbookDraft { Title = layout.Words.Of(layout.Form.Label) };
        Styles = new EntryStyles(Workbook);
        Evaluator = new FormulaEvaluator();
        _conditional = [.. layout.Form.Applicabilities.SelectMany(applicability => applicability.Slots)];

        Add(layout.Cover.Name, CoverLayout.StateOffset, Palette.Red);
        foreach (var sheet in layout.Sheets)
            Add(sheet.Name, sheet.StateOffset, null);
        if (layout.Rules is { } rules)
            Add(rules.Name, 0, Palette.Navy);
        if (layout.Prior is { } prior)
            Add(prior.Name, PriorLayout.StateColumn - PriorLayout.ValueColumn, Palette.Grey);
        foreach (var sheet in _sheets.Values)
            Workbook.Add(sheet);

        var lists = new SheetDraft(FormLayout.ListsSheet) { Visibility = SheetVisibility.Hidden };
        Lists = new ListSheet(layout.Form, layout.Words, Workbook, lists);
        if (!Lists.IsEmpty)
            Workbook.Add(lists);
        StepsDraft = new SheetDraft(FormLayout.StepsSheet) { Visibility = SheetVisibility.Hidden };
        Steps = new StepSheet(StepsDraft);
        States = new StateFormulas(Lists);
        Period = PeriodOf(layout, _sheets[layout.Cover.Name]);
        Places = new RulePlaces(layout);
    }

    public FormLayout Layout { get; }

    public Form Form => Layout.Form;

    public LayoutWords Words => Layout.Words;

    public EntryContent Content { get; }

    public WorkbookDraft Workbook { get; }

    public EntryStyles Styles { get; }

    public TableNames TableNames { get; } = new();

    public FormulaEvaluator Evaluator { get; }

    public ListSheet Lists { get; }

    public StateFormulas States { get; }

    public StepSheet Steps { get; }

    public SheetDraft StepsDraft { get; }

    public PeriodCells Period { get; }

    /// <summary>How many cells are to be filled in or to be corrected; on the cover.</summary>
    public CellFormula Unfinished => new(_sheets[Layout.Cover.Name], Layout.Cover.StatusRow, CoverLayout.AttentionColumn);

    /// <summary>The words for where each rule instance belongs.</summary>
    public RulePlaces Places { get; }

    public SheetDraft this[string name] => _sheets[name];

    /// <summary>A compiler for the expressions over some operands.</summary>
    public ExpressionCompiler CompilerOver(IEnumerable<Operand> operands) => new([.. operands.Select(Locate)], Period, Lists, Steps);

    public OperandCell Locate(Operand operand)
    {
        var slot = Form.Slots[operand is Operand.Current { Slot: var own } ? own : ((Operand.Prior)operand).Slot];
        var address = operand is Operand.Prior prior ? Layout.AddressOfPrior(prior.Periods, prior.Slot) : Layout.AddressOf(slot.Index);
        var isCurrent = operand is Operand.Current;
        var hasNumber = operand is Operand.Prior { Periods: var back } && Content.Prior.TryGetValue((back, slot.Index), out var figure) && figure.Number is not null;
        var isPlain = slot.Spec.Type switch
        {
            DataType.Text or DataType.Code or DataType.Boolean => false,
            DataType.Number number => number.SpecialTexts.IsDefaultOrEmpty,
            _ => true,
        };
        return new OperandCell(
            slot,
            CellAt(hasNumber ? address with { Column = PriorLayout.CarriedNumberColumn } : address),
            StateAt(address),
            isPlain && !hasNumber && !(isCurrent && _conditional.Contains(slot.Index)),
            slot.Spec.Type.IsNumeric,
            isCurrent && slot is not CellSlot { IsComputed: true } && slot.Spec.Presence == Presence.BlankZero,
            isCurrent && slot is CellSlot { IsComputed: true });
    }

    public CellFormula CellAt(CellAddress address) => new(_sheets[address.Sheet], address.Row, address.Column);

    public CellFormula StateAt(CellAddress address) => new(_sheets[address.Sheet], address.Row, address.Column + _stateOffsets[address.Sheet]);

    /// <summary>The outcome (3 where it passes) of the conditions under which a slot applies; null where it always does.</summary>
    public Formula? OutcomeOf(int slot) => _outcomes.GetValueOrDefault(slot);

    /// <summary>Compiles the <c>when</c> clauses; to be called before any sheet is filled.</summary>
    public void CompileApplicabilities()
    {
        var both = new Dictionary<(Formula, Formula), Formula>();
        foreach (var applicability in Form.Applicabilities)
        {
            var compiler = CompilerOver(applicability.Operands);
            var outcome = compiler.Once(compiler.Compile(applicability.Condition));
            foreach (var slot in applicability.Slots)
                _outcomes[slot] = _outcomes.TryGetValue(slot, out var other) ? Both(other, outcome) : outcome;
        }

        // One object for all slots of the same clauses.
        Formula Both(Formula first, Formula second)
        {
            if (!both.TryGetValue((first, second), out var outcome))
                both.Add((first, second), outcome = Fn.Min(first, second));
            return outcome;
        }
    }

    /// <summary>Hangs the remark on a value, if it has one, on its cell.</summary>
    public void PlaceNote(SheetDraft sheet, CellArea area, int slot)
    {
        if (Content.Notes.TryGetValue(slot, out var note))
            sheet.Comments[(area.Row, area.Column)] = note;
    }

    /// <summary>Makes a cell of the checks turn a slot red.</summary>
    public void AddMark(int slot, CellFormula mark)
    {
        if (!_marks.TryGetValue(slot, out var marks))
            _marks.Add(slot, marks = []);
        if (!marks.Exists(other => other.Row == mark.Row))
            marks.Add(mark);
    }

    public Formula? MarkOf(int slot) => _marks.TryGetValue(slot, out var marks) ? Fn.Sum(ExpressionCompiler.CoverCells(marks)) : null;

    private static PeriodCells PeriodOf(FormLayout layout, SheetDraft cover)
    {
        CellFormula At(int row, int offset) => new(cover, row, CoverLayout.ValueColumn + offset);
        var (year, number) = (layout.Cover.YearRow, layout.Cover.NumberRow);
        return new PeriodCells(
            layout.Form.Period.Kind,
            At(year, 0),
            At(year, CoverLayout.StateOffset),
            number == 0 ? null : At(number, 0),
            number == 0 ? null : At(number, CoverLayout.StateOffset));
    }

    private void Add(string name, int stateOffset, string? color)
    {
        _sheets.Add(name, new SheetDraft(name) { TabColor = color });
        _stateOffsets.Add(name, stateOffset);
    }
}
