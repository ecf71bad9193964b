using System.Globalization;
using System.Text;

namespace ReportDsl.Testing.Compiling;

/// <summary>Sources in which each member or row reads the one before or after it, as many as asked for.</summary>
public static class Chains
{
    /// <summary>Boolean fields <c>a0</c> to <c>aN</c>, each but the first applicable where the one before it is true.</summary>
    public static string Clauses(int length, bool isBackwards)
    {
        var text = new StringBuilder("template T version 1 \"T\" {\n period year from 2020\n field a0 \"a\" : boolean\n");
        for (var i = 1; i <= length; i++)
        {
            var at = isBackwards ? length + 1 - i : i;
            text.Append(CultureInfo.InvariantCulture, $" field a{at} \"a\" : boolean optional when a{at - 1}\n");
        }

        return text.Append('}').ToString();
    }

    /// <summary>A table <c>s</c> of whole numbers with rows <c>r0</c> and on; a row is as it is written, an empty one a plain input.</summary>
    public static string Rows(string columns, int rows, Func<int, string> row)
    {
        var text = new StringBuilder($"template T version 1 \"T\" {{ period year from 2020 table s \"S\" : integer {{ columns {{ {columns} }} rows {{\n");
        for (var i = 0; i < rows; i++)
            text.Append(row(i) is { Length: > 0 } written ? written : string.Create(CultureInfo.InvariantCulture, $"r{i} \"r\"")).Append('\n');
        return text.Append("} } }").ToString();
    }
}
