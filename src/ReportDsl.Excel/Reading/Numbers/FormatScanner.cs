using System.Globalization;
using System.Text;

namespace ReportDsl.Excel.Reading.Numbers;

/// <summary>Takes the code of a number format apart: digits, points, separators, texts, and what is in brackets.</summary>
internal ref struct FormatScanner
{
    private readonly ReadOnlySpan<char> _code;
    private readonly List<(char Kind, string Text)> _parts = [];
    private int _at;
    private FormatCondition? _condition;
    private bool _isColoured;
    private bool _showsDate;
    private bool _showsTime;
    private bool _hasMonth;

    private FormatScanner(ReadOnlySpan<char> code) => _code = code;

    public static IEnumerable<FormatSection> Sections(string code)
    {
        var scanner = new FormatScanner(code);
        var sections = new List<FormatSection>();
        while (sections.Count < 4)
        {
            var isMore = scanner.ReadSection();
            sections.Add(scanner.Section());
            if (!isMore)
                break;
        }

        return sections;
    }

    /// <summary>Reads to the next semicolon; false at the end.</summary>
    private bool ReadSection()
    {
        _parts.Clear();
        (_condition, _isColoured, _showsDate, _showsTime, _hasMonth) = (null, false, false, false, false);
        while (_at < _code.Length)
        {
            var c = _code[_at++];
            switch (c)
            {
                case ';':
                    return true;
                case '"':
                    Add('t', Until('"'));
                    break;
                case '\\' or '!' when _at < _code.Length:
                    Add('t', _code[_at++].ToString());
                    break;
                case '_' when _at < _code.Length:
                    _at++;
                    break;
                case '*' when _at < _code.Length:
                    _at++;
                    break;
                case '[':
                    ReadBracket(Until(']'));
                    break;
                case '0' or '#' or '?' or '.' or ',' or '%' or '/':
                    _parts.Add((c, ""));
                    break;
                case '@':
                    _parts.Add(('G', ""));
                    break;
                case 'G' or 'g' when _code[(_at - 1)..].StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    _at += "General".Length - 1;
                    _parts.Add(('G', ""));
                    break;
                case 'G' when _code[(_at - 1)..].StartsWith("G/通用格式", StringComparison.Ordinal):
                    _at += "G/通用格式".Length - 1;
                    _parts.Add(('G', ""));
                    break;
                case 'E' or 'e' when _at < _code.Length && _code[_at] is '+' or '-':
                    _at++;
                    _parts.Add(('E', ""));
                    break;
                case 'y' or 'Y' or 'd' or 'D' or 'e' or 'E' or 'b' or 'B' or 'g':
                    _showsDate = true;
                    break;
                case 'm' or 'M':
                    _hasMonth = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    _showsTime = true;
                    break;
                default:
                    Add('t', c.ToString());
                    break;
            }
        }

        return false;
    }

    private string Until(char close)
    {
        var length = _code[_at..].IndexOf(close);
        var text = length < 0 ? _code[_at..] : _code.Slice(_at, length);
        _at = length < 0 ? _code.Length : _at + length + 1;
        return text.ToString();
    }

    private readonly void Add(char kind, string text) => _parts.Add((kind, text));

    /// <summary>A sign of money, a condition, a time that passes; a colour or a kind of digits says nothing of the number.</summary>
    private void ReadBracket(string inner)
    {
        if (inner.StartsWith('$'))
        {
            var end = inner.IndexOf('-', StringComparison.Ordinal);
            Add('t', end < 0 ? inner[1..] : inner[1..end]);
        }
        else if (inner.Length > 0 && inner[0] is '<' or '>' or '=')
        {
            var length = inner.Length > 1 && inner[1] is '=' or '>' ? 2 : 1;
            if (decimal.TryParse(inner.AsSpan(length), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound))
                _condition = new FormatCondition(inner[..length], bound);
        }
        else if (inner.Length > 0 && inner.All(c => c is 'h' or 'H' or 'm' or 'M' or 's' or 'S'))
        {
            _showsTime = true;
        }
        else
        {
            _isColoured |= inner.ToUpperInvariant() is "RED" or "红色" or "BLUE" or "蓝色" or "GREEN" or "绿色" or "MAGENTA" or "洋红" or "CYAN" or "青色" or "YELLOW" or "黄色"
                || inner.StartsWith("Color", StringComparison.OrdinalIgnoreCase) || inner.StartsWith("颜色", StringComparison.Ordinal);
        }
    }

    private readonly FormatSection Section()
    {
        var first = _parts.FindIndex(part => part.Kind is '0' or '#' or '?' or '.' or 'G');
        var last = _parts.FindLastIndex(part => part.Kind is '0' or '#' or '?' or '.' or 'G' or ',');
        var showsDate = _showsDate || (_hasMonth && !_showsTime);
        if (first < 0)
            return new FormatSection(_condition, TextOf(0, _parts.Count), ("", 0), "", 0, 0, (0, 0), FigureKind.None, _isColoured, showsDate, _showsTime);

        last = Math.Max(first, last);
        var inner = _parts.GetRange(first, last - first + 1);
        var isDressed = inner.Exists(part => part.Kind is 'E' or '/');
        var percents = _parts.Count(part => part.Kind == '%');
        var places = isDressed ? 0 : Thousands(inner) * 3;
        var (whole, decimals, between) = isDressed ? (1, (0, 0), ("", 0)) : Digits(inner, ref places);
        return new FormatSection(
            _condition,
            TextOf(0, first),
            between,
            TextOf(last + 1, _parts.Count) is var after && isDressed ? TextOf(inner.FindLastIndex(part => part.Kind is '0' or '#' or '?') + first + 1, _parts.Count) : after,
            places - (percents * 2),
            whole,
            decimals,
            inner.Exists(part => part.Kind == 'G') ? FigureKind.General : isDressed ? FigureKind.Dressed : FigureKind.Exact,
            _isColoured,
            showsDate,
            _showsTime);
    }

    /// <summary>Commas behind the last digit before the point or at the end: each divides by a thousand.</summary>
    private static int Thousands(List<(char Kind, string Text)> parts)
    {
        var point = parts.FindIndex(part => part.Kind == '.');
        var count = TrailingCommas(parts, parts.Count);
        return point > 0 ? count + TrailingCommas(parts, point) : count;
    }

    private static int TrailingCommas(List<(char Kind, string Text)> parts, int end)
    {
        var count = 0;
        while (count < end && parts[end - 1 - count].Kind == ',')
            count++;
        return count;
    }

    /// <summary>
    /// The digits before and behind the point. A point that is a text among the digits moves the figure: 0!.0000 shows ten-thousandths.
    /// </summary>
    private static (int Whole, (int Most, int Least) Decimals, (string Text, int Digits) Between) Digits(List<(char Kind, string Text)> parts, ref int places)
    {
        var (whole, decimals, least, isBehind) = (0, 0, 0, false);
        var between = (Text: "", Digits: 0);
        foreach (var (kind, text) in parts)
        {
            switch (kind)
            {
                case '.':
                    isBehind = true;
                    break;
                case '0' or '#' or '?':
                    decimals += isBehind ? 1 : 0;
                    least += isBehind && kind == '0' ? 1 : 0;
                    whole += !isBehind && kind == '0' ? 1 : 0;
                    between.Digits += between.Text.Length > 0 ? 1 : 0;
                    break;
                case 't' when !isBehind && !string.IsNullOrWhiteSpace(text) && text is not ("," or "，" or "'"):
                    between = (between.Text + text, 0);
                    break;
            }
        }

        if (between.Text != "." || decimals > 0)
            return (whole, (decimals, least), between);
        places += between.Digits;
        return (Math.Max(1, whole - between.Digits), (between.Digits, between.Digits), ("", 0));
    }

    private readonly string TextOf(int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
            text.Append(_parts[i].Kind switch { 't' => _parts[i].Text, '%' => "%", '/' => "/", _ => "" });
        return text.ToString().Trim();
    }
}
