using System.ComponentModel;

namespace ReportDsl.Runtime.CompilerServices;

/// <summary>
/// What a rule tests, step by step in postfix order (<c>n0 n1 + n2 n3 + =:0</c>), so that a failure can be put into words with the numbers
/// of a report. It is read when a failure is told for the first time; rules that pass never need it.
/// </summary>
/// <remarks>
/// Operands go by their index: <c>n0</c> a number, <c>t1</c> a text, <c>d2</c> a date, <c>b3</c> a boolean, <c>n0..21</c> a row of them.
/// Constants: <c>0.5</c>, <c>@738000</c> a day, <c>'0</c> a text by its index among the texts. Properties of the period: <c>year number start end</c>.
/// Arithmetic: <c>+ - * / +d -d</c> (the last two give dates), <c>neg abs round:2 as:10000 length ?? if</c>. Aggregates with the number of their
/// elements: <c>sum:3 min:3 max:3 average:3 count:3</c>; <c>where</c> makes an element of a value and its filter. Comparisons with their decimals:
/// <c>= != &lt; &lt;= &gt; &gt;=</c> as in <c>=:2</c>, within a tolerance <c>=:2~0.05</c> (absolute), <c>=:2%0.05</c> (relative), <c>=:2^0.05</c> (precision).
/// Conditions: <c>in:3:2</c> (three values, at two decimals), <c>and or not pass fail true exists:0 matches:0 starts</c>, <c>if</c> over conditions;
/// <c>is</c> makes a boolean of a condition.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Wording
{
    private readonly string _steps;
    private readonly string[] _texts;
    private WordingNode[]? _nodes;

    /// <summary>Takes the steps down; they are not read yet.</summary>
    /// <param name="steps">The steps, a space between each.</param>
    /// <param name="texts">The texts and patterns that steps name by index.</param>
    public Wording(string steps, params string[] texts) => (_steps, _texts) = (steps, texts);

    /// <summary>The steps as read; two threads that read them at once read the same.</summary>
    internal ReadOnlySpan<WordingNode> Nodes => _nodes ??= WordingReader.Read(_steps, _texts);
}
