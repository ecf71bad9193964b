using System.Collections.Immutable;
using ReportDsl.Diagnostics;

namespace ReportDsl.Binding;

/// <summary>How a function of worksheets, SQL or programs is written here.</summary>
/// <param name="Form">The way it is written, a sentence.</param>
/// <param name="Rewrite">The same with the arguments in their places; null where they do not fit.</param>
internal sealed record ForeignFunction(Phrase Form, Func<ImmutableArray<string>, string?> Rewrite);

/// <summary>The functions that people know from elsewhere and that have no function of the same meaning here.</summary>
internal static class ForeignFunctions
{
    private static readonly string[] Weaker = [" and ", " or ", " implies ", "if "];
    private static readonly Dictionary<string, ForeignFunction> ByName = Create();

    /// <summary>The function of a name, in any case; null for a name that is none.</summary>
    public static ForeignFunction? Find(string name) => ByName.GetValueOrDefault(name.ToUpperInvariant());

    private static Dictionary<string, ForeignFunction> Create()
    {
        var functions = new Dictionary<string, ForeignFunction>(StringComparer.Ordinal);
        Add("if a then b else c", a => a.Length == 3 ? $"(if {a[0]} then {a[1]} else {a[2]})" : null, "IF", "IIF");
        Add("(a and b)", a => a.Length > 1 ? $"({string.Join(" and ", a.Select(Operand))})" : null, "AND");
        Add("(a or b)", a => a.Length > 1 ? $"({string.Join(" or ", a.Select(Operand))})" : null, "OR");
        Add("not (a)", a => a.Length == 1 ? $"not ({a[0]})" : null, "NOT");
        Add("not exists(x)", a => a.Length == 1 ? $"not exists({a[0]})" : null, "ISBLANK", "ISNULL", "ISEMPTY", "ISNA", "BLANK", "EMPTY", "MISSING");
        Add("exists(x)", a => a.Length == 1 ? $"exists({a[0]})" : null, "ISNUMBER", "ISTEXT", "ISFILLED", "NOTNULL", "NOTBLANK", "HASVALUE", "DEFINED");
        Add("x ?? a", a => a.Length == 2 && !a[0].Any(char.IsWhiteSpace) ? $"({a[0]} ?? {(a[1].Any(char.IsWhiteSpace) ? $"({a[1]})" : a[1])})" : null, "IFERROR", "IFNA", "IFNULL", "NVL", "COALESCE", "NULLVALUE");
        Add("sum(set where condition)", _ => null, "SUMIF", "SUMIFS", "SUMPRODUCT", "DSUM");
        Add("count(set where condition)", _ => null, "COUNTIF", "COUNTIFS", "DCOUNT");
        Add("average(set where condition)", _ => null, "AVERAGEIF", "AVERAGEIFS");
        Add("count(a, b)", a => $"count({string.Join(", ", a)})", "COUNTA", "COUNTNUMBERS");
        Add("average(a, b)", a => $"average({string.Join(", ", a)})", "AVG", "MEAN");
        Add("max(a, b)", a => $"max({string.Join(", ", a)})", "GREATEST", "MAXIMUM", "MAXA");
        Add("min(a, b)", a => $"min({string.Join(", ", a)})", "LEAST", "MINIMUM", "MINA");
        Add("sum(a, b)", a => $"sum({string.Join(", ", a)})", "TOTAL", "ADD", "SUBTOTAL");
        Add("length(text)", a => a.Length == 1 ? $"length({a[0]})" : null, "LEN", "LENB", "STRLEN", "CHAR_LENGTH");
        Add("starts(text, prefix)", a => a.Length == 2 ? $"starts({a[0]}, {a[1]})" : null, "STARTSWITH", "STARTS_WITH", "BEGINSWITH");
        Add("matches(text, \"pattern\")", a => a.Length == 2 ? $"matches({a[0]}, {a[1]})" : null, "REGEX", "REGEXMATCH", "REGEXTEST", "REGEXP_LIKE", "MATCH");
        Add("contains(text, part)", a => a.Length == 2 ? $"contains({a[0]}, {a[1]})" : null, "INCLUDES", "INSTR");
        Add("contains(text, part)", a => a.Length == 2 ? $"contains({a[1]}, {a[0]})" : null, "SEARCH", "FIND");
        Add("matches(text, \".*part.*\")", _ => null, "LIKE");
        Add("any(cells where condition)", _ => null, "SOME", "EXISTSANY", "ANYOF");
        Add("all(cells where condition)", _ => null, "EVERY", "FORALL", "ALLOF");
        Add("starts(text, prefix)", _ => null, "LEFT", "SUBSTR", "SUBSTRING", "MID");
        Add("abs(x)", a => a.Length == 1 ? $"abs({a[0]})" : null, "ABSOLUTE", "FABS");
        Add("x * x", _ => null, "POWER", "POW", "SQRT");
        Add("period.end", a => a.Length == 0 ? "period.end" : null, "TODAY", "NOW", "CURRENT_DATE", "GETDATE");
        Add("period.year", a => a.Length == 0 ? "period.year" : null, "YEAR");
        return functions;

        void Add(string form, Func<ImmutableArray<string>, string?> rewrite, params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                functions.Add(name, new ForeignFunction(new Phrase($" Write {form}.", $"请写 {form}。"), rewrite));
        }
    }

    /// <summary>A condition that stands between operators now: in brackets where it is a weaker one itself.</summary>
    private static string Operand(string condition) => Weaker.Any(word => condition.Contains(word, StringComparison.Ordinal)) ? $"({condition})" : condition;
}
