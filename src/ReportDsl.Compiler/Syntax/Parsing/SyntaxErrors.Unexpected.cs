using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Syntax.Green;
using ReportDsl.Text;

namespace ReportDsl.Syntax.Parsing;

/// <summary>Tokens that were passed over, and such as fit nowhere.</summary>
internal sealed partial class SyntaxErrors
{
    private static readonly FrozenDictionary<BlockKind, ImmutableArray<string>> MemberWords = Enum.GetValues<BlockKind>().ToFrozenDictionary(
        block => block,
        block => Enum.GetValues<SyntaxKind>().Where(kind => Member.Starts(block, kind)).Select(kind => SyntaxFacts.GetText(kind) ?? "").ToImmutableArray());

    /// <summary>Tells of what was passed over before a token; why it was, the place of the token says.</summary>
    private void VisitSkipped(GreenToken token, int width, Frame frame)
    {
        var first = _tokens.IndexAt(_position);
        var end = _tokens.IndexAt(_position + width);
        var place = TextSpan.FromBounds(PlaceOf(first).Start, PlaceOf(end - 1).End);
        switch (frame.Node)
        {
            case PeriodDeclarationGreen:
                ReportInterval(place);
                break;
            case PeriodFromGreen or PeriodToGreen or SinceClauseGreen or UntilClauseGreen:
                ReportPeriod(place);
                break;
            case VersionClauseGreen:
                ReportVersion(place);
                break;
            case NumberConstantGreen:
                ReportConstant(place);
                break;
            case DateConstantGreen:
                ReportDate(place);
                break;
            case WhenClauseGreen:
                ReportForeign(place, ForeignWords.Write("when"), [Fixes.Replace(place, "when")]);
                break;
            case UnitModifierGreen or ToleranceUnitGreen when _tokens[first].Kind == SyntaxKind.StringToken:
                ReportUnit(_tokens[first], place);
                break;
            case InExpressionGreen membership:
                ReportNotIn(membership, PlaceOf(first), frame);
                break;
            case not CodeEntryGreen when token.Kind == SyntaxKind.IdentifierToken:
                ReportHyphen(place);
                break;
            default:
                ReportSkipped(token.Kind, first, end, frame);
                break;
        }

        _position += width;
        _previousEnd = place.End;
    }

    private void ReportSkipped(SyntaxKind expected, int first, int end, Frame frame)
    {
        for (var i = first; i < end; i++)
        {
            if (expected == SyntaxKind.CloseBraceToken)
                ReportTooDeep(PlaceOf(i));
            else
                ReportUnexpected(_tokens[i], PlaceOf(i), frame.Node is CodeEntryGreen ? Expectations.CodeEntry : Expectations.Sign(expected));
            ReportLexicalErrors(_tokens[i], PlaceOf(i).Start);
        }
    }

    private TextSpan PlaceOf(int index)
    {
        var token = _tokens[index];
        return new TextSpan(_tokens.StartOf(index) + (token.Leading?.FullWidth ?? 0), token.Text.Length);
    }

    /// <summary>Tells of a token that fits nowhere, and whether the hole goes on behind it; null for a token of another node.</summary>
    private bool? VisitUnexpected(GreenToken token, TextSpan place, Frame frame)
    {
        var isFirst = !frame.HasBegun;
        frame.HasBegun = true;
        switch (frame.Node)
        {
            case UnexpectedDeclarationGreen or UnexpectedItemGreen when isFirst && IsMisplacedClause(token, frame.Node):
                if (!_isInHole)
                    Report(SyntaxDiagnostics.MisplacedClause, place, [], Expectations.Describe(token), Expectations.PlaceOf(token.ContextualKind));
                return true;
            case UnexpectedDeclarationGreen when isFirst:
                var block = BlockOf(frame);
                ReportUnexpected(
                    token, place, Expectations.Members(block),
                    token.Kind == SyntaxKind.IdentifierToken ? NearestName.Find(token.Text, MemberWords[block]) : null);
                return true;
            case UnexpectedItemGreen when isFirst:
                ReportUnexpected(token, place, Expectations.Item);
                return true;
            case UnexpectedDeclarationGreen or UnexpectedItemGreen:
                return true;
            case UnexpectedClauseGreen:
                ReportUnexpected(token, place, Expectations.ColonOrClause);
                return _isInHole;
            case UnexpectedExpressionGreen expression:
                if (isFirst)
                    frame.IsToldAsAWhole = ReportUnexpectedExpression(expression, token, place, frame);
                return true;
            default:
                return null;
        }
    }

    private static bool IsMisplacedClause(GreenToken token, GreenNode node) => node is UnexpectedItemGreen
        ? token.ContextualKind == SyntaxKind.WhenKeyword
        : SyntaxFacts.StartsClause(token.ContextualKind);

    private static BlockKind BlockOf(Frame frame) => frame.Node switch
    {
        CompilationUnitGreen => BlockKind.File,
        TemplateDeclarationGreen => BlockKind.Template,
        SectionDeclarationGreen => BlockKind.Section,
        TableDeclarationGreen => BlockKind.Table,
        _ => frame.Parent is { } parent ? BlockOf(parent) : BlockKind.File,
    };

    private void ReportUnexpected(GreenToken token, TextSpan place, Phrase expected, string? proposal = null)
    {
        if (!IsReported(token))
            Report(SyntaxDiagnostics.Unexpected, place, proposal is null ? [] : [Fixes.Replace(place, proposal)], Expectations.Describe(token), expected);
    }

    private void ReportTooDeep(TextSpan place)
    {
        if (!_isInHole)
            Report(SyntaxDiagnostics.NestedTooDeeply, place, [], NestingLimits.MaxNesting);
    }

    private void ReportInterval(TextSpan place)
    {
        var written = _text.Substring(place.Start, place.Length);
        var meant = ForeignWords.Interval(written.Trim('"').Replace("-", "", StringComparison.Ordinal));
        Report(SyntaxDiagnostics.UnknownInterval, place, meant is null ? [] : [Fixes.Replace(place, meant)], $"'{written}'");
    }

    private void ReportVersion(TextSpan place)
    {
        var written = $"\"{_text.Substring(place.Start, place.Length)}\"";
        ReportForeign(place, ForeignWords.Version(written), [Fixes.Replace(place, written)]);
    }

    private void ReportHyphen(TextSpan place)
    {
        var written = _text.Substring(place.Start, place.Length).Replace('-', '_').Replace('－', '_');
        ReportForeign(place, ForeignWords.Name(written), [Fixes.Replace(place, written)]);
    }

    private void ReportPeriod(TextSpan place)
    {
        var written = _text.Substring(place.Start, place.Length);
        var meant = ForeignWords.Period(written) ?? $"\"{written}\"";
        ReportForeign(place, ForeignWords.PeriodForm(meant), [Fixes.Replace(place, meant)]);
    }
}
