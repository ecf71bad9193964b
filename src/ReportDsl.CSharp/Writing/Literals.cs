using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using ReportDsl.Runtime;

namespace ReportDsl.CSharp.Writing;

/// <summary>Values as C# literals.</summary>
internal static class Literals
{
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture) + "m";

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(Tolerance tolerance) => tolerance.IsNone ? "default" : $"{Foreign.Tolerance}.{tolerance.Kind}({Of(tolerance.Value)})";
}
