using System.Text;

namespace ReportDsl.CSharp.Writing;

/// <summary>Writes lines of code at their indentation. Line ends are line feeds on every system.</summary>
internal sealed class CodeWriter
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _depth * IndentWidth).Append(text);
        _text.Append('\n');
    }

    /// <summary>Writes a text of several lines, each indented as this stands.</summary>
    public void Lines(string text)
    {
        foreach (var line in text.Split('\n'))
            Line(line);
    }

    /// <summary>Ends the statement of the line before.</summary>
    public void TerminateLine() => _text.Insert(_text.Length - 1, ';');

    /// <summary>Appends what another writer wrote, indented as this one stands.</summary>
    public void Append(CodeWriter other)
    {
        foreach (var line in other.ToString().Split('\n')[..^1])
            Line(line);
    }

    /// <summary>Opens a brace; disposing closes it.</summary>
    public Scope Block()
    {
        Line("{");
        _depth++;
        return new Scope(this, "}");
    }

    /// <summary>Opens a brace of an expression; disposing closes it with what ends the statement.</summary>
    public Scope Block(string open, string close)
    {
        Line(open);
        _depth++;
        return new Scope(this, close);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Scope(CodeWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line(close);
        }
    }
}
