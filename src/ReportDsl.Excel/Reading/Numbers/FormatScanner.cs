using System.Globalization;
using System.Text;

namespace ReportDsl.Excel.Reading.Numbers;

/// <summary>Takes the code of a number format apart: digits, points, separators, texts, and what is in brackets.</summary>
internal ref struct FormatScanner
{
    private static readonly string[] HalvesOfDay = ["AM/PM", "A/P", "上午/下午"];

    private readonly ReadOnlySpan<char> _code;
    private readonly List<(char Kind, string Text)> _parts = [];
    private int _at;
    private FormatCondition? _condition;
    private bool _isColoured;
    private bool _showsDate;
    private bool _showsTime;
    private bool _hasMonth;
    private bool _isOfTexts;

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
        (_condition, _isColoured, _showsDate, _showsTime, _hasMonth, _isOfTexts) = (null, false, false, false, false, false);
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
                case '/' when _parts.Exists(part => part.Kind is '0' or '#' or '?') && Run("0123456789") > 0:
                    // A fraction with a denominator of its own.
                    Add('/', "");
                    Add('?', "");
                    break;
                case '0' or '#' or '?' or '.' or ',' or '%' or '/':
                    Add(c, "");
                    break;
                case '@':
                    _isOfTexts = true;
                    Add('G', "");
                    break;
                case 'G' or 'g' when _code[(_at - 1)..].StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    _at += "General".Length - 1;
                    Add('G', "");
                    break;
                case 'G' when _code[(_at - 1)..].StartsWith("G/通用格式", StringComparison.Ordinal):
                    _at += "G/通用格式".Length - 1;
                    Add('G', "");
                    break;
                case 'E' or 'e' when _at < _code.Length && _code[_at] is '+' or '-':
                    _at++;
                    Add('E', "");
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
                case 'a' or 'A' or '上' when HalfOfDay() is > 0 and var length:
                    _at += length - 1;
                    _showsTime = true;
                    break;
                case 'a' or 'A' or 'n' or 'N' or 'q' or 'Q' or 'w' or 'W' when Letters(c) is var count && count >= (c is 'a' or 'A' ? 3 : c is 'q' or 'Q' ? 1 : 2):
                    // Days of the week, quarters and weeks.
                    _at += count - 1;
                    _showsDate = true;
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

    /// <summary>Passes over a run of characters and says how many there are.</summary>
    private int Run(string of)
    {
        var rest = _code[_at..];
        var length = rest.IndexOfAnyExcept(of);
        length = length < 0 ? rest.Length : length;
        _at += length;
        return length;
    }

    /// <summary>How often the letter that was read stands here, in any case.</summary>
    private readonly int Letters(char letter)
    {
        var count = 1;
        while (_at - 1 + count < _code.Length && char.ToUpperInvariant(_code[_at - 1 + count]) == char.ToUpperInvariant(letter))
            count++;
        return count;
    }

    /// <summary>The length of what stands for morning and afternoon, 0 where nothing does.</summary>
    private readonly int HalfOfDay()
    {
        foreach (var word in HalvesOfDay)
        {
            if (_code[(_at - 1)..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return word.Length;
        }

        return 0;
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
        var section = new FormatSection(_condition)
        {
            IsColoured = _isColoured,
            IsOfTexts = _isOfTexts,
            ShowsDate = _showsDate || (_hasMonth && !_showsTime),
            ShowsTime = _showsTime,
        };
        if (first < 0)
            return section with { ShownBefore = TextOf(0, _parts.Count) };

        last = Math.Max(first, last);
        var inner = _parts.GetRange(first, last - first + 1);
        section = section with { ShownBefore = TextOf(0, first), ShownAfter = TextOf(last + 1, _parts.Count), Places = -2 * _parts.Count(part => part.Kind == '%') };
        if (inner.Exists(part => part.Kind is 'E' or '/'))
        {
            var end = inner.FindLastIndex(part => part.Kind is '0' or '#' or '?') + first + 1;
            return section with { Figure = FigureKind.Dressed, Digits = 1, ShownAfter = TextOf(end, _parts.Count) };
        }

        return WithDigits(section, inner) with { Figure = inner.Exists(part => part.Kind == 'G') ? FigureKind.General : FigureKind.Exact };
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
    private static FormatSection WithDigits(FormatSection section, List<(char Kind, string Text)> parts)
    {
        var (wholes, zeros, decimals, least, isBehind) = (0, 0, 0, 0, false);
        var texts = new List<(string Text, int Wholes)>();
        foreach (var (kind, text) in parts)
        {
            switch (kind)
            {
                case '.':
                    isBehind = true;
                    break;
                case '0' or '#' or '?' when isBehind:
                    decimals++;
                    least += kind == '0' ? 1 : 0;
                    break;
                case '0' or '#' or '?':
                    wholes++;
                    zeros += kind == '0' ? 1 : 0;
                    break;
                case 't' when !isBehind && texts is [.., var before] && before.Wholes == wholes:
                    texts[^1] = (before.Text + text, wholes);
                    break;
                case 't' when !isBehind && text.Length > 0:
                    texts.Add((text, wholes));
                    break;
            }
        }

        var places = section.Places + (Thousands(parts) * 3);
        if (texts is [(".", var above)] && decimals == 0)
        {
            decimals = wholes - above;
            return section with { Places = places + decimals, Digits = Math.Max(1, zeros - decimals), Decimals = (decimals, decimals) };
        }

        return section with
        {
            Places = places,
            Digits = zeros,
            Decimals = (decimals, least),
            Among = [.. texts.Select(text => (text.Text, wholes - text.Wholes))],
        };
    }

    private readonly string TextOf(int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
            text.Append(_parts[i].Kind switch { 't' => _parts[i].Text, '%' => "%", '/' => "/", _ => "" });
        return text.ToString();
    }
}
