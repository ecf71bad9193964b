using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// One filled report of a form: what stands in every slot, remarks on cells, and the written explanations by rule instance.
/// Immutable; made with <see cref="Builder"/>.
/// </summary>
public sealed class ReportData
{
    private readonly ContentKind[] _kinds;
    private readonly decimal[] _numbers;
    private readonly string?[] _texts;

    private ReportData(Form form, ReportPeriod period, ContentKind[] kinds, decimal[] numbers, string?[] texts)
    {
        Form = form;
        Period = period;
        _kinds = kinds;
        _numbers = numbers;
        _texts = texts;
    }

    public Form Form { get; }

    /// <summary>Where the report does not name it, <see cref="ReportPeriod.IsKnown"/> is false.</summary>
    public ReportPeriod Period { get; }

    /// <summary>Remarks on cells by slot.</summary>
    public ImmutableSortedDictionary<int, string> Notes { get; private init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>Written reasons by rule instance: <c>applications.opening[person]</c>. Never blank.</summary>
    public ImmutableSortedDictionary<string, string> Explanations { get; private init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether these are figures of an earlier report as another one carries them along: they are all that is known of it, and no formula and no
    /// <c>when</c> decides them anew.
    /// </summary>
    public bool IsCarried { get; private init; }

    /// <summary>Of carried figures, by slot, the states that their own report had decided. One without was typed in, and counts as typed.</summary>
    internal ImmutableDictionary<int, DecidedState> CarriedStates { get; private init; } = ImmutableDictionary<int, DecidedState>.Empty;

    internal ReadOnlySpan<ContentKind> Kinds => _kinds;

    internal ReadOnlySpan<decimal> Numbers => _numbers;

    internal ReadOnlySpan<string?> Texts => _texts;

    /// <summary>What stands in a slot.</summary>
    public CellContent this[int slot] => new(_kinds[slot], _numbers[slot], _texts[slot]);

    /// <summary>A builder that holds all of this report, to make another one from it.</summary>
    public Builder ToBuilder() => new(this);

    /// <summary>Collects the content of a report. What is not set is blank. To be used once.</summary>
    public sealed class Builder(Form form, ReportPeriod period)
    {
        private readonly ImmutableArray<ValueSchema> _schemas = ValueSchemas.Of(form);
        private readonly ContentKind[] _kinds = new ContentKind[form.Slots.Length];
        private readonly decimal[] _numbers = new decimal[form.Slots.Length];
        private readonly string?[] _texts = new string?[form.Slots.Length];
        private readonly Dictionary<int, DecidedState> _carriedStates = [];
        private readonly SortedDictionary<int, string> _notes = [];
        private bool _isCarried;
        private readonly SortedDictionary<string, string> _explanations = new(StringComparer.Ordinal);

        internal Builder(ReportData report)
            : this(report.Form, report.Period)
        {
            report._kinds.CopyTo(_kinds, 0);
            report._numbers.CopyTo(_numbers, 0);
            report._texts.CopyTo(_texts, 0);
            _isCarried = report.IsCarried;
            foreach (var (slot, state) in report.CarriedStates)
                _carriedStates.Add(slot, state);
            foreach (var (slot, note) in report.Notes)
                _notes.Add(slot, note);
            foreach (var (instance, reason) in report.Explanations)
                _explanations.Add(instance, reason);
        }

        public ReportPeriod Period { get; set; } = period;

        /// <summary>A builder for figures that another report carries along: what is not set is absent. See <see cref="IsCarried"/>.</summary>
        public static Builder OfCarried(Form form, ReportPeriod period)
        {
            var builder = new Builder(form, period) { _isCarried = true };
            builder._kinds.AsSpan().Fill(ContentKind.Absent);
            return builder;
        }

        /// <summary>Sets a carried figure with the state that its own report had decided; a later <see cref="Set(int, CellContent)"/> takes that away.</summary>
        public Builder Carry(int slot, CellContent content, DecidedState state)
        {
            Set(slot, content);
            _carriedStates[slot] = state;
            return this;
        }

        /// <summary>Sets what stands in a slot; a later call replaces an earlier one.</summary>
        public Builder Set(int slot, CellContent content)
        {
            var normalized = _schemas[slot].Normalize(content);
            _kinds[slot] = normalized.Kind;
            _numbers[slot] = normalized.Number;
            _texts[slot] = normalized.Text;
            if (_isCarried)
                _carriedStates.Remove(slot);
            return this;
        }

        /// <summary>As <see cref="Set(int, CellContent)"/> of a number, which stands as it is in a cell of any type.</summary>
        internal void Set(int slot, decimal number)
        {
            _kinds[slot] = ContentKind.Number;
            _numbers[slot] = number.Scale == 0 ? number : CellContent.Of(number).Number;
            _texts[slot] = null;
        }

        /// <summary>Adds a remark to a cell; a blank one is none.</summary>
        public Builder SetNote(int slot, string note)
        {
            if (!CellContent.IsBlank(note))
                _notes[slot] = note;
            return this;
        }

        /// <summary>Adds the written reason for a rule instance (<c>applications.opening[person]</c>); a blank one is none.</summary>
        public Builder Explain(string instance, string reason)
        {
            if (!CellContent.IsBlank(reason))
                _explanations[instance] = reason;
            return this;
        }

        public ReportData ToReport() => new(form, Period, _kinds, _numbers, _texts)
        {
            IsCarried = _isCarried,
            CarriedStates = _carriedStates.ToImmutableDictionary(),
            Notes = _notes.ToImmutableSortedDictionary(),
            Explanations = _explanations.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }
}
