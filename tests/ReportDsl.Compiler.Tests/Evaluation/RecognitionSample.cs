using System.Collections.Concurrent;
using System.Globalization;
using ReportDsl.Compiler.Tests;
using ReportDsl.Evaluation;
using ReportDsl.Forms;
using ReportDsl.Runtime;

namespace ReportDsl.Tests.Evaluation;

/// <summary>Forms with one field of a wanted type, written as in the language, beside fields of other units.</summary>
internal static class RecognitionSample
{
    private const string Shared = """
        unit jian "件"
        unit person "人" @en "persons"
        unit yuan "元" @en "CNY"
        unit wanyuan "万元" = 10_000 yuan
        unit meter "米"
        unit kilometer "公里" = 1000 meter
        codelist Nature "性质" {
            "01" "机关" @en "administrative body"
            "02" "事业单位"
            "A" "其他"
            "a1" "甲类"
            "b1" "甲类"
        }
        template T version 1 "样表" {
            field persons "人数" : count in person optional
            field paid "实收" : number(2) in yuan optional
            field width "宽" : number(1) in meter optional
            field length "里程" : number(3) in kilometer optional

        """;

    private static readonly ConcurrentDictionary<string, Form> Forms = new(StringComparer.Ordinal);

    public static Form FormOf(string type) => Forms.GetOrAdd(type, wanted => Compiled.Form($"{Shared}    field f \"值\" : {wanted}\n}}\n"));

    /// <summary>The field <c>f</c>.</summary>
    public static Slot SlotOf(Form form) => form.Slots.Single(slot => slot.Path == "f");

    public static ReportData Report(Form form, CellContent content) =>
        new ReportData.Builder(form, new ReportPeriod(PeriodKind.Year, 2024, 1)).Set(SlotOf(form).Index, content).ToReport();

    public static Recognised? Recognise(string type, CellContent typed) => Recognise(FormOf(type), typed);

    public static bool IsValid(string type, CellContent content) => IsValid(FormOf(type), content);

    public static string Told(string type, CellContent typed) => Told(FormOf(type), typed);

    /// <summary>
    /// <c>12</c>, <c>12?</c> where it is in doubt, a remark behind it; <c>-</c> where nothing is proposed, <c>valid</c> where nothing is asked.
    /// </summary>
    public static string Told(Form form, CellContent typed) => Recognise(form, typed) is { } recognised
        ? Shown(recognised.Content) + (recognised.IsCertain ? "" : "?") + (recognised.Note is null ? "" : $" ({recognised.Note})")
        : IsValid(form, typed) ? "valid" : "-";

    private static Recognised? Recognise(Form form, CellContent typed) => ValueRecogniser.For(form).Recognise(SlotOf(form).Index, typed);

    private static bool IsValid(Form form, CellContent content) =>
        Evaluator.For(form).Evaluate(Report(form, content)).State(SlotOf(form).Index) != DecidedState.Invalid;

    private static string Shown(CellContent entry) => entry.Kind switch
    {
        ContentKind.Blank => "blank",
        ContentKind.Mark => "not applicable",
        ContentKind.Date => DateOnly.FromDayNumber((int)entry.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ContentKind.Boolean => entry.Number != 0 ? "yes" : "no",
        ContentKind.Number => entry.Number.ToString(CultureInfo.InvariantCulture),
        _ => $"\"{entry.Text}\"",
    };
}
