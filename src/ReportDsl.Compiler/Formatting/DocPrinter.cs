using System.Text;

namespace ReportDsl.Formatting;

/// <summary>Settles the line breaks of a <see cref="Doc"/> and prints it. Needs no stack in proportion to the depth of the document.</summary>
internal sealed class DocPrinter(int maxWidth, string newLine)
{
    private const int IndentStep = 4;

    private readonly StringBuilder _output = new();
    private readonly Stack<Command> _commands = new();
    private readonly HashSet<Doc.Group> _broken = [];
    private int _column;
    private int _lineIndent;
    private int _blanks;
    private bool _atLineStart = true;
    private bool _lineMustEnd;
    private bool _hasEmptyLine = true;

    /// <summary>A document to be printed: flat on one line or broken, from part <paramref name="Next"/> of a fill on.</summary>
    private readonly record struct Command(Doc Doc, int Indent, bool Flat, int Next = 0);

    public string Print(Doc document)
    {
        _commands.Push(new Command(document, 0, Flat: false));
        while (_commands.TryPop(out var command))
            Print(command);
        if (_output.Length > 0 && !_atLineStart)
            _output.Append(newLine);
        return _output.ToString();
    }

    private void Print(Command command)
    {
        var (doc, indent, flat, next) = command;
        switch (doc)
        {
            case Doc.Text text:
                Write(text, indent);
                break;
            case Doc.Space:
                _blanks = Math.Max(_blanks, 1);
                break;
            case Doc.Line line when flat:
                _blanks = Math.Max(_blanks, line.Blanks);
                break;
            case Doc.Line:
                EndLine(indent);
                break;
            case Doc.FreshLine:
                StartLine(indent);
                break;
            case Doc.EmptyLine:
                StartLine(indent);
                if (!_hasEmptyLine) _output.Append(newLine);
                _hasEmptyLine = true;
                break;
            case Doc.EndOfLineComment:
                _lineMustEnd = true;
                break;
            case Doc.Padding padding:
                if (IsBroken(padding.Owner)) _blanks += padding.Blanks;
                break;
            case Doc.Sequence sequence:
                for (var i = sequence.Parts.Length - 1; i >= 0; i--)
                    _commands.Push(new Command(sequence.Parts[i], indent, flat));
                break;
            case Doc.Group group:
                var fits = flat || (!group.MustBreak && Fits(group.Content, useRest: true));
                if (!fits) _broken.Add(group);
                _commands.Push(new Command(group.Content, indent, fits));
                break;
            case Doc.Nest nest:
                _commands.Push(new Command(nest.Content, indent + IndentStep, flat));
                break;
            case Doc.Align align:
                _commands.Push(new Command(align.Content, Column(indent), flat));
                break;
            case Doc.Fill fill:
                PrintFill(fill, indent, flat, next);
                break;
        }
    }

    private void PrintFill(Doc.Fill fill, int indent, bool flat, int next)
    {
        if (next == fill.Parts.Length) return;
        var isLast = next == fill.Parts.Length - 1;
        if (!flat && next > 0)
        {
            _blanks = 1;
            if (_lineMustEnd || !Fits(fill.Parts[next], useRest: isLast))
                EndLine(indent);
        }
        else if (next > 0)
        {
            _blanks = Math.Max(_blanks, 1);
        }

        if (!isLast)
            _commands.Push(new Command(fill, indent, flat, next + 1));
        _commands.Push(new Command(fill.Parts[next], indent, flat));
    }

    private void Write(Doc.Text text, int indent)
    {
        if (_lineMustEnd) EndLine(indent);
        if (_atLineStart)
        {
            _output.Append(' ', _lineIndent);
            _column = _lineIndent;
        }
        else
        {
            _output.Append(' ', _blanks);
            _column += _blanks;
        }

        _output.Append(text.Value);
        _column += text.Width;
        _blanks = 0;
        _atLineStart = false;
        _hasEmptyLine = false;
    }

    private void StartLine(int indent)
    {
        if (_atLineStart)
            _lineIndent = indent;
        else
            EndLine(indent);
    }

    private void EndLine(int indent)
    {
        if (!_atLineStart) _output.Append(newLine);
        _atLineStart = true;
        _lineMustEnd = false;
        _lineIndent = indent;
        _blanks = 0;
    }

    private int Column(int indent) => _lineMustEnd ? indent : _atLineStart ? _lineIndent : _column + _blanks;

    private bool IsBroken(Doc.Group? owner) => owner is null || _broken.Contains(owner);

    /// <summary>
    /// Whether the document fits on the current line, flat; with <paramref name="useRest"/> what follows it up to where the line may end
    /// has to fit too.
    /// </summary>
    private bool Fits(Doc document, bool useRest)
    {
        var room = maxWidth - (_atLineStart ? _lineIndent : _column + _blanks);
        var blanks = 0;
        var lineMustEnd = false;
        var pending = new Stack<Command>();
        pending.Push(new Command(document, 0, Flat: true));
        using var rest = _commands.GetEnumerator();
        while (room >= 0)
        {
            if (!pending.TryPop(out var command))
            {
                if (!useRest || lineMustEnd || !rest.MoveNext()) return true;
                pending.Push(rest.Current);
                continue;
            }

            var (doc, _, flat, next) = command;
            switch (doc)
            {
                case Doc.Text text:
                    if (lineMustEnd || text.SpansLines) return false;
                    room -= blanks + text.Width;
                    blanks = 0;
                    break;
                case Doc.Space:
                    blanks = Math.Max(blanks, 1);
                    break;
                case Doc.Line line:
                    if (!flat) return true;
                    if (lineMustEnd) return false;
                    blanks = Math.Max(blanks, line.Blanks);
                    break;
                case Doc.FreshLine or Doc.EmptyLine:
                    return !flat;
                case Doc.EndOfLineComment:
                    lineMustEnd = true;
                    break;
                case Doc.Padding padding:
                    if (IsBroken(padding.Owner)) blanks += padding.Blanks;
                    break;
                case Doc.Sequence sequence:
                    for (var i = sequence.Parts.Length - 1; i >= 0; i--)
                        pending.Push(new Command(sequence.Parts[i], 0, flat));
                    break;
                case Doc.Group group:
                    if (flat && group.MustBreak) return false;
                    pending.Push(new Command(group.Content, 0, flat));
                    break;
                case Doc.Nest nest:
                    pending.Push(new Command(nest.Content, 0, flat));
                    break;
                case Doc.Align align:
                    pending.Push(new Command(align.Content, 0, flat));
                    break;
                case Doc.Fill fill when next < fill.Parts.Length:
                    if (next > 0 && !flat) return true;
                    if (next > 0) blanks = Math.Max(blanks, 1);
                    pending.Push(new Command(fill, 0, flat, next + 1));
                    pending.Push(new Command(fill.Parts[next], 0, flat));
                    break;
            }
        }

        return false;
    }
}
