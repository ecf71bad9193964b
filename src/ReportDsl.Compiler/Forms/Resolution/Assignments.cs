using System.Collections.Immutable;
using ReportDsl.Symbols;

namespace ReportDsl.Forms.Resolution;

/// <summary>The assignments of variables to the items of their domains, the last variable changing first.</summary>
internal static class Assignments
{
    /// <summary>Goes on to the next one.</summary>
    /// <param name="choice">For each variable the number of its item in its domain.</param>
    /// <returns>False behind the last.</returns>
    public static bool Next(int[] choice, ImmutableArray<VariableSymbol> variables)
    {
        for (var i = choice.Length - 1; i >= 0; i--)
        {
            if (++choice[i] < variables[i].Domain.Length)
                return true;
            choice[i] = 0;
        }

        return false;
    }
}
