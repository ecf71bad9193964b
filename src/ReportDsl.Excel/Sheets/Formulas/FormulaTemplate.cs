using System.Collections.Immutable;
using System.Globalization;

namespace ReportDsl.Excel.Sheets;

/// <summary>
/// A formula with places for others, written as a workbook shows it: <c>EXACT(LEFT({0},LEN({1})),{1})</c>. Calls, places, whole numbers, texts and
/// <c>=</c> are all there is.
/// </summary>
internal ref struct FormulaTemplate
{
    private readonly IReadOnlyList<Formula> _arguments;
    private ReadOnlySpan<char> _rest;

    private FormulaTemplate(string template, IReadOnlyList<Formula> arguments)
    {
        _rest = template;
        _arguments = arguments;
    }

    /// <summary>The formula with the arguments in their places.</summary>
    /// <exception cref="FormatException">The template is none.</exception>
    public static Formula Fill(string template, IReadOnlyList<Formula> arguments)
    {
        var reader = new FormulaTemplate(template, arguments);
        var formula = reader.ReadFormula();
        return reader._rest.IsEmpty ? formula : throw Broken(template);
    }

    private Formula ReadFormula()
    {
        var left = ReadPart();
        return TryTake('=') ? left.Is(ReadPart()) : left;
    }

    private Formula ReadPart()
    {
        if (TryTake('{'))
            return _arguments[int.Parse(TakeUpTo('}'), CultureInfo.InvariantCulture)];
        if (TryTake('"'))
            return TakeUpTo('"').ToString();
        if (_rest is [>= '0' and <= '9', ..])
        {
            var length = _rest.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : _rest.Length;
            var number = int.Parse(_rest[..length], CultureInfo.InvariantCulture);
            _rest = _rest[length..];
            return number;
        }

        var name = TakeUpTo('(');
        if (!Enum.TryParse<Function>(name, ignoreCase: true, out var function))
            throw Broken(name.ToString());
        var arguments = ImmutableArray.CreateBuilder<Formula>();
        do
        {
            arguments.Add(ReadFormula());
        }
        while (TryTake(','));
        return TryTake(')') ? new CallFormula(function, arguments.ToImmutable()) : throw Broken(_rest.ToString());
    }

    private bool TryTake(char sign)
    {
        if (_rest.IsEmpty || _rest[0] != sign)
            return false;
        _rest = _rest[1..];
        return true;
    }

    private ReadOnlySpan<char> TakeUpTo(char end)
    {
        var length = _rest.IndexOf(end);
        if (length < 0)
            throw Broken(_rest.ToString());
        var taken = _rest[..length];
        _rest = _rest[(length + 1)..];
        return taken;
    }

    private static FormatException Broken(string text) => new($"No formula: {text}.");
}
