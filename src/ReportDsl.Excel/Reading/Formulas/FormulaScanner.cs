using System.Globalization;
using ReportDsl.Excel.Reading.Cells;
using ReportDsl.Layout;

namespace ReportDsl.Excel.Reading.Formulas;

/// <summary>
/// Takes a formula apart. What programs are free to write in several ways is gone: spaces, dollar signs, small letters, prefixes of namespaces,
/// semicolons for commas, quotes around names of sheets, an area of one cell.
/// </summary>
internal ref struct FormulaScanner
{
    private const string Lost = "#REF!";

    private static readonly string[] Namespaces = ["of:", "oooc:", "msoxl:"];

    private static readonly string[] Prefixes = ["_XLFN.", "COM.MICROSOFT."];

    /// <summary>Functions newer than the first file formats, before which programs may put a prefix; before any other it makes a name that nobody knows.</summary>
    private static readonly string[] Prefixed = ["IFERROR"];

    private readonly ReadOnlySpan<char> _text;
    private readonly (int Rows, int Columns) _shift;
    private int _at;

    private FormulaScanner(in FormulaSource source)
    {
        _text = source.Text;
        _shift = (source.Rows, source.Columns);
    }

    public static List<FormulaToken> Tokens(in FormulaSource source)
    {
        var scanner = new FormulaScanner(source);
        var tokens = new List<FormulaToken>();
        scanner.SkipStart();
        while (scanner.Next() is { } token)
            tokens.Add(token);
        return tokens;
    }

    private static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '$' or '\\' or '?' || char.IsSurrogate(c);

    private void SkipStart()
    {
        SkipSpace();
        foreach (var name in Namespaces)
        {
            if (_text[_at..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                _at += name.Length;
        }

        if (_at < _text.Length && _text[_at] == '=')
            _at++;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private FormulaToken? Next()
    {
        SkipSpace();
        if (_at >= _text.Length)
            return null;
        var c = _text[_at];
        return c switch
        {
            '"' => new FormulaToken(FormulaTokenKind.Text, Quoted('"'), 0, default),
            '\'' => OnSheet(Quoted('\'')),
            '#' => Error(),
            _ when char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])) => Number(),
            _ when IsNameCharacter(c) => Name(),
            _ => Sign(),
        };
    }

    /// <summary>What stands between quotes; a doubled quote is one.</summary>
    private string Quoted(char quote)
    {
        var start = ++_at;
        while (_at < _text.Length && (_text[_at] != quote || (_at + 1 < _text.Length && _text[_at + 1] == quote)))
            _at += _text[_at] == quote ? 2 : 1;
        var end = Math.Min(_at, _text.Length);
        _at = end + 1;
        var inner = _text[start..end].ToString();
        return inner.Contains(quote, StringComparison.Ordinal) ? inner.Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal) : inner;
    }

    /// <summary>What stands behind the name of a sheet and its exclamation mark.</summary>
    private FormulaToken OnSheet(string sheet)
    {
        if (_at < _text.Length && _text[_at] == '!')
            _at++;
        if (_text[Math.Min(_at, _text.Length)..].StartsWith(Lost, StringComparison.OrdinalIgnoreCase))
            return Error();
        var start = _at;
        return Area(sheet) is { } area
            ? new FormulaToken(FormulaTokenKind.Area, "", 0, area)
            : new FormulaToken(FormulaTokenKind.Name, sheet + "!" + Word(start), 0, default);
    }

    private FormulaToken Error()
    {
        if (_text[_at..].StartsWith(Lost, StringComparison.OrdinalIgnoreCase))
        {
            _at += Lost.Length;
            return new FormulaToken(FormulaTokenKind.LostArea, "", 0, default);
        }

        var start = _at++;
        while (_at < _text.Length && (IsNameCharacter(_text[_at]) || _text[_at] is '/' or '!'))
            _at++;
        return new FormulaToken(FormulaTokenKind.Name, _text[start.._at].ToString().ToUpperInvariant(), 0, default);
    }

    private FormulaToken Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
            _at++;
        if (_at + 1 < _text.Length && _text[_at] is 'e' or 'E' && (char.IsAsciiDigit(_text[_at + 1]) || _text[_at + 1] is '+' or '-'))
        {
            _at += 2;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
                _at++;
        }

        return double.TryParse(_text[start.._at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new FormulaToken(FormulaTokenKind.Number, "", number, default)
            : new FormulaToken(FormulaTokenKind.Name, _text[start.._at].ToString(), 0, default);
    }

    private FormulaToken Name()
    {
        var start = _at;
        if (Area(null) is { } area)
            return new FormulaToken(FormulaTokenKind.Area, "", 0, area);
        var word = Word(start);
        if (_at < _text.Length && _text[_at] == '!')
            return OnSheet(word);

        var name = word.ToUpperInvariant();
        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && Prefixed.Contains(name[prefix.Length..], StringComparer.Ordinal))
                name = name[prefix.Length..];
        }

        // Constants that some programs write as functions.
        if (name is "TRUE" or "FALSE" && _text[_at..].StartsWith("()", StringComparison.Ordinal))
            _at += 2;
        return new FormulaToken(FormulaTokenKind.Name, name, 0, default);
    }

    private string Word(int start)
    {
        _at = start;
        while (_at < _text.Length && IsNameCharacter(_text[_at]))
            _at++;
        return _text[start.._at].ToString();
    }

    private FormulaToken Sign()
    {
        var start = _at++;
        if (_at < _text.Length && _text[start] is '<' or '>' && _text[_at] is '=' or '>')
            _at++;
        var sign = _text[start.._at].ToString();
        return new FormulaToken(FormulaTokenKind.Sign, sign == ";" ? "," : sign, 0, default);
    }

    /// <summary>A cell or two corners; null, and nothing is read, where there is neither.</summary>
    private NamedArea? Area(string? sheet)
    {
        var start = _at;
        if (Corner() is not var (row, column))
            return null;
        var (otherRow, otherColumn) = (row, column);
        if (_at < _text.Length && _text[_at] == ':')
        {
            _at++;
            PassSheet(sheet);
            if (Corner() is not var (secondRow, secondColumn))
            {
                _at = start;
                return null;
            }

            (otherRow, otherColumn) = (secondRow, secondColumn);
        }

        return new NamedArea(
            sheet, Math.Min(row, otherRow), Math.Min(column, otherColumn), Math.Max(row, otherRow), Math.Max(column, otherColumn));
    }

    /// <summary>Passes over the sheet of the second corner, where it is named again and is the same.</summary>
    private void PassSheet(string? sheet)
    {
        var start = _at;
        if (sheet is null || _at >= _text.Length)
            return;
        var name = _text[_at] == '\'' ? Quoted('\'') : Word(start);
        if (_at < _text.Length && _text[_at] == '!' && name.Equals(sheet, StringComparison.OrdinalIgnoreCase))
            _at++;
        else
            _at = start;
    }

    private (int Row, int Column)? Corner()
    {
        var at = _at;
        var isFixedColumn = Take(ref at, '$');
        var column = 0;
        for (; at < _text.Length && char.IsAsciiLetter(_text[at]) && column <= FormLayout.MaxColumns; at++)
            column = (column * 26) + (_text[at] & 0x1F);
        var isFixedRow = Take(ref at, '$');
        var row = 0;
        for (; at < _text.Length && char.IsAsciiDigit(_text[at]) && row <= FormLayout.MaxRows; at++)
            row = (row * 10) + (_text[at] - '0');
        if (column is 0 or > FormLayout.MaxColumns || row is 0 or > FormLayout.MaxRows || (at < _text.Length && (IsNameCharacter(_text[at]) || _text[at] is '(' or '!')))
            return null;
        _at = at;
        return (isFixedRow ? row : row + _shift.Rows, isFixedColumn ? column : column + _shift.Columns);
    }

    private readonly bool Take(ref int at, char c)
    {
        var isThere = at < _text.Length && _text[at] == c;
        at += isThere ? 1 : 0;
        return isThere;
    }
}
