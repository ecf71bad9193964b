using System.Collections.Immutable;
using ReportDsl.Forms;

namespace ReportDsl.Layout;

/// <summary>One rule instance and its row on the sheet of the checks.</summary>
public sealed record RuleRow(Rule Rule, RuleInstance Instance, int Row);

/// <summary>The sheet of the checks: a row for every rule instance.</summary>
public sealed record RulesLayout(string Name, ImmutableArray<RuleRow> Rows)
{
    /// <summary>The row of the column heads.</summary>
    public const int HeaderRow = SheetLayout.IdentityRow + 1;

    /// <summary>The row of the first instance.</summary>
    public const int FirstRow = HeaderRow + 1;

    /// <summary>The rule in words.</summary>
    public const int WordsColumn = SheetLayout.FirstColumn;

    /// <summary>The labels of the instance.</summary>
    public const int WhereColumn = WordsColumn + 1;

    /// <summary>The left side of a comparison.</summary>
    public const int LeftColumn = WhereColumn + 1;

    /// <summary>The right side of a comparison.</summary>
    public const int RightColumn = LeftColumn + 1;

    /// <summary>Left minus right.</summary>
    public const int DifferenceColumn = RightColumn + 1;

    /// <summary>The outcome in words.</summary>
    public const int ResultColumn = DifferenceColumn + 1;

    /// <summary>The written reason for a failure, an input where the rule takes one.</summary>
    public const int ExplanationColumn = ResultColumn + 1;

    /// <summary>Hidden: the summed states of a comparison's operands.</summary>
    public const int FlagColumn = ExplanationColumn + 2;

    /// <summary>Hidden: the outcome as a number, explained is 4.</summary>
    public const int OutcomeColumn = FlagColumn + 1;

    /// <summary>Hidden: what the row adds to the marks of its cells.</summary>
    public const int MarkColumn = OutcomeColumn + 1;

    internal static RulesLayout Of(Form form, string name)
    {
        var row = FirstRow;
        return new RulesLayout(
            name, [.. form.Rules.SelectMany(rule => rule.Instances.Select(instance => new RuleRow(rule, instance, row++)))]);
    }
}
