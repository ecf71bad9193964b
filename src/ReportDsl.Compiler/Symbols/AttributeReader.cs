using System.Collections.Immutable;
using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>What a declaration may say of values.</summary>
internal enum AttributePlace
{
    Section,
    Table,
    Group,
    Item,
    Many,
    Total,
    Cell,
    Key,
    Field,
    Narrative,
}

/// <summary>Reads type clauses and modifiers into attributes; says what is unknown, said twice or without meaning at its place.</summary>
internal sealed class AttributeReader
{
    private readonly SharedScope _scope;
    private readonly TemplateDeclarationSyntax? _template;
    private readonly DiagnosticBag _diagnostics;
    private readonly ImmutableArray<CodeTypeSyntax>.Builder _keyTypes;

    public AttributeReader(SharedScope scope, TemplateDeclarationSyntax? template, DiagnosticBag diagnostics)
        : this(scope, template, diagnostics, ImmutableArray.CreateBuilder<CodeTypeSyntax>())
    {
    }

    private AttributeReader(
        SharedScope scope, TemplateDeclarationSyntax? template, DiagnosticBag diagnostics, ImmutableArray<CodeTypeSyntax>.Builder keyTypes)
    {
        _scope = scope;
        _template = template;
        _diagnostics = diagnostics;
        _keyTypes = keyTypes;
    }

    /// <summary>The types read so far, here and in other files, that name no code list: each must name a <c>many</c> of the template.</summary>
    public ImmutableArray<CodeTypeSyntax> KeyTypes => _keyTypes.ToImmutable();

    /// <summary>The same, with the names that another file or template can see.</summary>
    public AttributeReader In(SharedScope other) =>
        ReferenceEquals(other, _scope) ? this : new AttributeReader(other, _template, _diagnostics, _keyTypes);

    public AttributeSet Read(TypeClauseSyntax? type, SyntaxList<ModifierSyntax> modifiers, AttributePlace place)
    {
        if (type is null && modifiers.Count == 0)
            return AttributeSet.Empty;
        var set = AttributeSet.Empty;
        if (type is not null)
        {
            var read = TypeReader.Read(type.Type, _scope, _diagnostics);
            if (read is DataType.KeyOf && type.Type is CodeTypeSyntax keys)
                _keyTypes.Add(keys);
            set = set with { Type = new Attribute<DataType>(read, type) };
        }

        foreach (var modifier in modifiers)
        {
            if (Meaningless(modifier, place) is { } reason)
                _diagnostics.Report(TypeDiagnostics.MeaninglessModifier, modifier, modifier.GetFirstToken().Text, reason);
            else
                set = Add(set, modifier);
        }

        if (place == AttributePlace.Many)
            set = WithoutRowLimit(set);
        return set.Type is { Value: not DataType.Unknown } declared && place != AttributePlace.Narrative ? Fitting(set, declared.Value) : set;
    }

    /// <summary>The <c>max</c> of a <c>many</c> limits its rows, not the values in them.</summary>
    private AttributeSet WithoutRowLimit(AttributeSet set)
    {
        if (set.Max is { } limit && !(limit.Value >= 1 && decimal.IsInteger(limit.Value) && limit.Syntax is BoundModifierSyntax { Value: NumberConstantSyntax }))
            Unfit(limit.Syntax, new Phrase("it is the largest number of rows, a whole number from 1 on", "它是行数上限，应为不小于 1 的整数"));
        return set with { Max = null };
    }

    /// <summary>Leaves out, and reports, what values of the type written beside it cannot have.</summary>
    private AttributeSet Fitting(AttributeSet set, DataType type)
    {
        if (set.Unit is { } unit && type is not (DataType.Count or DataType.Integer or DataType.Number))
        {
            Unfit(unit.Syntax, new Phrase("only counts, integers and numbers have a unit", "只有 count、integer、number 才有单位"));
            set = set with { Unit = null };
        }

        if (set.Presence is { Value: Presence.BlankZero } blank && !type.IsNumeric)
        {
            Unfit(blank.Syntax, new Phrase("only a number can be zero", "只有数才能为零"));
            set = set with { Presence = null };
        }

        if (type.IsNumeric || type is DataType.Date)
            return set;
        var unordered = new Phrase("only numbers and dates have a smallest and a largest value", "只有数和日期才有最小值和最大值");
        if (set.Min is { } min)
            Unfit(min.Syntax, unordered);
        if (set.Max is { } max)
            Unfit(max.Syntax, unordered);
        return set with { Min = null, Max = null };
    }

