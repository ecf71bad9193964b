using System.Collections.Immutable;
using System.Globalization;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>What is written as other languages and programs have it: one message for the whole, with the way it is written here.</summary>
internal sealed partial class SyntaxErrors
{
    private static readonly Phrase NotInForm = new("write not x in {…}", "请写 not x in {…}");
    private static readonly Phrase BetweenForm = new("write x >= a and x <= b", "请写 x >= a and x <= b");
    private static readonly Phrase ConditionalForm = new("write if a then b else c", "请写 if a then b else c");

    /// <summary>Tells of an expression with tokens that fit nowhere, at the first of them. False where its tokens have mistakes of their own to tell.</summary>
    private bool ReportUnexpectedExpression(UnexpectedExpressionGreen expression, GreenToken token, TextSpan place, Frame frame)
    {
        // The second half of `x between a and b` and of `a ? b : c`.
        if (frame.Parent?.Node is UnexpectedExpressionGreen outer && outer.Right == expression && token.Kind is SyntaxKind.ColonToken or SyntaxKind.IdentifierToken)
            return true;
        if (frame.Parent?.Node is FormulaGreen formula && ReportBehindFormula(expression, formula, token, place, frame))
            return true;
        if (expression.Left is not { } left || FormOf(token, expression) is not { } form)
        {
            ReportTooMuch(place, frame);
            return false;
        }

        var whole = TextSpan.FromBounds(frame.Start + left.LeadingTriviaWidth, EndOf(frame));
        form(this, expression, left, place, whole);
        frame.EndsInHole = token.Kind != SyntaxKind.IdentifierToken || expression.Right is UnexpectedExpressionGreen;
        return true;
    }

    private delegate void Form(SyntaxErrors errors, UnexpectedExpressionGreen expression, ExpressionGreen left, TextSpan token, TextSpan whole);

    private static Form? FormOf(GreenToken token, UnexpectedExpressionGreen expression) => token.Kind switch
    {
        SyntaxKind.CommaToken => static (errors, _, _, _, whole) => errors.ReportNumber(whole),
        SyntaxKind.ColonToken => static (errors, _, _, _, whole) => errors.ReportForeign(whole, ForeignWords.Range, []),
        SyntaxKind.BadToken when token.Text is "?" or "？" => static (errors, expression, left, place, whole) => errors.ReportQuestion(expression, left, place, whole),
        SyntaxKind.IdentifierToken when ForeignWords.IsOperator(token.Text, "IS") => static (errors, expression, left, place, whole) => errors.ReportIs(expression, left, place, whole),
        SyntaxKind.IdentifierToken when ForeignWords.IsOperator(token.Text, "BETWEEN") => static (errors, expression, left, place, whole) => errors.ReportBetween(expression, left, place, whole),
        SyntaxKind.IdentifierToken when ForeignWords.IsOperator(token.Text, "LIKE") || ForeignWords.IsOperator(token.Text, "CONTAINS") =>
            static (errors, _, _, place, _) => errors.ReportForeign(place, ForeignWords.Text, []),
        SyntaxKind.IdentifierToken when token.ContextualKind == SyntaxKind.InKeyword && expression.Tokens == token => static (errors, _, _, place, _) => errors.ReportWordBeforeText(place),
        SyntaxKind.IdentifierToken when token.ContextualKind == SyntaxKind.AsKeyword && expression.Right is LiteralExpressionGreen { Value: var unit } =>
            (errors, _, _, _, whole) => errors.ReportUnit(unit, new TextSpan(whole.End - unit.Text.Length, unit.Text.Length)),
        _ => null,
    };

    /// <summary>Whether the right operand can hold every operator.</summary>
    private static bool IsLoose(UnexpectedExpressionGreen expression) =>
        FirstOf(expression.Tokens) is { Kind: SyntaxKind.ColonToken or SyntaxKind.BadToken };

    private static GreenNode? FirstOf(GreenNode? tokens) => tokens is GreenList list ? list.Children[0] : tokens;

    private void ReportTooMuch(TextSpan place, Frame frame)
    {
        // An operand with a mistake has told it: what goes on too long inside is too long here as well.
        if (_isInHole || frame.Node is UnexpectedExpressionGreen { Left.IsImperfect: true })
            return;
        if (frame.Node is UnexpectedExpressionGreen { Left: null } && frame.Parent?.Node is not (BinaryExpressionGreen or UnaryExpressionGreen or ConditionalExpressionGreen))
            ReportTooDeep(place);
        else
            Report(SyntaxDiagnostics.ExpressionTooLong, place, [], NestingLimits.MaxExpressionHeight);
    }

