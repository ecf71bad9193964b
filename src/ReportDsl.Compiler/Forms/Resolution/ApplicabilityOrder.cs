using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Symbols;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Forms.Resolution;

/// <summary>A <c>when</c> clause with the member that it stands at.</summary>
internal sealed record MemberClause(MemberSymbol Member, WhenClauseSyntax Syntax, Applicability Applicability);

/// <summary>Reports <c>when</c> clauses that decide, through other clauses and computed cells, about something that they read themselves.</summary>
internal static class ApplicabilityOrder
{
    /// <summary>The clauses in no circle.</summary>
    public static ImmutableArray<Applicability> Of(
        ImmutableArray<MemberClause> clauses, ImmutableArray<CellFormula> formulas, DiagnosticBag diagnostics)
    {
        if (clauses.IsEmpty)
            return [];

        // Clauses come first among the nodes, then formulas.
        var computedAt = new Dictionary<int, int>(formulas.Length);
        for (var i = 0; i < formulas.Length; i++)
            computedAt.Add(formulas[i].Slot, clauses.Length + i);
        var clausesOver = clauses.SelectMany((clause, index) => clause.Applicability.Slots.Select(slot => (slot, index)))
            .ToLookup(pair => pair.slot, pair => pair.index);

        var inCircle = new HashSet<int>();
        foreach (var circle in Circles.Of(clauses.Length + formulas.Length, Needs))
        {
            if (circle[0] >= clauses.Length)
                continue; // of formulas alone
            inCircle.UnionWith(circle.TakeWhile(node => node < clauses.Length));
            Report(Circles.Shortest(circle[0], circle, Needs));
        }

        return [.. clauses.Where((_, index) => !inCircle.Contains(index)).Select(clause => clause.Applicability)];

        IEnumerable<int> Needs(int node) => node < clauses.Length
            ? Read(clauses[node].Applicability.Operands)
            : clausesOver[formulas[node - clauses.Length].Slot].Concat(Read(formulas[node - clauses.Length].Operands));

        IEnumerable<int> Read(ImmutableArray<Operand> operands)
        {
            foreach (var operand in operands)
            {
                if (operand is not Operand.Current { Slot: var slot })
                    continue;
                foreach (var clause in clausesOver[slot])
                    yield return clause;
                if (computedAt.TryGetValue(slot, out var computed))
                    yield return computed;
            }
        }

        void Report(IReadOnlyList<int> circle)
        {
            var first = clauses[circle[0]];
            diagnostics.Add(Diagnostic.Create(TableDiagnostics.ApplicabilityCycle, first.Syntax.Location, first.Member.Path) with
            {
                Related =
                [
                    .. circle.Skip(1).Select(LocationOf).Distinct()
                        .Select(location => new RelatedLocation(location, new Phrase("It goes through here.", "经过此处。"))),
                ],
            });
        }

        Location LocationOf(int node) => node < clauses.Length ? clauses[node].Syntax.Location : formulas[node - clauses.Length].Location;
    }
}
