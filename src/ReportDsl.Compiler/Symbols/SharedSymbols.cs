using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Syntax;

namespace ReportDsl.Symbols;

/// <summary>A declared unit of measure.</summary>
public sealed class UnitSymbol : Symbol
{
    internal UnitSymbol(UnitDeclarationSyntax declaration)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span) =>
        Syntax = declaration;

    public override Phrase KindName => KindNames.Unit;

    internal UnitDeclarationSyntax Syntax { get; }
}

public sealed class CodeListSymbol : Symbol
{
    internal CodeListSymbol(CodeListDeclarationSyntax declaration)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span) =>
        List = new CodeList(
            Code,
            Label,
            [.. declaration.Entries.Select(entry => new CodeEntry(entry.Code.ValueText, LabelReader.Read(entry.Label) ?? Label.Of(entry.Code.ValueText)))]);

    public CodeList List { get; }

    public override Phrase KindName => KindNames.CodeList;
}

/// <summary>A shared axis: items that several tables, or several groups of one table, use.</summary>
public sealed class AxisSymbol : Symbol
{
    internal AxisSymbol(AxisDeclarationSyntax declaration, SharedScope scope)
        : base(declaration.Code.ValueText, LabelReader.Read(declaration.Label), declaration, declaration.Code.Span)
    {
        Items = declaration.Items;
        Scope = scope;
    }

    public override Phrase KindName => KindNames.Axis;

    internal ItemBlockSyntax Items { get; }

    /// <summary>Where the axis's own names are sought: what its file or template can see, not who uses it.</summary>
    internal SharedScope Scope { get; }
}
