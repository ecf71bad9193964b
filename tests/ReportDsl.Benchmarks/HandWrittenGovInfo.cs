using System.Text.RegularExpressions;

namespace ReportDsl.Benchmarks;

/// <summary>How many instances came out how, as generated code counts them.</summary>
internal record struct HandCounts(int Pass, int Fail, int NotApplicable, int NotAssessable, int BlankAsZero);

/// <summary>A line of the third table.</summary>
internal sealed class ApplicantsLine
{
    public decimal? Person, Business, Research, Charity, Legal, Other, All;
}

internal sealed class DocumentsLine
{
    public decimal? Issued, Repealed, InForce;
}

internal sealed class LitigationLine
{
    public decimal? Upheld, Corrected, Different, Pending, All;
}

/// <summary>
/// The rules of the 2021 form as somebody would write them by hand: plain fields, a method for each kind of rule, missing values by
/// nullable arithmetic. It gives the outcomes that the language gives, and counts them; it has no words for failures.
/// </summary>
internal sealed partial class HandWrittenGovInfo
{
    private const int UnpaidRow = 19;

    public string? Agency, Overview, Problems, Others;
    public readonly DocumentsLine Rules = new(), Normative = new();
    public decimal? Licences, Penalties, Coercion, Charges;
    public readonly ApplicantsLine Received = new(), CarriedIn = new(), OutcomeAll = new(), CarriedOut = new();
    public readonly ApplicantsLine[] Outcomes = [.. Enumerable.Range(0, 21).Select(_ => new ApplicantsLine())];
    public readonly LitigationLine Review = new(), Direct = new(), After = new();

    private HandCounts _counts;
    private bool _isWrong;

    public HandCounts Validate(HandWrittenGovInfo? prior)
    {
        (_counts, _isWrong) = (default, false);
        CheckText(Agency, 0, 100);
        CheckText(Overview, 10, 20_000);
        CheckText(Problems, 10, 32_767);
        CheckText(Others, 0, 32_767);
        CheckDocuments(Rules, prior?.Rules);
        CheckDocuments(Normative, prior?.Normative);
        CheckRequired(Licences);
        CheckRequired(Penalties);
        CheckRequired(Coercion);
        CheckRequired(Charges, 4);
        CheckApplications(prior);
        CheckLitigation(Review);
        CheckLitigation(Direct);
        CheckLitigation(After);
        CheckWords(prior);
        return _counts;
    }

