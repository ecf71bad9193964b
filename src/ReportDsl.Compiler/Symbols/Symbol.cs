using ReportDsl.Diagnostics;
using ReportDsl.Forms;
using ReportDsl.Runtime;
using ReportDsl.Syntax;
using ReportDsl.Text;

namespace ReportDsl.Symbols;

/// <summary>What a name in a source can stand for: something that a source declares, or a word of the language.</summary>
public abstract class Symbol
{
    private protected Symbol(string code, Label? label)
    {
        Code = code;
        Label = label ?? Label.Of(code);
        HasLabel = label is not null;
    }

    /// <summary>The name in sources; it is stable.</summary>
    public string Code { get; }

    /// <summary>What people read; the code where no label was written.</summary>
    public Label Label { get; }

    /// <summary>Whether a label was written.</summary>
    public bool HasLabel { get; }

    /// <summary>What the symbol is, for messages.</summary>
    public abstract Phrase KindName { get; }

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}

/// <summary>Something a source declares under a code: the code is stable, the label is what people read.</summary>
public abstract class DeclaredSymbol : Symbol
{
    private protected DeclaredSymbol(string code, Label? label, SyntaxNode declaration, TextSpan nameSpan)
        : base(code, label)
    {
        Declaration = declaration;
        NameSpan = nameSpan;
        Location = declaration.Location with { Span = nameSpan };
    }

    /// <summary>The node that declares it; its <see cref="SyntaxNode.Location"/> is the place of the whole declaration.</summary>
    public SyntaxNode Declaration { get; }

    /// <summary>Where the code stands in the declaration; a code of a code list with its quotes.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The place of the code, <see cref="NameSpan"/> in its source: what findings about the symbol point at.</summary>
    public Location Location { get; }

    /// <summary>The doc comment before the declaration, null where there is none.</summary>
    public string? Guidance => Declaration.GetDocumentation();
}

/// <summary>The words for kinds of symbols, once.</summary>
internal static class KindNames
{
    public static readonly Phrase Unit = new("unit", "单位");
    public static readonly Phrase CodeList = new("code list", "代码表");
    public static readonly Phrase CodeOfList = new("code", "代码");
    public static readonly Phrase Axis = new("axis", "轴");
    public static readonly Phrase Template = new("template", "模板");
    public static readonly Phrase Section = new("section", "部分");
    public static readonly Phrase Table = new("table", "表");
    public static readonly Phrase Field = new("field", "字段");
    public static readonly Phrase Narrative = new("narrative", "文字说明");
    public static readonly Phrase Check = new("check", "规则");
    public static readonly Phrase Items = new("items", "项");
    public static readonly Phrase Row = new("row", "行");
    public static readonly Phrase Column = new("column", "列");
    public static readonly Phrase Key = new("key", "关键字");
    public static readonly Phrase Variable = new("variable", "变量");
    public static readonly Phrase Name = new("name", "名称");
    public static readonly Phrase Type = new("type", "类型");
    public static readonly Phrase Function = new("function", "函数");
    public static readonly Phrase AxisWord = new("word for an axis", "轴的代称");
    public static readonly Phrase AxisItem = new("item of an axis", "轴的项");
    public static readonly Phrase File = new("file", "文件");
    public static readonly Phrase CodeListOrMany = new("code list or 'many'", "代码表或“many”");
    public static readonly Phrase Period = new("period of the report", "报告期");
    public static readonly Phrase PeriodProperty = new("property of the period", "报告期属性");

    public static Phrase Of(ValueKind kind) => kind switch
    {
        ValueKind.Number => new("a number", "数"),
        ValueKind.Text => new("a text", "文本"),
        ValueKind.Date => new("a date", "日期"),
        _ => new("a condition", "条件"),
    };
}
