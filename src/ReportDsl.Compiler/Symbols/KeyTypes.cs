using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>Types <c>code x</c> that name no code list: the rows of a <c>many</c> of the template are the codes.</summary>
internal static class KeyTypes
{
    /// <summary>Reports the types that name neither.</summary>
    public static void Check(ImmutableArray<CodeTypeSyntax> types, ImmutableArray<MemberSymbol> members, SharedScope names, DiagnosticBag diagnostics)
    {
        if (types.IsEmpty)
            return;
        var paths = ContainerSymbol.Tables(members).SelectMany(table => table.Rows.Manys).Select(many => many.FullPath).ToList();
        foreach (var type in types)
        {
            if (type.List.Segments.Any(segment => segment.Name.IsMissing) || paths.Contains(TypeReader.Path(type)))
                continue;
            if (type.List.Segments is [var only])
                diagnostics.ReportUndeclared(only.Name, KindNames.CodeListOrMany, names.Names<CodeListSymbol>().Concat(paths));
            else
                diagnostics.Report(NameDiagnostics.Undeclared, type.List, KindNames.CodeListOrMany, TypeReader.Path(type), new Phrase("", ""));
        }
    }
}
