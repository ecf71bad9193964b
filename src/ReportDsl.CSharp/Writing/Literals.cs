using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Forms;

namespace ReportDsl.CSharp.Writing;

/// <summary>Values as C# literals.</summary>
internal static class Literals
{
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture) + "m";

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(Tolerance tolerance) => tolerance switch
    {
        Tolerance.Absolute absolute => $"{Foreign.Tolerance}.Absolute({Of(absolute.Value)})",
        Tolerance.Relative relative => $"{Foreign.Tolerance}.Relative({Of(relative.Fraction)})",
        Tolerance.Precision precision => $"{Foreign.Tolerance}.Precision({Of(precision.Value)})",
        _ => "default",
    };
}
