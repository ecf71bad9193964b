using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Numbers and periods, also as other programs write them.</summary>
internal sealed partial class Parser
{
    /// <summary>A number with a comma in it, where no list is that the comma could belong to.</summary>
    private LiteralExpressionGreen ParseNumber()
    {
        var start = CurrentTextStart;
        var number = Advance();
        if (_isInList || CurrentKind != SyntaxKind.CommaToken || _startsLine || CurrentTextStart != _previousEnd || Next.Kind != SyntaxKind.NumberToken
            || _current.Trailing is not null)
        {
            return GreenFactory.LiteralExpression(number);
        }

        var isGroup = Next.Text.Split('.')[0].Length == 3 && number.Text != "0" && number.Text.Length <= 3;
        while (CurrentKind == SyntaxKind.CommaToken && CurrentTextStart == _previousEnd && _current.Trailing is null && Next.Kind == SyntaxKind.NumberToken)
        {
            SkipSilently();
            SkipSilently();
        }

        var span = TextSpan.FromBounds(start, _previousEnd);
        var written = _text[start.._previousEnd].Replace(",", isGroup ? "_" : ".", StringComparison.Ordinal);
        ReportForeign(span, ForeignForms.Number(written), [Fixes.Replace(span, written)]);
        return GreenFactory.LiteralExpression(number);
    }

    /// <summary>A period without its quotes, such as <c>2024-06</c> or <c>2024Q1</c>.</summary>
    private GreenToken EatPeriod()
    {
        if (CurrentKind != SyntaxKind.NumberToken)
            return EatNumberOrText();
        var start = CurrentTextStart;
        if (PeriodIn(_current.Text) is { } meant)
        {
            SkipSilently();
            ReportForeign(TextSpan.FromBounds(start, _previousEnd), ForeignForms.Period(meant), [Fixes.Replace(TextSpan.FromBounds(start, _previousEnd), meant)]);
            return MissingTokens.Get(SyntaxKind.NumberToken);
        }

        if (Next.Kind != SyntaxKind.MinusToken || _current.Trailing is not null)
            return Advance();
        var year = Advance();
        while (CurrentTextStart == _previousEnd && CurrentKind is SyntaxKind.MinusToken or SyntaxKind.NumberToken or SyntaxKind.IdentifierToken)
            SkipSilently();
        var span = TextSpan.FromBounds(start, _previousEnd);
        var written = $"\"{_text[start.._previousEnd]}\"";
        ReportForeign(span, ForeignForms.Period(written), [Fixes.Replace(span, written)]);
        return year;
    }

    /// <summary>What <c>2024Q1</c>, <c>2024H1</c> and <c>2024年</c> mean as a period; null for another text.</summary>
    private static string? PeriodIn(string text) =>
        text.Length < 5 || text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') >= 0 ? null
        : text[4] == '年' && text.Length == 5 ? text[..4]
        : char.ToUpperInvariant(text[4]) is 'Q' or 'H' && text.Length == 6 && char.IsAsciiDigit(text[5]) ? $"\"{text[..4]}-{text[4..].ToUpperInvariant()}\""
        : null;
}