    /// <summary>The type and the modifiers of a cell behind its formula. False for anything else.</summary>
    private bool ReportBehindFormula(UnexpectedExpressionGreen expression, FormulaGreen formula, GreenToken token, TextSpan place, Frame frame)
    {
        if (expression is not { Left: { } left, Tokens: { } tokens, Right: null } || frame.Parent is not { Parent: { } item } parent
            || !(token.Kind == SyntaxKind.ColonToken || SyntaxFacts.StartsModifier(token.ContextualKind)) || (tokens == token && token.ContextualKind == SyntaxKind.InKeyword))
        {
            return false;
        }

        var whole = TextSpan.FromBounds(place.Start, EndOfText(_position, tokens));
        var written = _text.Substring(whole.Start, whole.Length);
        var sign = parent.Start + formula.EqualsToken.LeadingTriviaWidth;
        var isOrdered = token.Kind == SyntaxKind.ColonToken
            ? item.Node is PlainItemGreen { Type: null, Modifiers: null } or TotalItemGreen { Type: null, Modifiers: null } or MemoItemGreen { Type: null, Modifiers: null }
                or CellDeclarationGreen { Type: null, Modifiers: null }
            : !written.Contains(':', StringComparison.Ordinal);
        ReportForeign(whole, ForeignWords.BeforeFormula, isOrdered && !written.Contains("//", StringComparison.Ordinal)
            ? [new Fix(
                new Phrase($"Put '{written}' before the '='", $"把 '{written}' 移到 '=' 之前"),
                [new TextChange(new TextSpan(sign, 0), written + " "), new TextChange(TextSpan.FromBounds(EndOfText(frame.Start, left), whole.End), "")])]
            : []);
        return true;
    }

    /// <summary>A unit by a text in quotes: by its label, or by its code.</summary>
    private void ReportUnit(GreenToken text, TextSpan place)
    {
        var meant = UnitOf(TokenValues.ValueText(text.Kind, text.Text));
        ReportForeign(place, ForeignWords.Unit, meant is null ? [] : [Fixes.Replace(place, meant)]);
    }

    /// <summary>The code of the file's unit that has the code or the label; null where there is none.</summary>
    private string? UnitOf(string written)
    {
        return Units(_root.Members).FirstOrDefault(unit => unit.Code.Text == written || Texts(unit.Label).Contains(written))?.Code.Text;

        static IEnumerable<UnitDeclarationGreen> Units(GreenNode? members) => ElementsOf(members).SelectMany(member => member switch
        {
            UnitDeclarationGreen unit => [unit],
            TemplateDeclarationGreen template => Units(template.Members),
            _ => Enumerable.Empty<UnitDeclarationGreen>(),
        });

        static IEnumerable<string> Texts(LabelGreen label) => ElementsOf(label.Translations).OfType<TaggedTextGreen>().Select(tagged => tagged.Text)
            .Prepend(label.Text).Select(text => TokenValues.ValueText(text.Kind, text.Text));
    }

    private static GreenNode[] ElementsOf(GreenNode? list) => list switch
    {
        null => [],
        GreenList several => [.. several.Children],
        _ => [list],
    };

    /// <summary>What stands where a number of a constant does: a date, a text, a number with commas.</summary>
    private void ReportConstant(TextSpan whole)
    {
        var written = _text.Substring(whole.Start, whole.Length);
        if (ForeignDates.NumbersOf(written.Trim('"')) is { } date)
            ReportForeign(whole, ForeignWords.DateForm($"date({date})"), [Fixes.Replace(whole, $"date({date})")]);
        else if (written.StartsWith('"'))
            ReportForeign(whole, ForeignWords.Constant, IsNumber(written.Trim('"')) ? [Fixes.Replace(whole, written.Trim('"'))] : []);
        else if (written.Contains(',', StringComparison.Ordinal) || written.Contains('，', StringComparison.Ordinal))
            ReportNumber(whole);
        else
            ReportForeign(whole, ForeignWords.Constant, []);
    }

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    /// <summary>A whole date where the year of one stands.</summary>
    private void ReportDate(TextSpan place)
    {
        var date = ForeignDates.NumbersOf(_text.Substring(place.Start, place.Length).Trim('"'));
        ReportForeign(place, ForeignWords.DateForm($"date({date ?? "2024, 1, 31"})"), date is null ? [] : [Fixes.Replace(place, date)]);
    }

