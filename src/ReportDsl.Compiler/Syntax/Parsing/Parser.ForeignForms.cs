using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>What people write from the habit of worksheets, SQL and programming: told in one message and passed over as a whole.</summary>
internal sealed partial class Parser
{
    /// <summary>Whether the expression stands in a list, where a comma goes on to the next element.</summary>
    private bool _isInList;

    /// <summary>Reads what another language has behind an operand; null where nothing of the kind stands.</summary>
    private ExpressionGreen? ParseForeignOperator(ExpressionGreen left, int start, int minimum)
    {
        if (_isInHole)
            return null;
        if (CurrentKind == SyntaxKind.BadToken && _current.Text is "?" or "？" && minimum == 1)
            return ParseQuestionMark(left, start);
        if (_isInItemFormula || !IsAtName || minimum > ComparisonPrecedence)
            return null;
        if (Next.Kind == SyntaxKind.StringToken)
            return IsSpelled("LIKE") || IsSpelled("CONTAINS") ? ParseUnfixable(left, CurrentSpan) : null;
        return _current.Text.ToUpperInvariant() switch
        {
            "IS" => ParseIs(left, start),
            "BETWEEN" => ParseBetween(left, start),
            "LIKE" or "CONTAINS" => ParseUnfixable(left, CurrentSpan),
            "NOT" when CurrentWord == SyntaxKind.NotKeyword && Next.ContextualKind == SyntaxKind.InKeyword => ParseNotIn(left, start),
            _ => null,
        };
    }

    private static int ComparisonPrecedence => SyntaxFacts.GetInfixPrecedence(SyntaxKind.EqualsEqualsToken);

