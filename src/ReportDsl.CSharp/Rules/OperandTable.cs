using System.Collections.Immutable;
using System.Text;
using ReportDsl.CSharp.Writing;

namespace ReportDsl.CSharp.Rules;

/// <summary>The numbers of the values that the instances of a rule read, a row each; compiled into the data of the assembly.</summary>
internal static class OperandTable
{
    /// <summary>The table as a collection in C#; the key of each row stands behind it.</summary>
    public static string Of(IEnumerable<(string Key, ImmutableArray<int> Numbers)> rows)
    {
        var text = new StringBuilder();
        foreach (var (key, numbers) in rows.Where(row => !row.Numbers.IsEmpty))
        {
            text.Append(text.Length == 0 ? "\n[\n" : "").Append("    ").AppendJoin(", ", numbers.Select(Literals.Of)).Append(',')
                .Append(key.Length == 0 ? "" : $" // {key}").Append('\n');
        }

        return text.Length == 0 ? "[]" : text.Append(']').ToString();
    }
}