    /// <summary>Thousands with commas, or a decimal comma.</summary>
    private void ReportNumber(TextSpan whole)
    {
        var parts = _text.Substring(whole.Start, whole.Length).Split([',', '，']);
        var isGroup = parts[1].Split('.')[0].Length == 3 && parts[0] != "0" && parts[0].Length <= 3;
        var written = string.Join(isGroup ? '_' : '.', parts);
        ReportForeign(whole, ForeignWords.Number(written), [Fixes.Replace(whole, written)]);
    }

    private void ReportIs(UnexpectedExpressionGreen expression, ExpressionGreen left, TextSpan word, TextSpan whole)
    {
        var words = expression.Tokens is GreenList list ? list.Children.ToArray().OfType<GreenToken>().Select(token => token.Text).ToArray() : [];
        var isNot = words.Length > 1 && ForeignWords.IsOperator(words[1], "NOT");
        if (expression.Right is null)
        {
            var subject = TextOf(left);
            var written = isNot ? $"exists({subject})" : $"not exists({subject})";
            ReportForeign(TextSpan.FromBounds(word.Start, whole.End), ForeignWords.Write(written), [Fixes.Replace(whole, written)]);
            return;
        }

        var end = expression.Tokens is { } tokens ? EndOfText(_position, tokens) : word.End;
        var place = TextSpan.FromBounds(word.Start, end);
        var sign = isNot ? "!=" : "==";
        ReportForeign(place, ForeignWords.Write(sign), [Fixes.Replace(place, sign)]);
    }

    private void ReportBetween(UnexpectedExpressionGreen expression, ExpressionGreen left, TextSpan word, TextSpan whole)
    {
        if (expression.Right is not UnexpectedExpressionGreen { Left: { } low, Right: { } high })
        {
            ReportForeign(word, BetweenForm, []);
            return;
        }

        var subject = TextOf(left);
        var written = $"{subject} >= {TextOf(low)} and {subject} <= {TextOf(high)}";
        ReportForeign(TextSpan.FromBounds(word.Start, whole.End), ForeignWords.Write(written), [Fixes.Replace(whole, written)]);
    }

    private void ReportQuestion(UnexpectedExpressionGreen expression, ExpressionGreen left, TextSpan sign, TextSpan whole)
    {
        if (expression.Right is not UnexpectedExpressionGreen { Left: { } whenTrue, Right: { } whenFalse, Tokens.Kind: SyntaxKind.ColonToken })
        {
            ReportForeign(sign, ConditionalForm, []);
            return;
        }

        ReportForeign(sign, ConditionalForm, [Fixes.Replace(whole, $"if {TextOf(left)} then {TextOf(whenTrue)} else {TextOf(whenFalse)}")]);
    }

    /// <summary><c>x not in {…}</c>: the negation stands before the whole comparison.</summary>
    private void ReportNotIn(InExpressionGreen membership, TextSpan word, Frame frame)
    {
        var blanks = 0;
        while (word.End + blanks < _text.Length && _text[word.End + blanks] == ' ') blanks++;
        var start = frame.Start + membership.Left.LeadingTriviaWidth;
        ReportForeign(
            word, NotInForm,
            [new Fix(
                new Phrase("Put 'not' before the comparison", "把 'not' 移到比较之前"),
                [new TextChange(new TextSpan(start, 0), "not "), new TextChange(new TextSpan(word.Start, word.Length + blanks), "")])]);
    }

    /// <summary>Other brackets than braces behind <c>in</c>, told at their end.</summary>
    private bool ReportBrackets(InExpressionGreen membership, TextSpan close, Frame frame)
    {
        var bracket = membership.OpenBraceToken;
        if (ClosingOf(bracket) == SyntaxKind.CloseBraceToken)
            return false;
        var start = frame.Start + membership.Left.FullWidth + membership.InKeyword.FullWidth + (bracket.Leading?.FullWidth ?? 0);
        var open = new TextSpan(start, bracket.Text.Length);
        ReportForeign(
            open, ForeignWords.Write("in {…}"),
            [new Fix(new Phrase("Write 'in {…}'", "改为 'in {…}'"), [new TextChange(open, "{"), new TextChange(close, "}")])]);
        return true;
    }

    /// <summary>The bracket that closes what one opens, which may have been taken for a brace.</summary>
    private static SyntaxKind ClosingOf(GreenToken open) => open.Text switch
    {
        "(" or "（" => SyntaxKind.CloseParenToken,
        "[" or "［" or "【" => SyntaxKind.CloseBracketToken,
        _ => SyntaxKind.CloseBraceToken,
    };

    private void ReportForeign(TextSpan place, Phrase form, ImmutableArray<Fix> fixes)
    {
        if (!_isInHole)
            Report(SyntaxDiagnostics.ForeignForm, place, fixes, $"'{_text.Substring(place.Start, place.Length)}'", form);
    }
}
