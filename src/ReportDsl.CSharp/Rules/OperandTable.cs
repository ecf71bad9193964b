using System.Collections.Immutable;
using ReportDsl.CSharp.Writing;

namespace ReportDsl.CSharp.Rules;

/// <summary>The numbers of the values that the instances of a rule read, a row each; compiled into the data of the assembly.</summary>
internal sealed record OperandTable(string Name, ImmutableArray<(string Key, ImmutableArray<int> Numbers)> Rows)
{
    public void WriteTo(CodeWriter writer)
    {
        writer.Line();
        if (Rows.All(row => row.Numbers.IsEmpty))
        {
            writer.Line($"private static ReadOnlySpan<int> {Name} => [];");
            return;
        }

        writer.Line($"private static ReadOnlySpan<int> {Name} =>");
        using (writer.Block("[", "];"))
        {
            foreach (var (key, numbers) in Rows)
                writer.Line($"{string.Join(", ", numbers.Select(Literals.Of))},{(key.Length == 0 ? "" : $" // {key}")}");
        }
    }
}
