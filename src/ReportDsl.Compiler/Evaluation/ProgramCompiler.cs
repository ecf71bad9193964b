using System.Collections.Immutable;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Evaluation;

/// <summary>
/// Compiles expressions and conditions to programs. Those that are the same object are compiled once: the instances of a rule share
/// their condition and differ only in operands.
/// </summary>
internal sealed partial class ProgramCompiler
{
    private readonly Dictionary<object, CompiledProgram> _programs = new(ReferenceEqualityComparer.Instance);
    private readonly ConstantTable<decimal> _numbers = new();
    private readonly ConstantTable<string> _texts = new();
    private readonly ConstantTable<string> _patterns = new();
    private readonly ConstantTable<Tolerance> _tolerances = new();

    public ProgramConstants Constants => new(
        _numbers.ToImmutable(), _texts.ToImmutable(), [.. _patterns.ToImmutable().Select(pattern => new TextPattern(pattern))], _tolerances.ToImmutable());

    /// <summary>Everything compiled so far.</summary>
    public IEnumerable<CompiledProgram> Programs => _programs.Values;

    public CompiledProgram Compile(Expression expression) => GetOrAdd(expression, emitter => emitter.Emit(expression));

    public CompiledProgram Compile(Condition condition) => GetOrAdd(condition, emitter => emitter.Emit(condition));

    private CompiledProgram GetOrAdd(object source, Action<Emitter> emit)
    {
        if (_programs.TryGetValue(source, out var program))
            return program;

        var emitter = new Emitter(this);
        emit(emitter);
        program = emitter.ToProgram();
        _programs.Add(source, program);
        return program;
    }

    private sealed class ConstantTable<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _indexes = [];
        private readonly ImmutableArray<T>.Builder _items = ImmutableArray.CreateBuilder<T>();

        public int IndexOf(T item)
        {
            if (!_indexes.TryGetValue(item, out var index))
            {
                index = _items.Count;
                _indexes.Add(item, index);
                _items.Add(item);
            }

            return index;
        }

        public ImmutableArray<T> ToImmutable() => _items.ToImmutable();
    }
}
