using ReportDsl.Runtime;
using static ReportDsl.Excel.Tests.Reading.Corpus.CorpusCase;

namespace ReportDsl.Excel.Tests.Reading.Corpus;

/// <summary>Numbers that cells show by formats of all kinds: a count, an amount in 万元, and values of other types.</summary>
internal static class FormatCases
{
    private const string Person = "applications/received/person";

    private const string Fees = "publication.fees/charges/amount";

    public static IEnumerable<CorpusCase> All =>
    [
        // The figure itself, in whatever dress.
        .. Counts(3440, "0", "#,##0", "#,##0.00", "0.00E+00", "# ?/?", "[Red]0", "0;[Red]0", "0_);(0)", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"??_ ;_ @_ ", "G/通用格式", "0\"件\"", "[DBNum1]0", "00000", "@"),
        .. Counts(0, "0;-0;;@", "#,##0;-#,##0;\"-\"", "#"),

        // Another figure, another unit, another sign, or nothing.
        .. Counts(3440, "#,##0,", "0!.0000", "0%", "0.00%", ";;;", ";;", "\"无\"", "0\"万\"", "0\"0000\"", "-0", "[>=1000]0.0,\"千\";0", "[<1000]0;0.0,", "$0.00", "0\"吨\"", "0-00", "0!.0,\"万\""),
        .. Counts(-12, "0;0", "0;[Red]0", "0;(0)", "0_);\\(0\\)"),
        .. Amounts(727012578m, "0!.0000", "0\\.0000", "0\".\"0000", "#,##0!.0000", "0.00\"元\"", "¥#,##0.00", "[$¥-804]#,##0.00", "\"￥\"0", "0.0,", "0!.0,\"万\"", "0!.0000\"万元\"", "#,##0,,", "0.00,,\"百万元\""),
        .. Amounts(72701.2578m, "0", "0.00\"万元\"", "\"约\"0.00", "$#,##0.00", "0.00\"（预计）\""),
        BuiltIn(3440, 3), BuiltIn(3440, 4), BuiltIn(3440, 9), BuiltIn(3440, 10), BuiltIn(3440, 11), BuiltIn(3440, 12), BuiltIn(3440, 37), BuiltIn(3440, 41), BuiltIn(3440, 44), BuiltIn(3440, 49),
    ];

    private static IEnumerable<CorpusCase> Counts(decimal number, params string[] codes) => codes.Select(code =>
        Changed($"a count of {number} as {code}", book => Formatted(book, "三", "E8", book.AddFormat(code), number), (Person, CellContent.Of(number))));

    private static IEnumerable<CorpusCase> Amounts(decimal number, params string[] codes) => codes.Select(code =>
        Changed($"an amount of {number} as {code}", book => Formatted(book, "二", "C21", book.AddFormat(code), number), (Fees, CellContent.Of(number))));

    private static CorpusCase BuiltIn(decimal number, int format) =>
        Changed($"a count of {number} in format {format}", book => Formatted(book, "三", "E8", book.AddBuiltInFormat(format), number), (Person, CellContent.Of(number)));

    private static EditedBook Formatted(EditedBook book, string sheet, string address, int style, decimal number) =>
        book.Sheet(sheet, edited => edited.Set(address, number).Style(address, style));
}