    [GeneratedRegex(@"\A(?:.*收.*费.*)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Fees();

    private void CheckDocuments(DocumentsLine line, DocumentsLine? before)
    {
        CheckRequired(line.Issued);
        CheckRequired(line.Repealed);
        CheckRequired(line.InForce);
        var (inForce, earlier) = (Required(line.InForce), Required(before?.InForce));
        Equal(inForce, earlier + Required(line.Issued) - Required(line.Repealed));
        if (earlier is null)
            _counts.NotAssessable++;
        else if (earlier <= 20)
            _counts.NotApplicable++;
        else if (inForce is null)
            _counts.NotAssessable++;
        else
            Count(inForce <= 5 * earlier && Rounded(inForce.Value, 1) >= Rounded(0.2m * earlier.Value, 1));
    }

    private void CheckApplications(HandWrittenGovInfo? prior)
    {
        CheckLine(Received);
        CheckLine(CarriedIn);
        foreach (var line in Outcomes)
            CheckLine(line);
        CheckLine(CarriedOut);
        CheckCell(OutcomeAll.Person, true);
        CheckCell(OutcomeAll.Business, true);
        CheckCell(OutcomeAll.Research, true);
        CheckCell(OutcomeAll.Charity, true);
        CheckCell(OutcomeAll.Legal, true);
        CheckCell(OutcomeAll.Other, true);
        CheckCell(OutcomeAll.All, true);
        // The usual case: nothing is wrong, and plain decimals will do.
        decimal? person, business, research, charity, legal, other;
        if (_isWrong)
        {
            (person, business, research) = (OutcomesOf(static line => Zero(line.Person)), OutcomesOf(static line => Zero(line.Business)), OutcomesOf(static line => Zero(line.Research)));
            (charity, legal, other) = (OutcomesOf(static line => Zero(line.Charity)), OutcomesOf(static line => Zero(line.Legal)), OutcomesOf(static line => Zero(line.Other)));
        }
        else
        {
            decimal persons = 0, businesses = 0, researches = 0, charities = 0, legals = 0, others = 0;
            foreach (var line in Outcomes)
            {
                persons += line.Person ?? 0;
                businesses += line.Business ?? 0;
                researches += line.Research ?? 0;
                charities += line.Charity ?? 0;
                legals += line.Legal ?? 0;
                others += line.Other ?? 0;
            }

            (person, business, research, charity, legal, other) = (persons, businesses, researches, charities, legals, others);
        }

        CheckTotal(OutcomeAll.Person, person);
        CheckTotal(OutcomeAll.Business, business);
        CheckTotal(OutcomeAll.Research, research);
        CheckTotal(OutcomeAll.Charity, charity);
        CheckTotal(OutcomeAll.Legal, legal);
        CheckTotal(OutcomeAll.Other, other);
        CheckTotal(OutcomeAll.All, person + business + research + charity + legal + other);

        CheckColumn(prior, static line => Zero(line.Person), static line => Zero(line.Person), OutcomeAll.Person, person, static report => report.OutcomeAll.Person);
        CheckColumn(prior, static line => Zero(line.Business), static line => Zero(line.Business), OutcomeAll.Business, business, static report => report.OutcomeAll.Business);
        CheckColumn(prior, static line => Zero(line.Research), static line => Zero(line.Research), OutcomeAll.Research, research, static report => report.OutcomeAll.Research);
        CheckColumn(prior, static line => Zero(line.Charity), static line => Zero(line.Charity), OutcomeAll.Charity, charity, static report => report.OutcomeAll.Charity);
        CheckColumn(prior, static line => Zero(line.Legal), static line => Zero(line.Legal), OutcomeAll.Legal, legal, static report => report.OutcomeAll.Legal);
        CheckColumn(prior, static line => Zero(line.Other), static line => Zero(line.Other), OutcomeAll.Other, other, static report => report.OutcomeAll.Other);
        CheckColumn(prior, All, Sum, OutcomeAll.All, person + business + research + charity + legal + other, static report => report.OutcomeAll.All);
    }

    /// <summary>A column of the third table: the balance, the opening, and three comparisons with the year before.</summary>
    private void CheckColumn(
        HandWrittenGovInfo? prior,
        Func<ApplicantsLine, decimal?> column,
        Func<ApplicantsLine, decimal?> added,
        decimal? reported,
        decimal? computed,
        Func<HandWrittenGovInfo, decimal?> reportedIn)
    {
        var (received, carriedIn, granted, all) = (column(Received), column(CarriedIn), column(Outcomes[0]), Total(reported, computed));
        Equal(received + carriedIn, all + column(CarriedOut));
        if (prior is null)
        {
            _counts.NotAssessable += 4;
            return;
        }

        Equal(carriedIn, column(prior.CarriedOut));
        CheckJump(received, column(prior.Received));
        CheckJump(granted, column(prior.Outcomes[0]));
        CheckJump(all, reportedIn(prior) is { } before ? Zero(before) : prior.OutcomesOf(added));
    }

    private void CheckJump(decimal? value, decimal? before)
    {
        if (before is null)
        {
            _counts.NotAssessable++;
        }
        else if (before <= 20)
        {
            _counts.NotApplicable++;
        }
        else if (value is null)
        {
            _counts.NotAssessable++;
        }
        else
        {
            var ratio = Rounded(value.Value / before.Value, 6);
            Count(ratio <= 5 && ratio >= 0.2m);
        }
    }

    private void CheckLine(ApplicantsLine line)
    {
        var failures = _counts.Fail;
        CheckCell(line.Person, false);
        CheckCell(line.Business, false);
        CheckCell(line.Research, false);
        CheckCell(line.Charity, false);
        CheckCell(line.Legal, false);
        CheckCell(line.Other, false);
        var isWrong = _counts.Fail > failures;
        _isWrong |= isWrong;
        CheckCell(line.All, true);
        CheckTotal(line.All, isWrong
            ? Sum(line)
            : (line.Person ?? 0) + (line.Business ?? 0) + (line.Research ?? 0) + (line.Charity ?? 0) + (line.Legal ?? 0) + (line.Other ?? 0));
    }

    private void CheckLitigation(LitigationLine line)
    {
        CheckRequired(line.Upheld);
        CheckRequired(line.Corrected);
        CheckRequired(line.Different);
        CheckRequired(line.Pending);
        CheckCell(line.All, true);
        CheckTotal(line.All, Required(line.Upheld) + Required(line.Corrected) + Required(line.Different) + Required(line.Pending));
    }

    private void CheckWords(HandWrittenGovInfo? prior)
    {
        var (problems, others) = (Text(Problems, 10), Text(Others, 0));
        var problemsBefore = prior is null ? null : Text(prior.Problems, 10);
        if (problems is null || problemsBefore is null)
            _counts.NotAssessable++;
        else
            Count(problems != problemsBefore);
        if (others is null)
            _counts.NotAssessable++;
        else
            Count(others.Length >= 10);
        CheckGuarded(All(Outcomes[UnpaidRow]), others, static text => Fees().IsMatch(text));
        CheckGuarded(Required(Charges, 4), others, static text => text is not ("无" or "无。" or "无其他需要报告的事项。"));
    }

    private void CheckGuarded(decimal? guard, string? text, Func<string, bool> holds)
    {
        if (guard is null)
            _counts.NotAssessable++;
        else if (guard <= 0)
            _counts.NotApplicable++;
        else if (text is null)
            _counts.NotAssessable++;
        else
            Count(holds(text));
    }

    private void CheckTotal(decimal? reported, decimal? computed)
    {
        if (reported is null || computed is null || !IsCount(reported.Value))
            _counts.NotAssessable++;
        else
            Count(reported == computed);
    }

    private void Equal(decimal? left, decimal? right)
    {
        if (left is null || right is null)
            _counts.NotAssessable++;
        else
            Count(left == right);
    }

    private void CheckCell(decimal? value, bool isTotal)
    {
        if (value is not { } number)
            _counts.BlankAsZero += isTotal ? 0 : 1;
        else if (!IsCount(number))
            _counts.Fail++;
    }

    private void CheckRequired(decimal? value, int decimals = 0)
    {
        if (value is not { } number || !IsNumber(number, decimals))
            _counts.Fail++;
    }

    private void CheckText(string? text, int shortest, int longest)
    {
        if (string.IsNullOrEmpty(text) || text.Length < shortest || text.Length > longest)
            _counts.Fail++;
    }

    private void Count(bool holds)
    {
        if (holds)
            _counts.Pass++;
        else
            _counts.Fail++;
    }

    private decimal? OutcomesOf(Func<ApplicantsLine, decimal?> column)
    {
        decimal? sum = 0;
        foreach (var line in Outcomes)
            sum += column(line);
        return sum;
    }

    private static decimal? Sum(ApplicantsLine line) =>
        Zero(line.Person) + Zero(line.Business) + Zero(line.Research) + Zero(line.Charity) + Zero(line.Legal) + Zero(line.Other);

    private static decimal? All(ApplicantsLine line) => Total(line.All, Sum(line));

    private static decimal? Total(decimal? reported, decimal? computed) => reported is null ? computed : Zero(reported);

    /// <summary>A count of which a blank reads as 0; one that is wrong is missing.</summary>
    private static decimal? Zero(decimal? value) => value is not { } number ? 0 : IsCount(number) ? number : null;

    private static decimal? Required(decimal? value, int decimals = 0) => value is { } number && IsNumber(number, decimals) ? number : null;

    private static string? Text(string? text, int shortest) => string.IsNullOrEmpty(text) || text.Length < shortest ? null : text;

    private static bool IsCount(decimal number) => IsNumber(number, 0);

    private static bool IsNumber(decimal number, int decimals) => number.Scale <= decimals && !decimal.IsNegative(number) && number < 100_000_000_000_000;

    private static decimal Rounded(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);
}
