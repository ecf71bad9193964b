using ReportDsl.Diagnostics;

namespace ReportDsl.Symbols;

/// <summary>Advice on declarations that are correct.</summary>
internal static class Lint
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "if", "not", "true", "false", "prior", "children", "period", "rows", "columns", "row", "column",
    };

    /// <summary>Whether a code is a word of expressions, so that it cannot be named alone.</summary>
    public static bool IsWord(string code) => Words.Contains(code);

    public static void Check(ContainerSymbol container, DiagnosticBag diagnostics)
    {
        foreach (var member in container.Members)
        {
            switch (member)
            {
                case SectionSymbol section:
                    Check(section, diagnostics);
                    break;
                case TableSymbol table:
                    CheckItems(table.Rows, diagnostics);
                    CheckItems(table.Columns, diagnostics);
                    break;
            }
        }
    }

    private static void CheckItems(TableAxis axis, DiagnosticBag diagnostics)
    {
        foreach (var item in axis.Items)
        {
            if (Words.Contains(item.Code))
                diagnostics.Add(Diagnostic.Create(LintDiagnostics.CodeIsWord, item.Location, item.Code, axis.Direction == AxisDirection.Rows ? "rows" : "columns"));
        }
    }
}
