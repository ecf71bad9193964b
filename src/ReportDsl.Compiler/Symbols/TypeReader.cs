using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>Reads a written type.</summary>
internal static class TypeReader
{
    /// <summary>The types by name with the way they are written.</summary>
    public static ImmutableArray<(string Name, string Written)> Types { get; } =
    [
        ("count", "count"), ("integer", "integer"), ("number", "number(d) with 0 to 6 decimals d, then special texts such as \"<1\" = 0.5"),
        ("percent", "percent(d) with 0 to 4 decimals d"), ("text", "text(n) or text(n, \"pattern\")"), ("date", "date"),
        ("boolean", "boolean"), ("code", "code List"),
    ];

    private const int MaxDecimals = 6;
    private const int MaxPercentDecimals = 4;

    public static DataType Read(TypeSyntax syntax, SharedScope scope, DiagnosticBag diagnostics) => syntax switch
    {
        CodeTypeSyntax code => ReadCode(code, scope, diagnostics),
        NamedTypeSyntax named => ReadNamed(named, diagnostics),
        _ => new DataType.Unknown(),
    };

    /// <summary>The path that <c>code</c> names.</summary>
    public static string Path(CodeTypeSyntax code) => string.Join('.', code.List.Segments.Select(segment => segment.Name.ValueText));

    private static DataType ReadCode(CodeTypeSyntax code, SharedScope scope, DiagnosticBag diagnostics) =>
        code.List.Segments is [var only] && scope.FindCodeList(only.Name, diagnostics) is { } list
            ? new DataType.Code(list.List)
            : new DataType.KeyOf(Path(code));

    private static DataType ReadNamed(NamedTypeSyntax named, DiagnosticBag diagnostics)
    {
        var name = named.Name.ValueText;
        ImmutableArray<TypeArgumentSyntax> arguments = named.Arguments is { } list ? [.. list.Arguments] : [];
        DataType? type = (name, arguments) switch
        {
            ("count", []) => new DataType.Count(),
            ("integer", []) => new DataType.Integer(),
            ("date", []) => new DataType.Date(),
            ("boolean", []) => new DataType.Boolean(),
            ("number", [NumberArgumentSyntax digits, ..]) when Whole(digits, MaxDecimals) is { } decimals =>
                ReadSpecialTexts(arguments[1..], diagnostics) is { } texts ? new DataType.Number(decimals, texts) : null,
            ("percent", [NumberArgumentSyntax digits]) when Whole(digits, MaxPercentDecimals) is { } decimals => new DataType.Percent(decimals),
            ("text", [NumberArgumentSyntax length]) when Whole(length, NarrativeSymbol.LongestText) is > 0 and { } max => new DataType.Text(max, null),
            ("text", [NumberArgumentSyntax length, TextArgumentSyntax { Value: null } pattern])
                when Whole(length, NarrativeSymbol.LongestText) is > 0 and { } max =>
                new DataType.Text(max, Pattern(pattern.Text, diagnostics) ? pattern.Text.ValueText : null),
            _ => null,
        };
        if (type is not null)
            return type;
        if (named.Name.IsMissing)
            return new DataType.Unknown();
        var written = Types.FirstOrDefault(candidate => candidate.Name == name).Written;
        if (written is not null)
            diagnostics.Report(TypeDiagnostics.TypeArguments, named, written);
        else
            diagnostics.ReportWithProposal(TypeDiagnostics.UnknownType, named.Name, Types.Select(candidate => candidate.Name), Meant(named), name);
        return new DataType.Unknown();
    }

    /// <summary>The type that a name of databases, programs or worksheets stands for; null for a name that stands for none.</summary>
    private static NameHint? Meant(NamedTypeSyntax named)
    {
        var written = named.Name.ValueText.ToUpperInvariant() switch
        {
            "INT" or "LONG" or "SHORT" or "BIGINT" or "SMALLINT" => "integer",
            "DECIMAL" or "FLOAT" or "DOUBLE" or "REAL" or "NUMERIC" or "MONEY" or "CURRENCY" => "number(2)",
            "STRING" or "STR" or "CHAR" or "VARCHAR" or "NVARCHAR" or "TEXTAREA" => $"text({Length(named)})",
            "BOOL" or "YESNO" or "CHECKBOX" or "LOGICAL" => "boolean",
            "DATETIME" or "TIMESTAMP" or "DAY" => "date",
            "PERCENTAGE" or "RATIO" or "RATE" => "percent(2)",
            _ => null,
        };
        return written is null
            ? null
            : new NameHint(
                new Phrase($" Write {written}.", $"请写 {written}。"),
                [new Fix(new Phrase($"Write '{written}'", $"改为“{written}”"), [new TextChange(named.Span, written)])]);

        static string Length(NamedTypeSyntax named) =>
            named.Arguments?.Arguments is [NumberArgumentSyntax only] && Whole(only, NarrativeSymbol.LongestText) is > 0 and { } length
                ? length.ToString(CultureInfo.InvariantCulture)
                : "100";
    }

    /// <summary>Whether the token holds a pattern that can be matched in linear time.</summary>
    public static bool Pattern(SyntaxToken token, DiagnosticBag diagnostics)
    {
        if (PatternProblem.Of(token.ValueText) is not { } problem)
            return true;
        diagnostics.Report(TypeDiagnostics.InvalidPattern, token, new Phrase(problem.English.TrimEnd('.'), problem.Chinese.TrimEnd('.', '。')));
        return false;
    }

    private static ImmutableArray<SpecialText>? ReadSpecialTexts(ImmutableArray<TypeArgumentSyntax> arguments, DiagnosticBag diagnostics)
    {
        var texts = ImmutableArray.CreateBuilder<SpecialText>(arguments.Length);
        foreach (var argument in arguments)
        {
            if (argument is not TextArgumentSyntax { Value: { } special } text || Constants.Read(special.Value, diagnostics) is not { } value)
                return null;
            texts.Add(new SpecialText(text.Text.ValueText, value));
        }

        SpecialTextRules.Check(arguments.OfType<TextArgumentSyntax>(), diagnostics);
        return texts.MoveToImmutable();
    }

    private static int? Whole(NumberArgumentSyntax argument, int max) =>
        int.TryParse(argument.Value.ValueText.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var value) && value <= max ? value : null;
}