    private void Unfit(SyntaxNode modifier, Phrase reason) =>
        _diagnostics.Report(TypeDiagnostics.MeaninglessModifier, modifier, modifier.GetFirstToken().Text, reason);

    private AttributeSet Add(AttributeSet set, ModifierSyntax modifier)
    {
        switch (modifier)
        {
            case UnitModifierSyntax unit:
                Once(set.Unit is not null, unit);
                return set with { Unit = new Attribute<UnitOfMeasure>(_scope.ResolveUnit(unit.Unit, _diagnostics), unit) };
            case FlagModifierSyntax { Flag.Kind: SyntaxKind.EnteredKeyword } flag:
                Once(set.Entered is not null, flag);
                return set with { Entered = new Attribute<bool>(true, flag) };
            case FlagModifierSyntax { Flag.Kind: SyntaxKind.RequiredKeyword or SyntaxKind.OptionalKeyword } flag:
                Once(set.Presence is not null, flag);
                return set with { Presence = new Attribute<Presence>(flag.Flag.Kind == SyntaxKind.OptionalKeyword ? Presence.Optional : Presence.Required, flag) };
            case BlankZeroModifierSyntax blank:
                Once(set.Presence is not null, blank);
                return set with { Presence = new Attribute<Presence>(Presence.BlankZero, blank) };
            case AllowNaModifierSyntax allow:
                Once(set.AllowNotApplicable is not null, allow);
                return set with { AllowNotApplicable = new Attribute<bool>(true, allow) };
            case BoundModifierSyntax { Bound.Kind: SyntaxKind.MinKeyword } min:
                Once(set.Min is not null, min);
                return Constants.Read(min.Value, _diagnostics) is { } low ? set with { Min = new Attribute<decimal>(low, min) } : set;
            case BoundModifierSyntax max:
                Once(set.Max is not null, max);
                return Constants.Read(max.Value, _diagnostics) is { } high ? set with { Max = new Attribute<decimal>(high, max) } : set;
            case WithinModifierSyntax within:
                Once(set.Within is not null, within);
                return set with { Within = new Attribute<WithinModifierSyntax>(within, within) };
            default:
                return set; // was, new: read by the lineage, not by the values
        }
    }

    private void Once(bool again, ModifierSyntax modifier)
    {
        if (again)
            _diagnostics.Report(NameDiagnostics.Repeated, modifier, modifier.GetFirstToken().Text);
    }

    private Phrase? Meaningless(ModifierSyntax modifier, AttributePlace place) => modifier switch
    {
        BeforeModifierSyntax when _template?.Extends is null => new(
            "it places an item of a variant, and this template extends none", "它用于在变体中安排位置，而本模板没有 extends"),
        WasModifierSyntax or FlagModifierSyntax { Flag.Kind: SyntaxKind.NewKeyword } when _template is { Follows: null } or null => new(
            "it says where something came from, and this template follows no version", "它说明来源，而本模板没有 follows"),
        WithinModifierSyntax when place is AttributePlace.Field or AttributePlace.Narrative or AttributePlace.Key or AttributePlace.Many => new(
            "it is the tolerance of what is computed", "它是计算项的误差"),
        BoundModifierSyntax { Bound.Kind: SyntaxKind.MinKeyword } when place is AttributePlace.Many => new(
            "rows can only be limited from above, by max", "行数只能用 max 限定上限"),
        FlagModifierSyntax { Flag.Kind: SyntaxKind.EnteredKeyword } when place is AttributePlace.Field or AttributePlace.Narrative or AttributePlace.Key => new(
            "only a total can be entered instead of computed", "只有合计才能改为填写"),
        BlankZeroModifierSyntax or AllowNaModifierSyntax or UnitModifierSyntax when place is AttributePlace.Narrative => new(
            "a narrative is text", "文字说明是文本"),
        BlankZeroModifierSyntax or AllowNaModifierSyntax when place is AttributePlace.Key => new(
            "a key always has a value", "关键字必须有值"),
        _ => null,
    };
}