    private bool IsSpelled(string word) => string.Equals(_current.Text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>x is null</c>, <c>x is not blank</c>; any other <c>is</c> compares.</summary>
    private CallExpressionGreen ParseIs(ExpressionGreen left, int start)
    {
        var subject = _text[start.._previousEnd];
        var from = CurrentTextStart;
        Skip();
        var isNot = IsSpelled("NOT");
        if (isNot)
            Skip();
        if (IsAtName && ForeignForms.MeansBlank(_current.Text))
        {
            var written = isNot ? $"exists({subject})" : $"not exists({subject})";
            Skip();
            ReportForeign(from, _previousEnd, written, start);
            return Refused(left);
        }

        ReportForeignWord(from, isNot ? "!=" : "==");
        return Refused(left, ParseOperandExpression(ComparisonPrecedence + 1));
    }

    private CallExpressionGreen ParseBetween(ExpressionGreen left, int start)
    {
        var subject = _text[start.._previousEnd];
        var from = CurrentTextStart;
        var word = CurrentSpan;
        Skip();
        var low = ParseOperandExpression(ComparisonPrecedence + 1);
        var lowEnd = _previousEnd;
        if (CurrentWord != SyntaxKind.AndKeyword)
        {
            ReportForeign(word, new Phrase("write x >= a and x <= b", "请写 x >= a and x <= b"), []);
            return Refused(left, low);
        }

        var lowText = _text[word.End..lowEnd].Trim();
        Skip();
        var highStart = CurrentTextStart;
        var high = ParseOperandExpression(ComparisonPrecedence + 1);
        ReportForeign(from, _previousEnd, $"{subject} >= {lowText} and {subject} <= {_text[highStart..Math.Max(highStart, _previousEnd)]}", start);
        return Refused(left, low, high);
    }

    private CallExpressionGreen ParseUnfixable(ExpressionGreen left, TextSpan word)
    {
        ReportForeign(word, ForeignForms.Text, []);
        Skip();
        return Refused(left, ParseOperandExpression(ComparisonPrecedence + 1));
    }

    /// <summary><c>x not in {…}</c>: the negation stands before the whole comparison.</summary>
    private UnaryExpressionGreen ParseNotIn(ExpressionGreen left, int start)
    {
        var word = CurrentSpan;
        Report(ForeignForm(word, new Phrase("write not x in {…}", "请写 not x in {…}")) with
        {
            Fixes = [new Fix(
                new Phrase("Put 'not' before the comparison", "把 'not' 移到比较之前"),
                [new TextChange(new TextSpan(start, 0), "not "), new TextChange(TextSpan.FromBounds(word.Start, word.End + Blanks(word.End)), "")])],
        });
        Skip();
        var membership = ParseOperator(left, SyntaxKind.InKeyword, ComparisonPrecedence, isWrong: true);
        return GreenFactory.UnaryExpression(MissingTokens.Get(SyntaxKind.NotKeyword), membership);
    }

    /// <summary><c>a ? b : c</c>.</summary>
    private CallExpressionGreen ParseQuestionMark(ExpressionGreen left, int start)
    {
        var condition = _text[start.._previousEnd];
        var sign = CurrentSpan;
        SkipSilently();
        var whenTrueStart = CurrentTextStart;
        var whenTrue = ParseOperandExpression(1);
        var whenTrueText = _text[whenTrueStart..Math.Max(whenTrueStart, _previousEnd)];
        var form = new Phrase("write if a then b else c", "请写 if a then b else c");
        if (CurrentKind != SyntaxKind.ColonToken)
        {
            ReportForeign(sign, form, []);
            return Refused(left, whenTrue);
        }

        SkipSilently();
        var whenFalseStart = CurrentTextStart;
        var whenFalse = ParseOperandExpression(1);
        var written = $"if {condition} then {whenTrueText} else {_text[whenFalseStart..Math.Max(whenFalseStart, _previousEnd)]}";
        ReportForeign(sign, form, [Fixes.Replace(TextSpan.FromBounds(start, _previousEnd), written)]);
        return Refused(left, whenTrue, whenFalse);
    }

    /// <summary>
    /// <c>if (a, b, c)</c> as in worksheets is kept as a call, which binding tells about; <c>if (a) then b else c</c> is a condition in
    /// brackets.
    /// </summary>
    private ExpressionGreen ParseIfBeforeBracket(bool isWrong)
    {
        var word = Advance();
        var open = Advance();
        var (outerFormula, outerList) = (_isInItemFormula, _isInList);
        (_isInItemFormula, _isInList) = (false, true);
        var bracketStart = _previousEnd - open.Text.Length;
        var first = ParseArgument();
        if (CurrentKind == SyntaxKind.CommaToken)
        {
            var arguments = ParseSeparatedFrom(first, ArgumentElement);
            (_isInItemFormula, _isInList) = (outerFormula, outerList);
            return GreenFactory.CallExpression(word, open, arguments, Eat(SyntaxKind.CloseParenToken));
        }

        (_isInItemFormula, _isInList) = (outerFormula, outerList);
        if (first.Filter is not null)
            return GreenFactory.CallExpression(word, open, first, Eat(SyntaxKind.CloseParenToken));
        var bracket = GreenFactory.ParenthesizedExpression(open, first.Expression, Eat(SyntaxKind.CloseParenToken));
        var sign = word.AsKeyword();
        return ParseIfFrom(
            isWrong ? sign.With(sign.Leading, sign.Trailing, GreenFlags.Imperfect) : sign, ParseOperators(bracket, bracketStart, minimum: 1));
    }

    /// <summary><c>sum(A1:B2)</c>: a colon between the corners of a range.</summary>
    private CallExpressionGreen ParseRange(ExpressionGreen first, int start)
    {
        SkipSilently();
        var second = ParseOperandExpression(1);
        ReportForeign(TextSpan.FromBounds(start, Math.Max(start, _previousEnd)), ForeignForms.Range, []);
        return Refused(first, second);
    }

    /// <summary>The values behind <c>in</c>; other brackets than braces are told and taken for them.</summary>
    private InExpressionGreen ParseIn(ExpressionGreen left, GreenToken sign)
    {
        var start = CurrentTextStart;
        var isForeign = CurrentKind is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken;
        var closing = CurrentKind switch
        {
            SyntaxKind.OpenParenToken => SyntaxKind.CloseParenToken,
            SyntaxKind.OpenBracketToken => SyntaxKind.CloseBracketToken,
            _ => SyntaxKind.CloseBraceToken,
        };
        var open = isForeign ? Advance().TakenFor(SyntaxKind.OpenBraceToken) : Eat(SyntaxKind.OpenBraceToken);
        var outer = _isInList;
        _isInList = true;
        var values = ParseSeparated(BracketedElement);
        _isInList = outer;
        if (!isForeign)
            return GreenFactory.InExpression(left, sign, open, values, Eat(SyntaxKind.CloseBraceToken));

        var end = CurrentTextStart;
        var close = Eat(closing);
        if (!close.IsMissing)
        {
            ReportForeign(
                new TextSpan(start, 1), ForeignForms.Write("in {…}"),
                [new Fix(new Phrase("Write 'in {…}'", "改为 'in {…}'"), [new TextChange(new TextSpan(start, 1), "{"), new TextChange(new TextSpan(end, 1), "}")])]);
        }

        return GreenFactory.InExpression(left, sign, open, values, close.IsMissing ? MissingTokens.Get(SyntaxKind.CloseBraceToken) : close.TakenFor(SyntaxKind.CloseBraceToken));
    }

    /// <summary>Tells of <c>=</c> where values are compared, and makes of it the sign that was meant.</summary>
    private void TakeEqualsForComparison()
    {
        if (!_isInHole)
        {
            _diagnostics.Add(Diagnostic.Create(SyntaxDiagnostics.EqualsForComparison, new Location(_source, CurrentSpan), Expectations.Describe(_current)) with
            {
                Fixes = [Fixes.Replace(CurrentSpan, "==")],
            });
        }

        _current = _current.TakenFor(SyntaxKind.EqualsEqualsToken);
    }

    /// <summary>An operation that was told about: binding makes nothing of it.</summary>
    private static CallExpressionGreen Refused(params ReadOnlySpan<ExpressionGreen> operands)
    {
        var arguments = new List<GreenNode>();
        foreach (var operand in operands)
        {
            if (arguments.Count > 0)
                arguments.Add(MissingTokens.Get(SyntaxKind.CommaToken));
            arguments.Add(GreenFactory.Argument(operand, null));
        }

        return GreenFactory.CallExpression(
            MissingTokens.Get(SyntaxKind.IdentifierToken), MissingTokens.Get(SyntaxKind.OpenParenToken),
            GreenList.Create(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(arguments)), MissingTokens.Get(SyntaxKind.CloseParenToken));
    }

    /// <summary>Passes over a token whose own mistakes a message tells as a part of the whole.</summary>
    private void SkipSilently()
    {
        if (_skippedStart < 0)
            _skippedStart = _position;
        MoveOn();
    }

    private int Blanks(int position)
    {
        var width = 0;
        while (position + width < _text.Length && _text[position + width] == ' ') width++;
        return width;
    }

    private void ReportForeignWord(int start, string written)
    {
        var span = TextSpan.FromBounds(start, _previousEnd);
        ReportForeign(span, ForeignForms.Write(written), [Fixes.Replace(span, written)]);
    }

    private void ReportForeign(int start, int end, string written, int replacedFrom) => ReportForeign(
        TextSpan.FromBounds(start, end), ForeignForms.Write(written), [Fixes.Replace(TextSpan.FromBounds(replacedFrom, end), written)]);

    private void ReportForeign(TextSpan span, Phrase form, ReadOnlySpan<Fix> fixes)
    {
        if (!_isInHole)
            Report(ForeignForm(span, form) with { Fixes = [.. fixes] });
    }

    private Diagnostic ForeignForm(TextSpan span, Phrase form) => Diagnostic.Create(
        SyntaxDiagnostics.ForeignForm, new Location(_source, span), $"'{_text.Substring(span.Start, span.Length)}'", form);
}
